"""A stamp of everything a site is made of, so that an unchanged site is not built again."""

import hashlib
import os
import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path

from knowledge_base.website.configuration import read_configuration

_RENDERERS = ("mkdocs", "mkdocs-material", "markdown", "pymdown-extensions", "jinja2")
# The environment can change a page by these alone: mkdocs.yml reads nothing else.
_VARIABLES = ("KB_SITE_NAME", "KB_SITE_URL", "KB_REPOSITORY_URL", "SOURCE_DATE_EPOCH")


def site_stamp(config: Path, *, env: Mapping[str, str]) -> str:
    """A digest of pages, theme, configuration, versions and the variables that the configuration reads."""
    digest = hashlib.sha256()
    for name in _RENDERERS:
        digest.update(f"{name} {version(name)}\n".encode())
    digest.update(f"python {sys.version_info[:2]}\n".encode())
    for name in _VARIABLES:
        digest.update(f"{name}={env.get(name, '')}\n".encode())
    for file in _files(config):
        content = file.read_bytes()
        digest.update(f"{os.path.relpath(file, config.parent)} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def _files(config: Path) -> Iterator[Path]:
    """The configuration, those it inherits from, and every file of its pages and its theme, in order."""
    settings = read_configuration(config)
    yield config
    if parent := settings.get("INHERIT"):
        yield from _files(config.parent / str(parent))
    theme = settings.get("theme")
    folders = [
        settings.get("docs_dir"),
        theme.get("custom_dir") if isinstance(theme, dict) else None,
    ]
    for folder in folders:
        if isinstance(folder, str):
            yield from sorted(f for f in (config.parent / folder).rglob("*") if f.is_file())
