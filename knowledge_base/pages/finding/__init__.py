"""Finding: the data by which readers look for records and texts, as scripts that load from a server and from a folder alike.

`entries` says what can be found and by what; `data_files` packs it so that one look-up loads a few small files; `search_page`
is the page around it. The other half, which reads these files, is `docs/assets/find.js` and its like.
"""

from knowledge_base.pages.finding.data_files import finder_files, list_data
from knowledge_base.pages.finding.entries import entries_of, in_order
from knowledge_base.pages.finding.search_page import search_page

__all__ = ["entries_of", "finder_files", "in_order", "list_data", "search_page"]
