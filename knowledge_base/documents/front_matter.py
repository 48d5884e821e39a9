"""The YAML front matter of a Markdown file: details between two lines of `---` above the article."""

import re
from dataclasses import dataclass

import yaml

from knowledge_base.documents.stated_dates import DatePatterns
from knowledge_base.model import Span
from knowledge_base.problems import Problem, Severity

_FENCED = re.compile(
    r"\ufeff?(---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*)(?:\r?\n|\Z)", re.DOTALL | re.M
)
_FIELD = re.compile(r"^[A-Za-z][\w -]*:(?:\s|$)", re.MULTILINE)
_TITLE = ("title", "headline")
_AUTHOR = ("author", "authors", "by", "byline", "creator")
_PUBLISHER = ("publisher", "site", "sitename", "site_name", "source", "publication", "outlet")
_PUBLISHED = ("published", "date", "publish_date", "pubdate", "date_published", "publication_date")


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """The details a front matter gives, where it stands, and what is wrong with it."""

    span: Span | None = None
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    problems: tuple[Problem, ...] = ()


def read_front_matter(text: str, path: str, dates: DatePatterns) -> FrontMatter:
    """The front matter of a Markdown text; an empty one where the text begins without."""
    fence = _FENCED.match(text)
    if not fence or not _FIELD.search(fence[2]):
        return FrontMatter()
    span = Span(fence.start(1), fence.start(1) + len(fence[1].rstrip()))
    try:
        fields = _fields(yaml.compose(fence[2], Loader=yaml.SafeLoader))
    except yaml.MarkedYAMLError as wrong:
        return FrontMatter(span=span, problems=(_not_yaml(wrong, path),))
    said = _first(fields, _PUBLISHED)
    published = dates.read(said) if said else None
    problems = [] if published or not said else [_no_date(said, path)]
    return FrontMatter(
        span=span,
        title=_first(fields, _TITLE),
        author=_first(fields, _AUTHOR),
        publisher=_first(fields, _PUBLISHER),
        published=published,
        problems=tuple(problems),
    )


def _fields(node: yaml.Node | None) -> dict[str, str]:
    """The fields that hold text, or a list of texts, by name in lower case."""
    if not isinstance(node, yaml.MappingNode):
        return {}
    fields: dict[str, str] = {}
    for key, value in node.value:
        parts = value.value if isinstance(value, yaml.SequenceNode) else [value]
        words = [" ".join(p.value.split()) for p in parts if isinstance(p, yaml.ScalarNode)]
        fields[str(key.value).lower().replace("-", "_")] = ", ".join(filter(None, words))
    return fields


def _first(fields: dict[str, str], names: tuple[str, ...]) -> str | None:
    found = (fields[name] for name in names if fields.get(name))
    return next((said for said in found if not said.startswith(("http:", "https:"))), None)


def _not_yaml(wrong: yaml.MarkedYAMLError, path: str) -> Problem:
    mark = wrong.problem_mark
    line, column = (mark.line + 2, mark.column + 1) if mark else (2, 1)
    message = f"the front matter is not YAML: {wrong.problem}. Quote values that hold a colon."
    return Problem(path=path, line=line, column=column, message=message)


def _no_date(said: str, path: str) -> Problem:
    message = f"'{said}' in the front matter is no date that can be read. Write it as 2016-05-20."
    return Problem(path=path, line=1, column=1, message=message, severity=Severity.WARNING)
