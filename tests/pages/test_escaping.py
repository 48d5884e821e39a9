from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge_base.model import (
    Document,
    Fact,
    KnowledgeBase,
    LinkedMention,
    Mention,
    Reference,
    Span,
)
from knowledge_base.pages import render_pages
from knowledge_base.pages.escaping import clean_text, element, escape, heading_text
from knowledge_base.pages.pasted_lines import yaml_text
from tests.pages.page_reading import Tag, front_of, read
from tests.pages.small_base import SETTINGS, record

HOSTILE = (
    "<script>alert(1)</script>",
    "</title><img src=x onerror=alert(1)>",
    "{{ config }} {% include 'x' %}",
    "```\ncode\n```",
    "~~~ html",
    "`code` *star* _low_ **bold**",
    "[x]: javascript:alert(1)",
    "[click](javascript:alert(1))",
    "--- \ntitle: x\n---",
    "AT&T &amp; &lt;b&gt;",
    "\x02klzzwxh:0000\x03 and \x02amp\x03 wzxhzdk:0",
    "klzzwxh:0",
    'key: "value" # no comment\n- list',
    "{: onclick=alert(1) } { #id .class }",
    "\u202egnol\u202c \u200fright\u200e \u2066x\u2069",
    "\ufeffmark \x00nul\x85next\u2028line",
    "</div></p><!-- comment --> <![CDATA[x]]> <?php ?>",
    "    indented\n\n    code\n\n1. list\n# head",
    '" onmouseover="alert(1)',
    "emoji 🧨 and 中文",
    "\ud800 half",
)


def base_of(text: str) -> KnowledgeBase:
    """A base in which the text is a title, a name, a description, a reference, an article and a mention at once."""
    article = f"A {text} B. {text}"
    whole = Span(0, len(article))
    at = Span(2, 2 + len(text))
    mention = Mention(
        source="s",
        start=at.start,
        end=at.end,
        text=text,
        type="actor",
        kind="person",
        name=text,
        rule="r",
        confidence=1.0,
    )
    work = Reference(title=text, publisher=text, url=f"javascript:{text}")
    actor = record(
        "actors/x",
        "actor",
        "person",
        text or "x",
        description=Fact(field="description", value=text, origin="person", references=(work,)),
        names=(Fact(field="alias", value=text, origin="machine", said=text),),
        facts=(Fact(field="country", value=text, origin="person", found=text),),
        mentions={"s": 1},
    )
    source = record("sources/s", "source", "article", text or "x", mentions={})
    gone = record("actors/y", "actor", None, text or "x", status="rejected", reason=text)
    document = Document(
        source="s",
        path=Path("s.txt"),
        text=article,
        sha256="0",
        language="en",
        title=text,
        paragraphs=(whole,),
    )
    return KnowledgeBase(
        documents={"s": document},
        entities={e.id: e for e in (actor, source, gone)},
        mentions={"s": (LinkedMention(mention=mention, found="actors/x", entity="actors/x"),)},
        events={},
        sentences={"s": (whole,)},
    )


PLAIN = render_pages(base_of("plain"), SETTINGS)


def tags(page: Tag) -> list[tuple[str, list[str]]]:
    """Every element with the names of its attributes, in order."""
    return [
        (tag.name, sorted(tag.attributes))
        for tag in page.all()
        if tag.name != "p" or "hidden" not in tag.attributes
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text_everywhere(text: str) -> None:
    pages = render_pages(base_of(text), SETTINGS)
    for path in PLAIN:
        front = yaml.safe_load(front_of(pages[path]))
        allowed = {name for name, _ in tags(read(PLAIN[path]))}
        found = tags(read(pages[path]))

        assert "<" not in front["title"]
        assert {name for name, _ in found} <= allowed, path
        assert not {a for _, names in found for a in names if a.startswith("on")}
        assert "javascript:" not in " ".join(
            a.attributes["href"] for a in read(pages[path]).all("a")
        )
        pages[path].encode("utf-8")


@given(st.text(max_size=60))
@settings(max_examples=150)
def test_any_text_is_shown_letter_by_letter_and_makes_no_tag(text: str) -> None:
    page = render_pages(base_of(text), SETTINGS)["sources/s.md"]
    article = read(page).all("div", class_="kb-article")[0]
    shown = "".join(article.text.split())

    assert shown == "".join(clean_text(f"A {text} B. {text}").split())
    assert {tag.name for tag in article.all()} <= {"p", "a", "span"}


@given(st.text(max_size=80))
def test_any_title_survives_heading_and_front_matter(text: str) -> None:
    title = f"T{text}"
    page = render_pages(base_of(title), SETTINGS)["actors/x.md"]
    front = yaml.safe_load(front_of(page))
    expected = " ".join(clean_text(title).split())

    assert front["title"] == " ".join(str(escape(expected)).split())
    assert "".join(read(page).all("h1")[0].text.split()) == "".join(expected.split())


@given(st.text())
def test_a_pasted_yaml_value_reads_back(text: str) -> None:
    wanted = " ".join(clean_text(text).split())

    assert yaml.safe_load(f"name: {yaml_text(wanted)}") == {"name": wanted}


def test_children_are_escaped_unless_they_are_html() -> None:
    assert element("p", "<b>", element("b", "&"), title='"') == (
        '<p title="&quot;">&lt;b&gt;<b>&amp;</b></p>'
    )


def test_a_heading_holds_no_markdown() -> None:
    assert heading_text("a *b* #{x}") == "a &#42;b&#42; &#35;&#123;x&#125;"


def test_front_matter_of_a_hostile_record_keeps_its_keys() -> None:
    pages = render_pages(replace(base_of('x"\n---\nevil: yes'), withdrawn=()), SETTINGS)

    assert sorted(yaml.safe_load(front_of(pages["actors/x.md"]))) == [
        "description",
        "generated",
        "hide",
        "search",
        "title",
    ]
