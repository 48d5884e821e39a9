"""States of the files as git keeps them, read without touching the working tree."""

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from knowledge_base.problems import Problem, RefusedError

_FILES = (b"100644", b"100755")  # plain files; links and submodules are not followed


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A commit of a repository: what the person called it, and its full name."""

    repository: Path
    said: str
    commit: str


def find_repository(folder: Path) -> Path:
    """The root of the repository that a folder lies in. Raises RefusedError where there is none, or no git."""
    here = next((path for path in (folder, *folder.parents) if path.is_dir()), Path("/"))
    found = _git(here, "rev-parse", "--show-toplevel")
    if found is None:
        message = (
            "lies in no git repository, so there are no two states to compare. Work in a clone of "
            "the repository (git clone), not in a folder that was downloaded as an archive."
        )
        raise RefusedError(Problem(path=str(folder), message=message))
    return Path(os.fsdecode(found).rstrip("\n"))


def find_revision(repository: Path, said: str) -> Revision:
    """The commit that a person means. Raises RefusedError with the way out where there is none."""
    found = _git(
        repository, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{said}^{{commit}}"
    )
    if found is None:
        raise RefusedError(Problem(path=said, message=_why_unknown(repository)))
    return Revision(repository=repository, said=said, commit=found.decode("ascii").strip())


def write_files(revision: Revision, folder: Path, into: Path) -> None:
    """Write the files that a commit has below a folder of the repository (an absolute path) below `into`, to the byte.

    Only plain files: a link in a stranger's commit could point anywhere. What has no such folder gives an empty one.
    """
    inside = folder.resolve().relative_to(revision.repository.resolve()).as_posix()
    into.mkdir(parents=True, exist_ok=True)
    for path, content in _read_files(revision, inside):
        relative = PurePosixPath(path).relative_to(inside) if inside != "." else PurePosixPath(path)
        file = into / relative
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def changed_files(base: Revision, head: Revision | None, *paths: str) -> list[str]:
    """The files at or below some paths in which two commits differ, or a commit and what lies in the working tree."""
    commits = [base.commit, *([head.commit] if head else [])]
    listed = _git(base.repository, "diff", "--name-only", "-z", *commits, "--", *paths) or b""
    return sorted(os.fsdecode(name) for name in listed.split(b"\0") if name)


def _read_files(revision: Revision, inside: str) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of every plain file; asked for by hash, so that no name can be mistaken for another."""
    words = ["ls-tree", "-r", "-z", "--full-tree", revision.commit]
    listed = _git(revision.repository, *words, *([] if inside == "." else ["--", f"{inside}/"]))
    entries = [entry.split(b"\t", 1) for entry in (listed or b"").split(b"\0") if entry]
    plain = [(head.split()[2], path) for head, path in entries if head.split()[0] in _FILES]
    asked = b"".join(name + b"\n" for name, _ in plain)
    answer = _git(revision.repository, "cat-file", "--batch", given=asked) or b""
    at = 0
    for _, path in plain:
        end = answer.index(b"\n", at)
        size = int(answer[at:end].split()[2])
        yield os.fsdecode(path), answer[end + 1 : end + 1 + size]
        at = end + 1 + size + 1


def _why_unknown(repository: Path) -> str:
    shallow = (_git(repository, "rev-parse", "--is-shallow-repository") or b"").strip() == b"true"
    if shallow:
        return (
            "is not in this clone, which holds only the latest commits. Fetch the others with "
            "`git fetch --unshallow` (in a workflow: `fetch-depth: 0` for the checkout)."
        )
    branches = _git(repository, "for-each-ref", "--format=%(refname:short)", "--count=8") or b""
    known = ", ".join(branches.decode("utf-8", "replace").split())
    return (
        "is no commit, branch or tag of this repository"
        + (f" (there are, for instance: {known})" if known else "")
        + ". A branch of a server is known after `git fetch`, and is called like origin/main."
    )


def _git(folder: Path, *words: str, given: bytes | None = None) -> bytes | None:
    """What git prints; None where it refuses. Raises RefusedError where there is no git."""
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *words], input=given, capture_output=True, check=False
        )
    except FileNotFoundError:
        message = "is not installed; states of the files can be compared only with it."
        raise RefusedError(Problem(path="git", message=message)) from None
    return done.stdout if done.returncode == 0 else None
