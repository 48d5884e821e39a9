"""gazetteer hands on which towns and regions of the world the articles may name: `find_towns`; where countries lie: `country_bounds`.

What it knows comes from an installed package and from two YAML files beside this one. It decides nothing: a town is offered to an
article whose countries fit, and the words around a name decide in other rooms whether it is that town.
"""

from knowledge_base.gazetteer.check_data import check_data
from knowledge_base.gazetteer.country_bounds import country_bounds
from knowledge_base.gazetteer.find_towns import Towns, find_ids, find_towns

__all__ = ["Towns", "check_data", "country_bounds", "find_ids", "find_towns"]
