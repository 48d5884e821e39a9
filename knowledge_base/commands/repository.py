"""What git remembers of an entity file: earlier texts, where a merge began, and who wrote a line."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from knowledge_base.settings import run_git

EARLIER = 50  # so many versions back an edit of the machine's part is looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Authorship:
    """The commit that wrote a line; `commit` is "" for a line that is not committed yet."""

    commit: str
    author: str
    date: str
    subject: str


def merge_base_text(file: Path) -> str | None:
    """The text that both sides of an open (or just committed) merge began with; "" where there was no file, None if unknown."""
    staged = run_git(file.parent, "ls-files", "--unmerged", "--", file.name) or ""
    stages = {line.split()[2] for line in staged.splitlines()}
    if stages:
        return run_git(file.parent, "show", f":1:./{file.name}") if "1" in stages else ""
    base = (run_git(file.parent, "merge-base", "HEAD^1", "HEAD^2") or "").strip()
    if not base:
        return None
    listed = run_git(file.parent, "ls-tree", "--name-only", base, "--", file.name)
    return run_git(file.parent, "show", f"{base}:./{file.name}") if listed else ""


def earlier_texts(file: Path) -> list[str]:
    """The file as it was committed, the newest first."""
    logged = run_git(file.parent, "log", f"-{EARLIER}", "--format=%h", "--", file.name) or ""
    texts = (run_git(file.parent, "show", f"{commit}:./{file.name}") for commit in logged.split())
    return [text for text in texts if text]


@lru_cache(maxsize=64)
def line_authors(file: Path) -> dict[int, Authorship]:
    """Who wrote each line of a file, from 1; empty outside a repository."""
    blamed = run_git(file.parent, "blame", "--line-porcelain", "--", file.name) or ""
    found: dict[int, Authorship] = {}
    commit, number, said = "", 0, dict[str, str]()
    for line in blamed.splitlines():
        word, _, rest = line.partition(" ")
        if line.startswith("\t"):
            found[number] = _authorship(commit, said)
        elif len(word) == 40 and rest and rest.split()[0].isdecimal():
            commit, number, said = word, int(rest.split()[1]), {}
        else:
            said[word] = rest
    return found


def _authorship(commit: str, said: dict[str, str]) -> Authorship:
    from datetime import UTC, datetime  # only `why` asks

    new = not commit.strip("0")
    seconds = int(said.get("author-time", "0"))
    return Authorship(
        commit="" if new else commit[:7],
        author=said.get("author", ""),
        date="" if new else datetime.fromtimestamp(seconds, UTC).date().isoformat(),
        subject=said.get("summary", ""),
    )
