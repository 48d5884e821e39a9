"""How the whole suite runs."""

from hypothesis import HealthCheck, settings

# A property is right or wrong however busy the machine is; `bench/` holds the times. `--hypothesis-profile=ci` has none either.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")
