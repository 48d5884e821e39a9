"""A folder of articles becomes a knowledge base; each subpackage is one room of the flow."""

from importlib.util import find_spec

# Whoever types `python build_kb.py` with the Python of the machine gets this word in place of a list of calls.
if find_spec("pydantic") is None:
    raise SystemExit(
        "This Python lacks the packages that are needed. Say `make check` once, which sets everything up in .venv;"
        " then `.venv/bin/python build_kb.py …` (without make: CONTRIBUTING.md, Set up)."
    )
