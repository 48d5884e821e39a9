"""How often a run looks for memory that it can give back."""

import gc

_MADE_SINCE = 500_000  # values; Python's own 700 or 2,000 are for programs that make few


def look_for_circles_rarely() -> None:
    """Let Python look for values that hold each other, and nobody else, less often than it does unasked.

    A run makes hundreds of thousands of small values and few such circles. Looking takes a sixth of a short command and saves 4 MB;
    seldom is enough to bound a long run.
    """
    gc.set_threshold(_MADE_SINCE, 20, 100)
