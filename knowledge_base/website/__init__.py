"""Website: what the renderer must be told, and what must hold of the site it builds.

`build_site` runs MkDocs in a process of its own, checks the result, and puts it in place of the last one only when all is well;
`check_site` is the check of links, anchors and foreign requests by itself; `derive_config` sets up a second knowledge base
beside this one. Thin on purpose: it is thrown away when the renderer changes.
"""

from knowledge_base.website.build_site import SiteBuild, build_site
from knowledge_base.website.check_site import check_site
from knowledge_base.website.configuration import site_name, site_url
from knowledge_base.website.derive_config import derive_config
from knowledge_base.website.outside_links import check_links, outside_links
from knowledge_base.website.published import check_published

__all__ = [
    "SiteBuild",
    "build_site",
    "check_links",
    "check_published",
    "check_site",
    "derive_config",
    "outside_links",
    "site_name",
    "site_url",
]
