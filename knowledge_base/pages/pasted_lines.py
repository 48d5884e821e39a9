"""Lines of YAML and of a terminal that a reader can paste: which file, which line of it, and what to write there."""

import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import ascii_letters, digits

from knowledge_base.model import Entity
from knowledge_base.pages.escaping import Html, element, escape, join
from knowledge_base.pages.links import Links, outside_link
from knowledge_base.pages.report_forms import report_address

_BARE = frozenset(f"{ascii_letters}{digits} -_")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field to write: a single value as it stands in YAML, or the items that its list gets."""

    key: str
    value: str = ""
    items: Sequence[str] = ()

    @property
    def lines(self) -> list[str]:
        """The field with its key."""
        if not self.items:
            return [f"{self.key}: {self.value}"]
        return [f"{self.key}:", *(f"  - {item}" for item in self.items)]


def yaml_text(value: str) -> str:
    """A value as it can be pasted into YAML: plain where that is safe, otherwise in double quotes."""
    plain = (
        bool(value) and set(value) <= _BARE and value.strip() == value and value[0] in ascii_letters
    )
    if plain and value.casefold() not in (
        "yes",
        "no",
        "on",
        "off",
        "true",
        "false",
        "null",
        "y",
        "n",
    ):
        return value
    escaped = " ".join(value.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def pasted(links: Links, why: str, entity: str, fields: Sequence[Field]) -> list[Html]:
    """Where to write some fields of a record, and the lines: above the machine's part, in the place of a value that a person
    wrote, or below the items of a list of hers; a record without a file is to be begun.
    """
    record = links.view.kb.entities.get(entity)
    if record is None:
        return _begun(links, why, entity, fields)
    new = [field for field in fields if field.key not in record.written]
    parts: list[Html] = []
    if new:
        place = _place(links, record, record.write_line)
        lines = [line for field in new for line in field.lines]
        words = element("p", f"{why}, put into ", place, f", above line {record.write_line}:")
        parts += [words, code_lines(lines)]
    for field in fields:
        line = record.written.get(field.key, 0)
        if field.key not in record.written or field.key == "name":
            continue  # what a record is called needs no second word
        place, key = _place(links, record, line), element("code", f"{field.key}:")
        if field.items:
            items = [f"  - {item}" for item in field.items]
            words = element("p", f"{why}, add to the list ", key, " in ", place, f", line {line}:")
            parts += [words, code_lines(items)]
        else:
            words = element("p", f"{why}, write in ", place, f", in place of line {line}:")
            parts += [words, code_lines(field.lines)]
    return parts


def command(words: Sequence[str], *, said: str = "or, on a copy of the files, run:") -> list[Html]:
    """The command that writes the same, for whoever has a copy of the files."""
    text = shlex.join(["build_kb.py", *words])
    return [element("p", said, class_="kb-note"), _box([text], "Command to run")]


def in_words(links: Links, form: str, name: str, fields: Mapping[str, str]) -> list[Html]:
    """The form for whoever would rather say it in words; nothing without a repository."""
    address = report_address(links.view.settings, form, name, fields)
    if not address:
        return []
    return [element("p", outside_link(address, "or say it in words"), class_="kb-note")]


def code_lines(lines: Sequence[str]) -> Html:
    """The lines in a box of their own, told to readers of screens as lines to paste."""
    return _box(lines, "Lines to paste")


def _box(lines: Sequence[str], label: str) -> Html:
    text = Html("&#10;".join(escape(text) for text in lines))
    code = element("code", text)
    return element("pre", code, class_="kb-paste", tabindex="0", role="group", aria_label=label)


def _begun(links: Links, why: str, entity: str, fields: Sequence[Field]) -> list[Html]:
    file = f"{entity}.yml"
    lines = [line for field in fields for line in field.lines]
    address = links.view.settings.new_file_address(file, "\n".join([*lines, ""]))
    browser = [" (", outside_link(address, "begin it in the browser"), ")"] if address else []
    path = element("code", links.view.settings.path_of(file))
    return [element("p", f"{why}, make the file ", path, *browser, " with:"), code_lines(lines)]


def _place(links: Links, record: Entity, line: int) -> Html:
    """The file's path; opened at the line where the repository's address is known."""
    settings = links.view.settings
    path = element("code", settings.path_of(record.file))
    address = settings.edit_address(record.file, line)
    return element("a", path, href=address, class_="kb-out") if address else join([path])
