"""From the bytes of a file to its text, or to a message that says what is wrong with the file and what cures it."""

import re

from knowledge_base.problems import Problem, Severity

_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive (a Word or LibreOffice document is one)"),
    (b"{\\rtf", "an RTF file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_UTF32_MARKS = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOJIBAKE = re.compile("Ã[\u0080-\u00bf©±³¡­º]|â€[™œ“”\u009d¦]|Â[«»¿]|\ufffd")
_HTML = re.compile(r"\s*(?:<!doctype html|<html[\s>]|<\?xml)", re.IGNORECASE)
_MOST_CONTROL = 0.01
_AS_UTF8 = "Save it as UTF-8 (in an editor: 'Save as', encoding 'UTF-8')"


class UnreadableError(ValueError):
    """The bytes are no text that the room reads; `problem` says why and what to do."""

    def __init__(self, problem: Problem) -> None:
        """Keep the problem, which is the message as well."""
        super().__init__(str(problem))
        self.problem = problem


def decode(data: bytes, path: str) -> str:
    """The text, to the letter (a byte order mark stays); raises UnreadableError for what is no UTF-8 text with words in it."""
    if not data:
        raise _unreadable(path, "the file is empty. Put the article into it, or delete it.")
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            message = f"this is {kind}, not plain text. Save the article's text as a .txt file."
            raise _unreadable(path, message)
    _refuse_wide(data, path)
    text = _from_utf8(data, path)
    if len(_CONTROL.findall(text)) > _MOST_CONTROL * len(text):
        raise _unreadable(path, "this is binary data. Save the article's text as a .txt file.")
    if not any(character.isalnum() for character in text):
        raise _unreadable(path, "there is no word in the file. Put the article into it.")
    return text


def doubts(text: str, path: str) -> list[Problem]:
    """Warnings about a text that can be read but hardly is what somebody meant to save."""
    found = []
    if _HTML.match(text.removeprefix("\ufeff")):
        message = "this is HTML; its tags would be read as words. Save the article's text instead."
        found.append(Problem(path=path, line=1, column=1, message=message, severity=_WARNING))
    if damage := _MOJIBAKE.search(text):
        line, column = _place(text, damage.start())
        message = (
            f"'{damage[0]}' looks like a damaged character: UTF-8 was once read as Windows-1252."
            " Take the text from its origin again."
        )
        found.append(
            Problem(path=path, line=line, column=column, message=message, severity=_WARNING)
        )
    return found


_WARNING = Severity.WARNING


def _refuse_wide(data: bytes, path: str) -> None:
    """UTF-16 and UTF-32 have a mark, or a zero in every second byte of plain letters."""
    if data.startswith(_UTF32_MARKS):
        raise _unreadable(path, f"the text is in UTF-32. {_AS_UTF8}.")
    zeros = data[:1000].count(0)
    parity = max(data[0:1000:2].count(0), data[1:1000:2].count(0))
    if data.startswith(_UTF16_MARKS) or (zeros > 0.3 * len(data[:1000]) and parity == zeros):
        message = f"the text is in UTF-16. {_AS_UTF8}, or: iconv -f UTF-16 -t UTF-8."
        raise _unreadable(path, message)
    if (place := data.find(0)) >= 0:
        message = (
            f"byte {place} is zero: this is binary data. Save the article's text as a .txt file."
        )
        raise _unreadable(path, message)


def _from_utf8(data: bytes, path: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as wrong:
        before = data[: wrong.start].decode("utf-8")
        line, column = _place(before, len(before))
        message = (
            f"byte {wrong.start} (0x{data[wrong.start]:02X}) is no UTF-8."
            f" {_likely_encoding(data, wrong.start)} {_AS_UTF8}."
        )
        raise _unreadable(path, message, line=line, column=column) from None


def _likely_encoding(data: bytes, start: int) -> str:
    for encoding, name in (("cp1252", "Windows-1252"), ("latin-1", "ISO 8859-1")):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        around = " ".join(text[max(0, start - 15) : start + 15].split())
        return f"It is probably {name}: then the place reads '{around}'."
    return "Its encoding is unknown."


def _place(text: str, offset: int) -> tuple[int, int]:
    before = text[:offset]
    return before.count("\n") + 1, offset - before.rfind("\n")


def _unreadable(path: str, message: str, *, line: int = 0, column: int = 0) -> UnreadableError:
    return UnreadableError(Problem(path=path, line=line, column=column, message=message))
