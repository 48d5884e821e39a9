"""Wrong use ends with 2 and what is right; nothing ends in a traceback."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from knowledge_base.commands.arguments import parse_arguments
from knowledge_base.commands.stopping import STOPPED
from tests.command_runs import Done, run_command

PROJECT = Path(__file__).resolve().parents[2]


def run(*words: str, **environment: str) -> Done:
    return run_command(*words, environment=environment)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["check", "--entities", "no-such-folder"], "no-such-folder: There is no such folder."),
        (["check", "--authority", "no-such-folder"], "no-such-folder: There is no such folder."),
        (["check", "--entities", __file__], "This is a file; a folder is meant."),
        (["serve", "--address", "here"], "write HOST:PORT"),
        (["serve", "--address", "127.0.0.1:99999"], "write HOST:PORT"),
        (["annotate", "seeds", "--published", "yesterday"], "is no date"),
        (["annotate", "no-such-article.txt"], "There is no such file or folder."),
        (["annotate", "seeds", "--output", "tests"], "tests: This is a folder; name the file"),
        (["chek"], "invalid choice"),
        (["--no-site", "check"], "--no-site is an option of build, not of check"),
        (["--format", "json", "schema"], "--format is an option of build and check, not of schema"),
        (
            ["--check", "annotate", "seeds"],
            "--check is an option of build and fmt, not of annotate",
        ),
    ],
)
def test_wrong_use_ends_with_two(words: list[str], said: str) -> None:
    done = run(*words)

    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("words", [["--check"], ["build", "--check"]])
def test_the_options_of_build_need_no_word_before_them(words: list[str]) -> None:
    arguments = parse_arguments([*words, "--no-site", "--seeds", "mine"])

    assert (arguments.command, arguments.check, arguments.no_site) == ("build", True, True)
    assert arguments.seeds == Path("mine")
    assert not parse_arguments([]).check


def test_a_mistake_in_an_authority_file_of_ones_own_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "mine.yml").write_text(
        "actors/los-corvos:\n  name: Los Corvos\n  kind: gang\n", encoding="utf-8"
    )

    done = run("check", "--authority", str(tmp_path))

    assert done.returncode == 1
    assert "mine.yml:3:9: 'gang' is no kind of actor." in done.stderr


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("", "utf-8")

    done = run("annotate", str(PROJECT / "seeds"), "--output", str(in_the_way / "found.jsonl"))

    assert done.returncode == 1
    assert f"{in_the_way}" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_site_without_pages_asks_for_a_build(tmp_path: Path) -> None:
    done = run("site", "--docs", str(tmp_path / "docs"), "--site", str(tmp_path / "site"))

    assert done.returncode == 1
    assert "run build_kb.py build first" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_publishing_only_ever_adds_addresses(tmp_path: Path) -> None:
    from knowledge_base.commands.site import record_addresses

    site, file = tmp_path / "site", tmp_path / "published-urls.txt"
    (site / "actors").mkdir(parents=True)
    for page in ("index.html", "404.html", "actors/farc.html"):
        (site / page).write_text("", "utf-8")
    file.write_text("actors/gone.html\n", "utf-8")

    assert record_addresses(site, file) == 2
    assert record_addresses(site, file) == 0
    assert file.read_text("utf-8").split() == ["actors/gone.html", "actors/farc.html", "index.html"]


def test_a_cache_that_cannot_be_written_is_named_with_the_cure(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    cache.write_text("no folder", encoding="utf-8")

    done = run("annotate", "tests/samples/second_base/seeds", KB_CACHE=str(cache))

    assert done.returncode == 1
    assert str(cache) in done.stderr
    assert "name another one in KB_CACHE" in done.stderr
    assert "Traceback" not in done.stderr


def test_signs_that_the_encoding_of_the_outputs_lacks_are_written_all_the_same(
    tmp_path: Path,
) -> None:
    article = tmp_path / "article.txt"
    article.write_text("José Peña left Łódź in “May” 2015.\n", "utf-8")
    words = [sys.executable, str(PROJECT / "build_kb.py"), "annotate", str(article)]

    done = subprocess.run(
        words,
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"},
        check=False,
    )

    assert done.returncode == 0
    assert json.loads(done.stdout.decode())["title"] == "José Peña left Łódź in “May” 2015"


def test_a_name_in_another_encoding_than_utf_8_is_reported(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"\xf1and\xfa.txt")
    try:
        path.write_text("The police of Cali arrested Luis Prado.\n", "utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")

    done = run("annotate", str(tmp_path))

    assert done.returncode == 1
    assert "in another encoding than UTF-8. Rename the file, for instance to 'and.txt'" in (
        done.stderr
    )
    assert "Traceback" not in done.stderr


# Runs the command line of the arguments and presses Ctrl-C when a module is about to be opened.
PRESSED_WHILE_OPENING = """
import os, runpy, signal, sys
_, module, handler, *sys.argv = sys.argv
class Pressing:
    def find_spec(self, name, *more):
        if name == module:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Pressing())
