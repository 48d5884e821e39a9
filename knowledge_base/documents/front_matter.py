"""The front matter of a Markdown file: details above the article, as YAML between two lines of `---` or TOML between two of `+++`."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import yaml

from knowledge_base.documents.front_fields import (
    LOADER,
    Field,
    FieldsError,
    toml_fields,
    yaml_fields,
)
from knowledge_base.documents.stated_dates import DatePatterns
from knowledge_base.model import Span
from knowledge_base.problems import Problem, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class _Language:
    """How a front matter is written: its line above and below, and what tells its fields from an article."""

    mark: str
    fenced: re.Pattern[str]
    open: re.Pattern[str]
    field: re.Pattern[str]
    part_of_fields: re.Pattern[str]
    read: Callable[[str], list[Field]]


def _language(
    mark: str, end: str, *, field: str, part: str, read: Callable[[str], list[Field]]
) -> _Language:
    above = rf"{re.escape(mark)}[ \t]*\r?\n"
    return _Language(
        mark=mark,
        fenced=re.compile(
            rf"\ufeff?({above}(.*?)^(?:{end})[ \t]*)(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
        ),
        open=re.compile(rf"\ufeff?({above}((?:[^\S\r\n]*(?!{end})\S[^\r\n]*(?:\r?\n|\Z))+))"),
        field=re.compile(f"^{field}", re.MULTILINE),
        part_of_fields=re.compile(part),
        read=read,
    )


_YAML = _language(
    "---",
    r"---|\.\.\.",
    field=r"[A-Za-z][\w -]*:(?:\s|$)",
    part=r"[A-Za-z][\w -]*:(?:\s|$)|[\s#\]}]|- ",
    read=yaml_fields,
)
_TOML = _language(
    "+++",
    r"\+\+\+",
    # Its first line alone tells: nobody draws a rule of `+`. Fields with a colon are YAML in the wrong place, and the reader says so.
    field=r"\A(?:\s|#[^\n]*\n)*[\"']?[A-Za-z][\w-]*[\"']?[ \t]*[=:]|\A\[+[\w.-]+\]+[ \t]*\r?$",
    part=r"[\"']?[A-Za-z][\w.\"'-]*[ \t]*=|[\s#\[\]}\"']",
    read=toml_fields,
)
_TITLE = ("title", "headline")
_AUTHOR = ("author", "authors", "by", "byline", "creator")
_PUBLISHER = ("publisher", "site", "sitename", "site_name", "source", "publication", "outlet")
_PUBLISHED = ("published", "date", "publish_date", "pubdate", "date_published", "publication_date")
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


def read_front_matter(text: str, path: str, dates: DatePatterns) -> FrontMatter:
    """The front matter of a Markdown text; an empty one where the text begins without.

    What it holds and nobody can use is a warning each; what its language does not read is an error. One that is never closed ends before the
    first blank line or the first line that is no field.
    """
    language = _TOML if text.removeprefix("\ufeff").startswith(_TOML.mark) else _YAML
    fence = language.fenced.match(text)
    if fence and language.field.search(fence[2]):
        found = _read(language, fence[2], _span(fence), path, dates)
        if language is _TOML or not _is_broken(found) or not _runs_into_text(fence[2]):
            return found
    if fence and language is _YAML and (listed := _list_instead(fence, path)):
        return listed
    opening = language.open.match(text)
    return _read_unclosed(language, opening, path, dates) if opening else FrontMatter()


def _is_broken(front: FrontMatter) -> bool:
    return any(problem.severity is Severity.ERROR for problem in front.problems)


def _read(
    language: _Language, written: str, span: Span, path: str, dates: DatePatterns
) -> FrontMatter:
    try:
        fields = language.read(written)
    except FieldsError as wrong:
        problem = Problem(path=path, line=wrong.line, column=wrong.column, message=wrong.message)
        return FrontMatter(span=span, problems=(problem,))
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


def _read_unclosed(
    language: _Language, opening: re.Match[str], path: str, dates: DatePatterns
) -> FrontMatter:
    """What stands below a line that opens the file, as far as its lines are fields."""
    lines = opening[2].splitlines(keepends=True)
    part = language.part_of_fields
    end = next((n for n, line in enumerate(lines) if not part.match(line)), len(lines))
    written = "".join(lines[:end])
    if not language.field.match(written):
        return FrontMatter()
    start = opening.start(1)
    length = opening.start(2) - start + len(written.rstrip())
    found = _read(language, written, Span(start, start + length), path, dates)
    message = (
        f"the front matter that begins here is never closed; it was read as far as line {end + 1}."
        f" Put a line of '{language.mark}' below its last field."
    )
    return replace(found, problems=(_warning(path, 1, 1, message), *found.problems))


def _list_instead(fence: re.Match[str], path: str) -> FrontMatter | None:
    """A list of short texts where fields are expected; a list of sentences stands between two rules of the article."""
    try:
        node = yaml.compose(fence[2], Loader=LOADER)
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
    return any(line and not _YAML.part_of_fields.match(line) for line in lines)


def _named(fields: Sequence[Field], names: tuple[str, ...]) -> Iterator[Field]:
    """The fields of these names that hold something, the name that says it best first."""
    for name in names:
        yield from (field for field in fields if field.name == name and field.shape)


def _first_text(
    fields: Sequence[Field], names: tuple[str, ...], path: str, problems: list[Problem]
) -> str | None:
    found = None
    for field in _named(fields, names):
        if field.shape != "text":
            problems.append(_no_text(field, "a text", path))
        elif not field.texts[0].startswith(("http:", "https:")):
            found = found or field.texts[0]
    return found


def _author(fields: Sequence[Field], path: str, problems: list[Problem]) -> str | None:
    found = None
    for field in _named(fields, _AUTHOR):
        if field.shape == "fields":
            problems.append(_no_text(field, "a name or a list of names", path))
        elif names := [n for n in field.texts if not n.startswith(("http:", "https:"))]:
            found = found or ", ".join(names)
    return found


def _published(
    fields: Sequence[Field], dates: DatePatterns, path: str, problems: list[Problem]
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


def _no_text(field: Field, wanted: str, path: str) -> Problem:
    held = "a list" if field.shape == "list" else "fields of its own"
    message = f"'{field.name}' in the front matter holds {held} and is not used; {wanted} is expected here."
    return _warning(path, field.line, field.column, message)


def _warning(path: str, line: int, column: int, message: str) -> Problem:
    return Problem(path=path, line=line, column=column, message=message, severity=Severity.WARNING)
