"""What an MkDocs configuration says, read as MkDocs reads it."""

import os
from pathlib import Path
from typing import Any

import yaml


class _ConfigLoader(yaml.SafeLoader):
    """A safe loader that knows `!ENV [NAME, default]`; other tags of MkDocs' plugins count as nothing."""


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
_ConfigLoader.add_multi_constructor("!", lambda loader, suffix, node: None)


def read_configuration(config: Path) -> dict[str, object]:
    """What a configuration says; nothing where it cannot be read, for then MkDocs will say why."""
    try:
        read = yaml.load(config.read_text(encoding="utf-8"), Loader=_ConfigLoader)  # noqa: S506 because it is a SafeLoader
    except yaml.YAMLError:
        return {}
    return read if isinstance(read, dict) else {}


def site_name(config: Path) -> str:
    """The `site_name` of a configuration; the pages and the browser's tab then say the same."""
    return str(read_configuration(config).get("site_name") or "Knowledge base")


def site_url(config: Path) -> str:
    """The `site_url` of a configuration: where the site is published, empty when nobody said."""
    return str(read_configuration(config).get("site_url") or "")
