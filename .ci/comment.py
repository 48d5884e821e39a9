#!/usr/bin/env python3
"""Put the report of a checked pull request under it, as one comment that is renewed: `.ci/comment.py FOLDER`.

The report comes from a run that executed a stranger's code, so nothing in it is believed. `number` must be a number, and the
pull request of that number must stand at the commit that was checked (HEAD_SHA). `comment.md` must be small, plain text; outside of
code spans it keeps no mention, link, tag or image, whatever wrote it. Needs `gh` with GH_TOKEN, and GITHUB_REPOSITORY.
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

MARK = "<!-- what readers will see -->"
LARGEST = 64_000  # bytes; GitHub takes 65,536 characters
_NUMBER = re.compile(r"[1-9][0-9]{0,9}")
_SHA = re.compile(r"[0-9a-f]{40}")
_REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+", re.ASCII)
_SPAN = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_HEADING = re.compile(r"#{2,3} ")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# What could make a mention, link, tag, image, table, reference or escape becomes a sign that looks alike and does nothing.
_HARMLESS = str.maketrans({
    "@": "＠", "<": "‹", ">": "›", "[": "⟦", "]": "⟧", "!": "ǃ", "&": "＆", "\\": "∖", "|": "∣",
    "`": "'", "#": "＃", "~": "∼", "_": "＿", "$": "＄",
})  # fmt: skip


class RefusedError(Exception):
    """Raised where the report is not what a check writes."""


def main(folder: Path) -> int:
    """Comment, or say why not and return 1."""
    try:
        repository = _match(
            _REPOSITORY, os.environ.get("GITHUB_REPOSITORY", ""), "GITHUB_REPOSITORY"
        )
        checked = _match(_SHA, os.environ.get("HEAD_SHA", ""), "HEAD_SHA")
        number = read_number(folder)
        text = neutral(read_text(folder / "comment.md", LARGEST))
        stands_at = _gh("api", f"repos/{repository}/pulls/{number}", "--jq", ".head.sha").strip()
        if stands_at != checked:
            raise RefusedError(
                f"pull request {number} stands at {stands_at}, not at {checked}, which was checked"
            )
        _put(repository, number, f"{MARK}\n{text}")
    except RefusedError as refused:
        print(f"No comment: {refused}", file=sys.stderr)
        return 1
    return 0


def read_number(folder: Path) -> str:
    """The number of the pull request that the report names."""
    return _match(_NUMBER, read_text(folder / "number", 12).strip(), "number")


def read_text(file: Path, largest: int) -> str:
    """The text of a plain small file in UTF-8."""
    if file.is_symlink() or not file.is_file():
        raise RefusedError(f"{file.name} is no plain file")
    if file.stat().st_size > largest:
        raise RefusedError(f"{file.name} has more than {largest} bytes")
    try:
        return file.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise RefusedError(f"{file.name} is no text in UTF-8") from None


def neutral(text: str) -> str:
    """The text with its headings, lists and code spans, and nothing else that Markdown or GitHub acts on."""
    return "\n".join(map(_neutral_line, _CONTROLS.sub("", text).splitlines())) + "\n"


def _neutral_line(line: str) -> str:
    heading = _HEADING.match(line)
    at = heading.end() if heading else 0
    parts = [line[:at]]
    for span in _SPAN.finditer(line, at):
        parts += [_plain(line[at : span.start()]), span.group()]
        at = span.end()
    return "".join([*parts, _plain(line[at:])])


def _plain(text: str) -> str:
    return re.sub(r"(?i)\bwww\.", "www ", text.translate(_HARMLESS).replace("://", ": "))


def _put(repository: str, number: str, body: str) -> None:
    """Renew our comment where there is one, otherwise add it."""
    listed = _gh(
        "api", "--paginate", f"repos/{repository}/issues/{number}/comments",
        "--jq", '.[] | select(.user.login == "github-actions[bot]") | {id, body} | @json',
    )  # fmt: skip
    comments = [json.loads(line) for line in listed.splitlines() if line]
    ours = next((c["id"] for c in comments if c["body"].startswith(MARK)), None)
    way = f"comments/{ours}" if ours else f"{number}/comments"
    _gh(
        "api", "--method", "PATCH" if ours else "POST", f"repos/{repository}/issues/{way}",
        "--input", "-", given=json.dumps({"body": body}),
    )  # fmt: skip


def _match(pattern: re.Pattern[str], value: str, name: str) -> str:
    if not pattern.fullmatch(value):
        raise RefusedError(f"{name} is not what it should be: {value[:60]!r}")
    return value


def _gh(*words: str, given: str | None = None) -> str:
    done = subprocess.run(["gh", *words], input=given, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RefusedError(f"gh {words[1]}: {done.stderr.strip()}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
