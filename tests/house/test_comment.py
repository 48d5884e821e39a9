"""The comment under a pull request: the report of a stranger's run is data, whatever it holds."""

import importlib.util
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge_base import entities
from knowledge_base.entities.comparing.changes import Comparison, RecordChange

SCRIPT = Path(__file__).resolve().parents[2] / ".ci" / "comment.py"
SHA = "a" * 40

GH = """#!/usr/bin/env python3
import json, os, sys
with open(os.environ["GH_LOG"], "a") as log:
    given = sys.stdin.read() if "--input" in sys.argv else ""
    log.write(json.dumps([sys.argv[1:], given]) + "\\n")
if "/pulls/" in sys.argv[2]:
    print(os.environ["GH_HEAD"])
elif "--paginate" in sys.argv:
    print(os.environ["GH_COMMENTS"], end="")
"""


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("comment", SCRIPT)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


COMMENT = load()


class Run:
    """The script on a report, with a `gh` that only writes down what it was asked."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.log = folder, folder / "log"
        (folder / "bin").mkdir()
        (folder / "report").mkdir()
        (folder / "bin" / "gh").write_text(GH.replace("/usr/bin/env python3", sys.executable))
        (folder / "bin" / "gh").chmod(0o755)
        self.write("number", "12\n")
        self.write("comment.md", "## What readers will see\n\n- new: `X` (`actors/x`)\n")

    def write(self, name: str, text: str) -> None:
        (self.folder / "report" / name).write_text(text, encoding="utf-8")

    def __call__(
        self, *, head: str = SHA, comments: str = ""
    ) -> "subprocess.CompletedProcess[str]":
        environment = {
            **os.environ,
            "PATH": f"{self.folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "GITHUB_REPOSITORY": "people/base",
            "HEAD_SHA": SHA,
            "GH_LOG": str(self.log),
            "GH_HEAD": head,
            "GH_COMMENTS": comments,
        }
        command = [sys.executable, str(SCRIPT), str(self.folder / "report")]
        return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)

    def asked(self) -> list[tuple[list[str], str]]:
        lines = self.log.read_text().splitlines() if self.log.exists() else []
        return [(words, given) for words, given in map(json.loads, lines)]

    def written(self) -> list[tuple[str, str]]:
        """Method and body of each comment that was written."""
        return [
            (words[words.index("--method") + 1], json.loads(given)["body"])
            for words, given in self.asked()
            if "--method" in words
        ]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return Run(tmp_path)


def test_the_first_check_adds_a_comment_and_the_next_renews_it(run: Run) -> None:
    assert run().returncode == 0
    ours = json.dumps({"id": 7, "body": f"{COMMENT.MARK}\nolder"}) + "\n"
    assert run(comments=ours).returncode == 0

    (first, body), (second, _) = run.written()
    assert (first, second) == ("POST", "PATCH")
    assert body.startswith(COMMENT.MARK)
    assert "- new: `X` (`actors/x`)" in body
    assert any("repos/people/base/issues/comments/7" in words for words, _ in run.asked())


@pytest.mark.parametrize(
    "number", ["", "0", "12; rm -rf .", "12\n13", "../1", "１２", "9" * 11, "-1"]
)
def test_only_a_number_is_a_number(run: Run, number: str) -> None:
    run.write("number", number)

    done = run()

    assert done.returncode == 1
    assert done.stderr.startswith("No comment: number")
    assert run.asked() == []


def test_a_report_on_another_commit_is_not_put_under_a_pull_request(run: Run) -> None:
    done = run(head="b" * 40)

    assert done.returncode == 1
    assert run.written() == []


def test_a_large_report_a_link_and_what_is_no_text_are_refused(run: Run) -> None:
    file = run.folder / "report" / "comment.md"
    for spoil in ("large", "link", "bytes"):
        file.unlink()
        if spoil == "large":
            file.write_text("x" * (COMMENT.LARGEST + 1))
        elif spoil == "link":
            file.symlink_to("/etc/hostname")
        else:
            file.write_bytes(b"\xff\xfe")
        done = run()
        assert (done.returncode, run.written()) == (1, []), spoil
        assert done.stderr.startswith("No comment: comment.md"), spoil


HOSTILE = (
    "@octocat <img src=x> [a](http://x.y) ![i](//x) www.evil.example #12 `a`b`@c <!-- a|b \\` &lt;"
)


def outside_code(text: str) -> str:
    return re.sub(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)", "", text)


@given(
    st.text(st.sampled_from(list("@<>[]()!&\\|`#~_$:/.wW \nab1-\r")), max_size=80)
    | st.just(HOSTILE)
)
def test_nothing_that_acts_is_left_outside_of_code(text: str) -> None:
    for line in COMMENT.neutral(text).splitlines():
        rest = re.sub(r"^#{2,3} ", "", outside_code(line))
        assert not set("@<>[]!&\\|`#~_$") & set(rest), line
        assert "://" not in rest
        assert "www." not in rest.lower()


@given(st.text(st.sampled_from(list("@<`#[]!x \n")), max_size=40))
def test_making_it_neutral_twice_changes_nothing_more(text: str) -> None:
    once = COMMENT.neutral(text)

    assert COMMENT.neutral(once) == once


def test_an_honest_report_keeps_every_letter() -> None:
    turns = tuple(
        RecordChange(record="actors/x", turn=turn, to="actors/y", reason="@a `b`")
        for turn in ("new", "merged", "rejected")
    )
    comparison = Comparison(
        records=turns, names={"actors/x": "X <b>"}, unreadable=("actors/z.yml",)
    )
    report = entities.describe_changes(comparison, base="HEAD^1", head="HEAD", markdown=True)

    assert COMMENT.neutral(report) == report
