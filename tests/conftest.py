"""How the whole suite runs."""

from hypothesis import settings

# A property is right or wrong however busy the machine is; `bench/` holds the times. `--hypothesis-profile=ci` has none either.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
