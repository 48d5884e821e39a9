"""Two folders of entities that went apart, brought together file by file as `git merge` does, with its marks of conflicts."""

import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

Files = Mapping[str, bytes]


def merge_files(base: Files, ours: Files, theirs: Files) -> tuple[dict[str, bytes], set[str]]:
    """The files that a merge leaves in the working tree, and the names of those in conflict.

    Of a file that one side deleted and the other changed, git leaves the changed text.
    """
    merged: dict[str, bytes] = {}
    conflicts = set()
    for name in sorted({*base, *ours, *theirs}):
        was, mine, other = base.get(name), ours.get(name), theirs.get(name)
        if mine == other or other == was:
            left = mine
        elif mine == was:
            left = other
        elif mine is None or other is None:
            left = other if mine is None else mine
        else:
            left, is_clean = merge_texts(was or b"", mine, other)
            conflicts |= set() if is_clean else {name}
        if left is not None:
            merged[name] = left
    return merged, conflicts


def merge_texts(base: bytes, ours: bytes, theirs: bytes) -> tuple[bytes, bool]:
    """What `git merge` makes of one file, and whether it is without conflict."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for side, text in (("ours", ours), ("base", base), ("theirs", theirs)):
            (folder / side).write_bytes(text)
        labels = ("-L", "HEAD", "-L", "base", "-L", "branch")
        done = subprocess.run(
            ["git", "merge-file", "-p", *labels, "ours", "base", "theirs"],
            cwd=folder,
            capture_output=True,
            check=False,
        )
    assert 0 <= done.returncode < 128, done.stderr
    return done.stdout, done.returncode == 0
