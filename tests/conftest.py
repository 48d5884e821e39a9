"""How the whole suite runs."""

import os
import sys

from hypothesis import HealthCheck, settings

# Dozens of tests start Python anew, and two workers read the same tests: what one of them compiled the others need not.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# A property is right or wrong however busy the machine is; `bench/` holds the times. `--hypothesis-profile=ci` has none either.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")
