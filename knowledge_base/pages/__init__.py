"""Pages: a knowledge base becomes the Markdown files that a site is built from.

`render_files` is pure, from values to text; `write_pages` alone touches the disk. Everything that comes from a seed or from
YAML is escaped on its way (`escaping`), and every link leads to a page or mark that exists.
"""

from knowledge_base.pages.addresses import evidence_anchor, mention_anchor, page_of
from knowledge_base.pages.pictures.picture_files import BaseMaps
from knowledge_base.pages.render_pages import render_files, render_pages
from knowledge_base.pages.settings import SiteSettings
from knowledge_base.pages.write_pages import (
    MANIFEST,
    Changes,
    check_pages,
    generated_paths,
    write_pages,
)

__all__ = [
    "MANIFEST",
    "BaseMaps",
    "Changes",
    "SiteSettings",
    "check_pages",
    "evidence_anchor",
    "generated_paths",
    "mention_anchor",
    "page_of",
    "render_files",
    "render_pages",
    "write_pages",
]
