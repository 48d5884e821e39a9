"""Does `mkdocs.yml` also build with ProperDocs, which carries MkDocs on, and what differs between the two sites?

    make compare-renderers

Builds the pages that lie under docs/ with both, strictly, checks the links of the other site, and prints each kind of difference once, with
the number of files that have it. ProperDocs goes into `.cache/properdocs`, without its dependencies: they are those of MkDocs. Ends with 1 where
it cannot build the site or where that site has broken links; a difference alone is no failure. No gate waits for it.
"""

import os
import subprocess
import sys
import tempfile
from collections import Counter
from difflib import ndiff
from pathlib import Path

_PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(_PROJECT))

from knowledge_base.website.check_site import check_site  # noqa: E402 - because the project's root must be on the path first

_PLACE = _PROJECT / ".cache" / "properdocs"
_PINNED = _PROJECT / "bench" / "properdocs.txt"
# Both date what they pack alike, as `build_kb.py build` does; the notice is about another successor.
_ENVIRONMENT = {"SOURCE_DATE_EPOCH": "1577836800", "NO_MKDOCS_2_WARNING": "1"}


def install() -> None:
    """Put the pinned ProperDocs beside the packages of the project, unless it is there."""
    stamp = _PLACE / "pinned.txt"
    pinned = _PINNED.read_text(encoding="utf-8")
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == pinned:
        return
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    command += ["--no-deps", "--require-hashes", "--upgrade"]
    command += ["--target", str(_PLACE), "--requirement", str(_PINNED)]
    subprocess.run(command, check=True)
    stamp.write_text(pinned, encoding="utf-8")


def build(renderer: str, site: Path) -> bool:
    """Build the site strictly with a renderer; where it fails, what it said is printed."""
    command = [sys.executable, "-m", renderer, "build", "--strict", "--quiet"]
    command += ["--config-file", str(_PROJECT / "mkdocs.yml"), "--site-dir", str(site)]
    env = {**os.environ, **_ENVIRONMENT, "PYTHONPATH": str(_PLACE)}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    said = (done.stdout + done.stderr).strip()
    if said or done.returncode:
        print(f"{renderer} ended with {done.returncode} and said: {said or 'nothing'}")
    return done.returncode == 0


def files(site: Path) -> dict[str, bytes]:
    """Every file of a site by its path in it."""
    found = (file for file in site.rglob("*") if file.is_file())
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in found}


def differences(ours: dict[str, bytes], theirs: dict[str, bytes]) -> Counter[str]:
    """Each kind of difference with the number of files that have it; "-" is MkDocs, "+" the other."""
    found: Counter[str] = Counter()
    found.update(f"- the file {name}" for name in ours.keys() - theirs.keys())
    found.update(f"+ the file {name}" for name in theirs.keys() - ours.keys())
    for name in ours.keys() & theirs.keys():
        if ours[name] == theirs[name]:
            continue
        try:
            before, after = (side[name].decode().splitlines() for side in (ours, theirs))
        except UnicodeDecodeError:
            found[f"! the bytes of {name}"] += 1
            continue
        found.update({line.strip() for line in ndiff(before, after) if line[0] in "+-"})
    return found


def main() -> int:
    """Builds both, compares, prints."""
    if not (_PROJECT / "docs" / "index.md").is_file():
        print("There are no pages yet: run build_kb.py first.")
        return 2
    install()
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = Path(folder, "mkdocs"), Path(folder, "properdocs")
        if not build("mkdocs", ours) or not build("properdocs", theirs):
            return 1
        problems = check_site(theirs)
        for problem in problems:
            print(problem)
        first, second = files(ours), files(theirs)
    same = sum(first[name] == second.get(name) for name in first)
    print(
        f"{len(first)} files with MkDocs, {len(second)} with ProperDocs; {same} are equal byte for byte."
    )
    for kind, number in sorted(
        differences(first, second).items(), key=lambda item: (-item[1], item[0])
    ):
        print(f"{number} x {kind}")
    return 1 if problems else 0


if __name__ == "__main__":
    raise SystemExit(main())
