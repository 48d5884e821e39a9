"""Where things lie and what the environment says about this copy: the knobs of a run, read once."""

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
AUTHORITY = PROJECT / "knowledge_base" / "authority"
CONFIG = PROJECT / "mkdocs.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The folders of one knowledge base; every command takes others."""

    seeds: Path = PROJECT / "seeds"
    entities: Path = PROJECT / "entities"
    docs: Path = PROJECT / "docs"
    site: Path = PROJECT / "site"
    authority: tuple[Path, ...] = ()

    @property
    def authority_folders(self) -> tuple[Path, ...]:
        """Those of the package and of this base, in the order in which they are read."""
        return (AUTHORITY, *self.authority)

    @property
    def cache(self) -> Path:
        """What may be deleted at any time; `KB_CACHE` puts it elsewhere."""
        return Path(os.environ.get("KB_CACHE", PROJECT / ".cache"))

    @property
    def entities_in_repository(self) -> str:
        """The folder of entities as a reader of the repository knows it; outside of this one, its name alone."""
        whole = self.entities.resolve()
        inside = whole.is_relative_to(PROJECT)
        return whole.relative_to(PROJECT).as_posix() if inside else whole.name

    @property
    def published_urls(self) -> Path:
        """The addresses that were ever published, one a line, beside the folder of entities."""
        return self.entities.resolve().parent / "published-urls.txt"

    @property
    def has_pages(self) -> bool:
        """Whether a build has written pages."""
        return (self.docs / "index.md").is_file()

    def published_lines(self) -> list[str]:
        """The lines of that file; none where it is not there."""
        file = self.published_urls
        return file.read_text(encoding="utf-8").splitlines() if file.exists() else []

    def published_addresses(self) -> list[str]:
        """The addresses in that file."""
        return [address for line in self.published_lines() if (address := line.strip())]


@dataclass(frozen=True, slots=True, kw_only=True)
class DataVersion:
    """The commit that last touched seeds or entities; empty strings outside a git repository."""

    commit: str = ""
    date: str = ""
    uncommitted: bool = False


def data_version(places: Places) -> DataVersion:
    """What a page's foot can cite: commit and date come from git, never from the clock."""
    folders = [str(places.seeds.resolve()), str(places.entities.resolve())]
    logged = (
        run_git(places.entities, "log", "-1", "--format=%h %cs", "--", *folders) or ""
    ).split()
    if len(logged) != 2:
        return DataVersion()
    changed = run_git(places.entities, "status", "--porcelain", "--", *folders)
    return DataVersion(commit=logged[0], date=logged[1], uncommitted=bool(changed))


def repository_url(environment: Mapping[str, str]) -> str:
    """The repository's address from `KB_REPOSITORY_URL` or what GitHub Actions sets; "" when nobody said."""
    stated = environment.get("KB_REPOSITORY_URL", "")
    server, name = (
        environment.get("GITHUB_SERVER_URL", ""),
        environment.get("GITHUB_REPOSITORY", ""),
    )
    return (stated or (f"{server}/{name}" if server and name else "")).rstrip("/")


def committed_text(file: Path) -> str | None:
    """The file as last committed, to show what was changed in it; None where git does not know it."""
    text = run_git(file.parent, "show", f"HEAD:./{file.name}")
    return text or None


def run_git(folder: Path, *words: str) -> str | None:
    """What git prints about a folder, line ends and all; None where there is no git, no repository or no such thing."""
    if not folder.is_dir():
        return None
    try:
        done = subprocess.run(["git", "-C", str(folder), *words], capture_output=True, check=False)
    except OSError:
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
