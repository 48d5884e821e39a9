"""What the site is called, as its configuration says."""

import os
from pathlib import Path
from typing import Any

import yaml


class _ConfigLoader(yaml.SafeLoader):
    """Reads an MkDocs configuration as MkDocs does, `!ENV [NAME, default]` included."""


def _read_environment(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    words = (
        loader.construct_sequence(node)
        if isinstance(node, yaml.SequenceNode)
        else [loader.construct_scalar(node)]
        if isinstance(node, yaml.ScalarNode)
        else []
    )
    *names, default = words if len(words) > 1 else [*words, None]
    return next((os.environ[name] for name in names if name in os.environ), default)


_ConfigLoader.add_constructor("!ENV", _read_environment)


def site_name(config: Path) -> str:
    """The `site_name` of an MkDocs configuration; the pages and the browser's tab then say the same."""
    told = yaml.load(config.read_text(encoding="utf-8"), Loader=_ConfigLoader)  # noqa: S506 because it is a SafeLoader
    return str(told.get("site_name") or "Knowledge base")
