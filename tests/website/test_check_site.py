from pathlib import Path

import pytest

from knowledge_base.website import check_site


def messages(site: Path, pages: dict[str, str]) -> list[str]:
    """What is said of a site with these files, without the folder."""
    for path, html in pages.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(html, encoding="utf-8")
    return [str(problem).removeprefix(f"{site}/") for problem in check_site(site)]


def test_a_sound_site_has_no_problem(tmp_path: Path) -> None:
    pages = {
        "index.html": '<h1 id="top">x</h1><a href="a/b%20c.html#%C3%A9">b</a><a href="https://example.org/">out</a>'
        '<link rel="canonical" href="https://example.org/"><a href="#top">top</a><a href="?data=abc#top">top</a>',
        "a/index.html": '<a href="../index.html#top">home</a><img src="data:image/png;base64,AA">',
        "a/b c.html": '<p id="é">x</p>',
        "404.html": '<a href="/under/path/a/index.html">a</a>',
    }

    assert messages(tmp_path, pages) == []


def test_a_link_to_nowhere_names_file_line_and_the_nearest_page(tmp_path: Path) -> None:
    found = messages(tmp_path, {"index.html": '<p>\n<a href="actor.html">x</a>', "actors.html": ""})

    assert found == [
        "index.html:2:1: 'actor.html' leads to no file of the site. Did you mean 'actors.html'?"
    ]


def test_a_missing_anchor_is_found(tmp_path: Path) -> None:
    pages = {"index.html": '<a href="a.html#m-12">x</a>', "a.html": '<i id="m-13"></i>'}

    assert messages(tmp_path, pages) == [
        "index.html:1:1: 'a.html#m-12': a.html has no place named 'm-12'. Did you mean 'm-13'?"
    ]


@pytest.mark.parametrize(
    "tag",
    [
        '<script src="https://cdn.example.org/x.js"></script>',
        '<link rel="stylesheet" href="//fonts.example.org/x.css">',
        '<link rel="preconnect" href="https://fonts.example.org">',
        '<img src="http://example.org/pixel.png">',
        '<img srcset="a.png 1x, https://example.org/b.png 2x">',
        '<iframe src="https://example.org/"></iframe>',
    ],
)
def test_what_would_be_loaded_from_elsewhere_is_refused(tmp_path: Path, tag: str) -> None:
    (tmp_path / "a.png").write_bytes(b"")
    found = messages(tmp_path, {"index.html": tag})

    assert len(found) == 1
    assert "from another server" in found[0]


def test_a_style_that_loads_from_elsewhere_is_refused(tmp_path: Path) -> None:
    found = messages(tmp_path, {"x.css": "@import url(https://example.org/font.css);"})

    assert found == ["x.css: The style loads from another server: 'url(https://'."]


def test_scripts_as_addresses_and_doubled_ids_and_leftovers_are_found(tmp_path: Path) -> None:
    page = '<a href="javascript:alert(1)">x</a>\n<b id="a"></b><i id="a"></i>\n<p>{{ title }}</p>\n\x02'

    assert messages(tmp_path, {"index.html": page}) == [
        "index.html:1:1: 'javascript:alert(1)' has a scheme that no link here may have.",
        "index.html:2:1: The id 'a' stands twice in this page.",
        "index.html:3:4: '{{' was left over from a template; some text was not escaped.",
        "index.html:4:1: '\\x02' was left over from a template; some text was not escaped.",
    ]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/a.html", "begins at the root of the server"),
        ("a/", "names a folder"),
        ("a", "names a folder"),
        ("?data=1#nowhere", "has no place named 'nowhere'"),
    ],
)
def test_a_link_that_a_folder_or_a_sub_path_would_break_is_found(
    tmp_path: Path, address: str, said: str
) -> None:
    pages = {"index.html": f'<a href="{address}">x</a>', "a.html": "", "a/index.html": ""}
    found = messages(tmp_path, pages)

    assert len(found) == 1
    assert said in found[0]


def test_a_script_in_an_attribute_is_found(tmp_path: Path) -> None:
    assert messages(tmp_path, {"index.html": '<p onclick="x()">x</p>'}) == [
        "index.html:1:1: 'onclick' is code in the page, which its policy stops. Put it into a file in docs/assets/."
    ]


@pytest.mark.parametrize("code", ["<script>x()</script>", "<style>p { color: red }</style>"])
def test_a_script_or_style_within_the_page_is_found_and_data_is_not(
    tmp_path: Path, code: str
) -> None:
    data = '<script type="application/json">{"a": 1}</script>'
    found = messages(tmp_path, {"index.html": data + code})

    assert len(found) == 1
    assert "is code in the page" in found[0]


def test_a_link_out_of_the_site_s_folder_leads_nowhere(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (tmp_path / "secret.html").write_text("", encoding="utf-8")

    assert len(messages(site, {"index.html": '<a href="../secret.html">x</a>'})) == 1


def test_a_redirect_must_lead_somewhere(tmp_path: Path) -> None:
    page = '<meta http-equiv="refresh" content="0; url=gone.html">'

    assert len(messages(tmp_path, {"index.html": page})) == 1
