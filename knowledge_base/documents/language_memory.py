"""Languages that were found before, so that a run over known articles need not load the model that tells them (half a second)."""

import hashlib
import json
import os
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from knowledge_base.documents.language import SAMPLE, find_language

FILE = "languages.json"
MOST = 20_000  # articles; beyond that only those of the last run are kept


class LanguageMemory:
    """Answers like `find_language`, from a file under `cache` where the same words were asked of the same model and rules.

    A file that is damaged counts as not there, one that cannot be written is done without. Without `cache` nothing is kept.
    """

    def __init__(self, cache: Path | None) -> None:
        """Reads what is there."""
        self._file = cache / FILE if cache else None
        self._made_by = _made_by()
        self._known = self._read()
        self._asked: dict[str, str] = {}

    def find(self, text: str) -> str:
        """ISO 639-1 code of the language."""
        key = hashlib.sha256(text[:SAMPLE].encode("utf-8", "surrogatepass")).hexdigest()
        if key not in self._asked:
            self._asked[key] = self._known.get(key) or find_language(text)
        return self._asked[key]

    def save(self) -> None:
        """Keeps what was found anew."""
        if self._file is None or self._asked.keys() <= self._known.keys():
            return
        found = self._known | self._asked
        body = json.dumps([self._made_by, found if len(found) <= MOST else self._asked])
        draft = self._file.with_name(f".{self._file.name}.{os.getpid()}")
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            draft.write_text(f"{_hash(body)}\n{body}", encoding="utf-8")
            draft.replace(self._file)

    def _read(self) -> dict[str, str]:
        with suppress(OSError, ValueError):
            check, _, body = (self._file.read_text("utf-8") if self._file else "").partition("\n")
            made_by, found = json.loads(body) if check == _hash(body) else ("", {})
            if made_by == self._made_by:
                return dict(found)
        return {}


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _made_by() -> str:
    """The model's version and the rules around it."""
    rules = Path(__file__).with_name("language.py").read_text(encoding="utf-8")
    return f"{version('py3langid')} {_hash(rules)}"
