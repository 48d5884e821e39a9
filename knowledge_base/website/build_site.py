"""Running MkDocs: in a process of its own, into a new folder, and only when something changed."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from knowledge_base.problems import Problem, errors
from knowledge_base.website.check_site import check_site
from knowledge_base.website.stamp import site_stamp

_LINE = re.compile(r"^(WARNING|ERROR|CRITICAL)\s+-\s+(.*)$")
# Archives and feeds that MkDocs dates bear this moment (2020-01-01) where nobody names another, so that two builds are equal.
_EPOCH = "1577836800"


@dataclass(frozen=True, slots=True)
class SiteBuild:
    """Whether the site was built anew, and what is wrong with it; with errors the last good site stays in place."""

    built: bool
    problems: tuple[Problem, ...] = ()


def build_site(config: Path, site: Path, *, env: Mapping[str, str], cache: Path) -> SiteBuild:
    """Build the site of a configuration into `site`, unless it is there already and nothing changed since.

    MkDocs runs with `--strict`; each of its warnings and every fault that `check_site` finds becomes a problem. The new site
    takes the place of the old one only without errors, by a rename. `env` is added to the environment MkDocs runs in; `cache`
    keeps the stamp of the last good build.
    """
    env = {"SOURCE_DATE_EPOCH": _EPOCH, **os.environ, **env, "NO_MKDOCS_2_WARNING": "1"}
    stamp = site_stamp(config, env=env)
    remembered = cache / f"site-{_short(str(site.resolve()))}.stamp"
    fresh = _beside(site, "new")
    _clear_leftovers(site)
    if (site / "index.html").is_file() and _text(remembered) == stamp:
        return SiteBuild(built=False)
    problems = _make_folder(fresh, site) or tuple(_run_mkdocs(config, fresh, env))
    if not errors(problems):
        problems += tuple(_at_home(problem, fresh, site) for problem in check_site(fresh))
    if errors(problems):
        shutil.rmtree(fresh, ignore_errors=True)
        return SiteBuild(built=False, problems=problems)
    cache.mkdir(parents=True, exist_ok=True)
    # A run killed after the rename must not leave a stamp that speaks of the site before.
    remembered.unlink(missing_ok=True)
    _put_in_place(fresh, site)
    remembered.write_text(stamp, encoding="utf-8")
    return SiteBuild(built=True, problems=problems)


def _run_mkdocs(config: Path, site: Path, env: Mapping[str, str]) -> Iterator[Problem]:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--clean"]
    command += ["--config-file", str(config), "--site-dir", str(site.resolve())]
    done = subprocess.run(command, env=dict(env), capture_output=True, text=True, check=False)
    found = list(_complaints(f"{done.stderr}\n{done.stdout}", config))
    if done.returncode and not found:
        words = (done.stderr or done.stdout).strip().splitlines()[-8:]
        said = "\n".join(words) or "nothing"
        found.append(
            Problem(
                path=str(config), message=f"MkDocs ended with {done.returncode} and said: {said}"
            )
        )
    yield from found


def _complaints(output: str, config: Path) -> Iterator[Problem]:
    for line in output.splitlines():
        match = _LINE.match(line)
        if match and not match[2].startswith("Aborted with"):
            yield Problem(path=str(config), message=f"MkDocs: {match[2]}")


def _beside(site: Path, word: str) -> Path:
    whole = Path(os.path.abspath(site))  # noqa: PTH100  # because a link to a site stays one
    return whole.with_name(f".{whole.name}.{word}")


def _clear_leftovers(site: Path) -> None:
    """Remove what a killed build left; a good site that it had already moved aside comes back."""
    old = _beside(site, "old")
    if old.is_dir() and not site.exists():
        old.rename(site)
    for folder in (old, _beside(site, "new")):
        shutil.rmtree(folder, ignore_errors=True)


def _make_folder(fresh: Path, site: Path) -> tuple[Problem, ...]:
    """Make the folder that MkDocs writes to; a problem where that cannot be, or where a person's files would go."""
    if not _may_replace(site):
        message = "is no site that was built before and would be replaced by one. Choose another place with --site."
        return (Problem(path=str(site), message=message),)
    try:
        fresh.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = (
            f"The site cannot be written here ({error.strerror}). Choose another place with --site."
        )
        return (Problem(path=str(site), message=message),)
    return ()


def _may_replace(site: Path) -> bool:
    """Whether nothing is there, or nothing but an earlier site."""
    if not site.is_dir():
        return not os.path.lexists(site)
    return not any(site.iterdir()) or all((site / n).exists() for n in ("index.html", "404.html"))


def _put_in_place(fresh: Path, site: Path) -> None:
    """The new site under the old one's name, with as short a gap as two renames need."""
    old = _beside(site, "old")
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    fresh.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def _at_home(problem: Problem, fresh: Path, site: Path) -> Problem:
    """A problem of the new folder, named by the place where readers know it."""
    return replace(problem, path=str(site / Path(problem.path).relative_to(fresh)))


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]
