"""Where coasts, borders and rivers run: base maps cut from an installed package, so that no map asks a tile server."""

from knowledge_base.cartography.maps import LICENCE, cut_map

__all__ = ["LICENCE", "cut_map"]