signal.signal(signal.SIGINT, getattr(signal, handler))
runpy.run_path(sys.argv[0], run_name="__main__")
"""


def press_while_opening(
    module: str, folder: Path, *, handler: str = "default_int_handler"
) -> "subprocess.CompletedProcess[str]":
    (folder / "actors").mkdir()
    (folder / "actors" / "los-corvos.yml").write_text("name: Los Corvos\n", "utf-8")
    command = [str(PROJECT / "build_kb.py"), "fmt", "--check", "--entities", str(folder)]
    words = [sys.executable, "-c", PRESSED_WHILE_OPENING, module, handler, *command]
    return subprocess.run(words, cwd=PROJECT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "module",
    [
        "knowledge_base.entities",
        "argparse",
        "knowledge_base.gathering",
        "pydantic_core",
        "knowledge_base.commands.fmt",
    ],
)
def test_ctrl_c_stops_in_words_while_the_command_is_still_opening(
    module: str, tmp_path: Path
) -> None:
    done = press_while_opening(module, tmp_path)

    assert (done.returncode, done.stderr, done.stdout) == (130, f"{STOPPED}\n", "")


def test_a_shell_that_has_ctrl_c_ignored_is_obeyed(tmp_path: Path) -> None:
    done = press_while_opening("knowledge_base.gathering", tmp_path, handler="SIG_IGN")

    assert (done.returncode, done.stderr) == (0, "")


def test_help_opens_none_of_what_takes_long() -> None:
    program = (
        "import sys; sys.argv[1:] = ['--help']\n"
        "try:\n    import build_kb; build_kb.main()\n"
        "except SystemExit: print('OPEN', *sorted(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    opened = done.stdout.partition("OPEN ")[2].split()

    assert "knowledge_base.gathering" in opened
    assert not {"pydantic", "ruamel", "slugify", "spacy", "sqlite3"} & {*opened}


def test_ctrl_c_stops_a_build_in_words_and_the_next_build_finishes_it(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "a.txt").write_text("On 4 May 2015 police arrested Luis Prado in Cali.\n", "utf-8")
    folders = [f"--{name}={tmp_path / name}" for name in ("seeds", "entities", "docs", "site")]
    (tmp_path / "entities").mkdir()
    words = [sys.executable, str(PROJECT / "build_kb.py"), "--no-site", *folders]
    cache = tmp_path / "cache"
    build = subprocess.Popen(
        words,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "KB_CACHE": str(cache)},
        # A shell that starts it in the background would have it ignore the signal.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    while build.poll() is None and not list(cache.rglob("gazetteer/.*")):
        time.sleep(0.02)  # until it makes the index of towns, which takes seconds
    build.send_signal(signal.SIGINT)
    _, said = build.communicate(timeout=60)

    assert build.returncode == 130
    assert said.startswith("Stopped.")
    assert "Traceback" not in said
    assert not list(cache.rglob("gazetteer/*"))
    done = run("--no-site", *folders)
    assert done.returncode == 0, done.stderr
    assert "1 article" in done.stdout


@pytest.mark.parametrize(
    ("docs", "site"), [("seeds", "site"), ("seeds/pages", "site"), ("docs", "docs"), ("docs", ".")]
)
def test_folders_in_one_another_are_wrong_use(tmp_path: Path, docs: str, site: str) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "entities").mkdir()
    article = tmp_path / "seeds" / "a.txt"
    article.write_text("On 4 May 2015 police arrested Luis Prado in Cali.\n", "utf-8")
    places = {"seeds": "seeds", "entities": "entities", "docs": docs, "site": site}

    done = run(*(f"--{name}={tmp_path / place}" for name, place in places.items()))

    assert done.returncode == 2
    assert "must be two folders, none inside the other" in done.stderr
    assert [file for file in tmp_path.rglob("*") if file.is_file()] == [article]


def test_a_pipe_among_the_articles_keeps_nobody_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "a.txt").write_text("On 4 May 2015 police arrested Luis Prado.\n", "utf-8")

    done = run("annotate", str(tmp_path))

    assert [json.loads(line)["source"] for line in done.stdout.splitlines()] == ["a"]
