"""Where coasts, borders and rivers run: base maps cut from an installed package, so that no map asks a tile server."""

from knowledge_base.cartography.cut import cut_map
from knowledge_base.cartography.outlines import LICENCE, World, read_world

__all__ = ["LICENCE", "World", "cut_map", "read_world"]
