"""A data file of this room while it is checked: its entries with where each stands, and what is wrong with them."""

from collections.abc import Iterator
from pathlib import Path

import yaml

from knowledge_base.problems import Problem


class MarkedFile:
    """A YAML mapping that names each mistake with its line: the mistakes so far are in `problems`."""

    def __init__(self, file: Path) -> None:
        """Remembers which file it is; it is read when its entries are asked for."""
        self._file = file
        self.problems: list[Problem] = []

    def add(self, mark: yaml.Mark | None, message: str) -> None:
        """One more mistake, at the mark or, where there is none, at the beginning of the file."""
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        problem = Problem(path=str(self._file), line=line, column=column, message=message)
        self.problems.append(problem)

    def entries(self) -> Iterator[tuple[yaml.Node, yaml.Node]]:
        """Key and value of each entry; none where the file is no YAML, which is a mistake too."""
        try:
            root = yaml.compose(self._file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        except yaml.MarkedYAMLError as error:
            root = None
            self.add(error.problem_mark, f"no YAML: {error.problem}")
        if isinstance(root, yaml.MappingNode):
            yield from root.value
