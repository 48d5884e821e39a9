"""The YAML front matter of a Markdown file: details between two lines of `---` above the article."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import yaml

from knowledge_base.documents.stated_dates import DatePatterns
from knowledge_base.model import Span
from knowledge_base.problems import Problem, Severity

_FENCED = re.compile(
    r"\ufeff?(---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*)(?:\r?\n|\Z)", re.DOTALL | re.M
)
_OPEN = re.compile(r"\ufeff?(---[ \t]*\r?\n((?:[^\S\r\n]*(?!---|\.\.\.)\S[^\r\n]*(?:\r?\n|\Z))+))")
_FIELD = re.compile(r"^[A-Za-z][\w -]*:(?:\s|$)", re.MULTILINE)
_PART_OF_FIELDS = re.compile(r"[A-Za-z][\w -]*:(?:\s|$)|[\s#\]}]|- ")
_TITLE = ("title", "headline")
_AUTHOR = ("author", "authors", "by", "byline", "creator")
_PUBLISHER = ("publisher", "site", "sitename", "site_name", "source", "publication", "outlet")
_PUBLISHED = ("published", "date", "publish_date", "pubdate", "date_published", "publication_date")
# The loader of libyaml is faster, but nests in C without a limit: an article of opening brackets would end the process.
_LOADER = yaml.SafeLoader
# An item of a list that is longer is a sentence of the article below a rule rather than a detail.
_LONGEST_ITEM = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """The details a front matter gives, where it stands, and what is wrong with it."""

    span: Span | None = None
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Field:
    """One field: its texts (one, or those of a list), what it holds, and where the value stands in the file."""

    name: str
    texts: tuple[str, ...]
    shape: str  # "text", "list", "fields" or "" where there is nothing
    line: int
    column: int


def read_front_matter(text: str, path: str, dates: DatePatterns) -> FrontMatter:
    """The front matter of a Markdown text; an empty one where the text begins without.

    What it holds and nobody can use is a warning each; what is no YAML is an error. One that is never closed ends before the
    first blank line or the first line that is no field.
    """
    fence = _FENCED.match(text)
    if fence and _FIELD.search(fence[2]):
        found = _read(fence[2], _span(fence), path, dates)
        if not _is_broken(found) or not _runs_into_text(fence[2]):
            return found
    if fence and (listed := _list_instead(fence, path)):
        return listed
    opening = _OPEN.match(text)
    return _read_unclosed(opening, path, dates) if opening else FrontMatter()


def _is_broken(front: FrontMatter) -> bool:
    return any(problem.severity is Severity.ERROR for problem in front.problems)


def _read(yaml_text: str, span: Span, path: str, dates: DatePatterns) -> FrontMatter:
    try:
        fields = _fields(yaml.compose(yaml_text, Loader=_LOADER))
    except yaml.MarkedYAMLError as wrong:
        return FrontMatter(span=span, problems=(_not_yaml(wrong, path),))
    except (yaml.YAMLError, RecursionError):
        message = "the front matter is not YAML: it holds signs or brackets that YAML does not read. Remove them."
        return FrontMatter(span=span, problems=(_error(path, 2, 1, message),))
    problems: list[Problem] = []
    title = _first_text(fields, _TITLE, path, problems)
    publisher = _first_text(fields, _PUBLISHER, path, problems)
    return FrontMatter(
        span=span,
        title=title,
        author=_author(fields, path, problems),
        publisher=publisher,
        published=_published(fields, dates, path, problems),
        problems=tuple(problems),
    )


def _read_unclosed(opening: re.Match[str], path: str, dates: DatePatterns) -> FrontMatter:
    """What stands below a `---` that opens the file, as far as its lines are fields."""
    lines = opening[2].splitlines(keepends=True)
    end = next((n for n, line in enumerate(lines) if not _PART_OF_FIELDS.match(line)), len(lines))
    yaml_text = "".join(lines[:end])
    if not _FIELD.match(yaml_text):
        return FrontMatter()
    start = opening.start(1)
    length = opening.start(2) - start + len(yaml_text.rstrip())
    found = _read(yaml_text, Span(start, start + length), path, dates)
    message = (
        f"the front matter that begins here is never closed; it was read as far as line {end + 1}."
        " Put a line of '---' below its last field."
    )
    return replace(found, problems=(_warning(path, 1, 1, message), *found.problems))


def _list_instead(fence: re.Match[str], path: str) -> FrontMatter | None:
    """A list of short texts where fields are expected; a list of sentences stands between two rules of the article."""
    try:
        node = yaml.compose(fence[2], Loader=_LOADER)
    except (yaml.YAMLError, RecursionError):
        return None
    if not isinstance(node, yaml.SequenceNode) or fence[2][:1].isspace():
        return None
    items = [item.value for item in node.value if isinstance(item, yaml.ScalarNode)]
    if any(len(item) > _LONGEST_ITEM for item in items):
        return None
    message = "the front matter is a list, which gives no details. Write fields, such as 'title: The Coal Road'."
    return FrontMatter(span=_span(fence), problems=(_warning(path, 2, 1, message),))


def _span(fence: re.Match[str]) -> Span:
    return Span(fence.start(1), fence.start(1) + len(fence[1].rstrip()))


def _runs_into_text(fenced: str) -> bool:
    """Whether a line that is no part of fields stands before the closing line, which then is a rule of the article."""
    lines = fenced.splitlines()
    return any(line and not _PART_OF_FIELDS.match(line) for line in lines)


def _fields(node: yaml.Node | None) -> list[_Field]:
    """The fields in order, with their names in lower case."""
    if not isinstance(node, yaml.MappingNode):
        return []
    fields = []
    for key, value in node.value:
        parts = value.value if isinstance(value, yaml.SequenceNode) else [value]
        texts = [" ".join(p.value.split()) for p in parts if isinstance(p, yaml.ScalarNode)]
        all_texts = len(texts) == len(parts)
        fields.append(
            _Field(
                name=str(key.value).lower().replace("-", "_"),
                texts=tuple(filter(None, texts)) if value.tag != "tag:yaml.org,2002:null" else (),
                shape=_shape(value) if all_texts else "fields",
                line=value.start_mark.line + 2,
                column=value.start_mark.column + 1,
            )
        )
    return fields


def _shape(node: yaml.Node) -> str:
    if isinstance(node, yaml.SequenceNode):
        return "list"
    return "text" if node.value and node.tag != "tag:yaml.org,2002:null" else ""


def _named(fields: Sequence[_Field], names: tuple[str, ...]) -> Iterator[_Field]:
    """The fields of these names that hold something, the name that says it best first."""
    for name in names:
        yield from (field for field in fields if field.name == name and field.shape)


def _first_text(
    fields: Sequence[_Field], names: tuple[str, ...], path: str, problems: list[Problem]
) -> str | None:
    found = None
    for field in _named(fields, names):
        if field.shape != "text":
            problems.append(_no_text(field, "a text", path))
        elif not field.texts[0].startswith(("http:", "https:")):
            found = found or field.texts[0]
    return found


def _author(fields: Sequence[_Field], path: str, problems: list[Problem]) -> str | None:
    found = None
    for field in _named(fields, _AUTHOR):
        if field.shape == "fields":
            problems.append(_no_text(field, "a name or a list of names", path))
        elif names := [n for n in field.texts if not n.startswith(("http:", "https:"))]:
            found = found or ", ".join(names)
    return found


def _published(
    fields: Sequence[_Field], dates: DatePatterns, path: str, problems: list[Problem]
) -> str | None:
    found = None
    for field in _named(fields, _PUBLISHED):
        date = dates.read(field.texts[0]) if field.shape == "text" else None
        if date is None and field.shape == "text":
            message = f"'{field.texts[0]}' in the front matter is no date that can be read. Write it as 2016-05-20."
            problems.append(_warning(path, field.line, field.column, message))
        elif date is None:
            problems.append(_no_text(field, "a date, such as 2016-05-20,", path))
        found = found or date
    return found


def _no_text(field: _Field, wanted: str, path: str) -> Problem:
    held = "a list" if field.shape == "list" else "fields of its own"
    message = f"'{field.name}' in the front matter holds {held} and is not used; {wanted} is expected here."
    return _warning(path, field.line, field.column, message)


def _not_yaml(wrong: yaml.MarkedYAMLError, path: str) -> Problem:
    mark = wrong.problem_mark
    line, column = (mark.line + 2, mark.column + 1) if mark else (2, 1)
    message = f"the front matter is not YAML: {wrong.problem}. Quote values that hold a colon."
    return _error(path, line, column, message)


def _error(path: str, line: int, column: int, message: str) -> Problem:
    return Problem(path=path, line=line, column=column, message=message)


def _warning(path: str, line: int, column: int, message: str) -> Problem:
    return Problem(path=path, line=line, column=column, message=message, severity=Severity.WARNING)
