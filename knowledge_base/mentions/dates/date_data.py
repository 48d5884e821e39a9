"""The editable words of dates, `dates.yml`, checked: every mistake is named with its line, all of them in one error."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from knowledge_base.edtf import EdtfError, parse
from knowledge_base.problems import Problem, WrongDataError, nearest

DATA_FILE = Path(__file__).with_name("dates.yml")
LISTS = (
    "ambiguous_months", "before_months", "after_no_month", "weekdays", "weekday_short", "weekday_names_before",
    "weekday_names_after", "ordinals", "bare_feasts", "before_feasts", "country_days", "before_years", "before_old_years", "designators",
    "before_counts", "counted", "names_after", "capital_names_after", "names_before", "ahead", "ahead_after", "about_is_topic",
    "nowadays_before", "nowadays_after", "todays_things", "start_words",
)  # fmt: skip
_DAYS_OF_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class DateDataError(WrongDataError):
    """The words of the dates are wrong."""


class _Report:
    """Collects the problems of one file while it is checked."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []

    def add(self, node: yaml.Node, message: str) -> None:
        line, column = node.start_mark.line + 1, node.start_mark.column + 1
        self.problems.append(Problem(path=self.path, line=line, column=column, message=message))


def read_date_words(path: Path) -> dict[str, Any]:
    """The tables of the file; DateDataError names each that is missing, unknown or badly shaped."""
    report = _Report(str(path))
    text = path.read_text(encoding="utf-8")
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        problem = Problem(path=str(path), line=line, column=1, message=f"no YAML: {error.problem}")
        raise DateDataError([problem]) from error
    if not isinstance(root, yaml.MappingNode):
        raise DateDataError([Problem(path=str(path), message="a mapping is expected.")])
    _check_tables(root, report)
    if report.problems:
        raise DateDataError(report.problems)
    data: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return data


def load_date_words() -> dict[str, Any]:
    """The tables of this package."""
    return read_date_words(DATA_FILE)


def _check_tables(root: yaml.MappingNode, report: _Report) -> None:
    tables = {str(key.value): (key, value) for key, value in root.value}
    for name, (key, value) in tables.items():
        check = _check_list if name in LISTS else _CHECKS.get(name)
        if check is None:
            guess = nearest(name, (*LISTS, *_CHECKS))
            tables_are = ", ".join((*LISTS, *_CHECKS))
            report.add(key, f"unknown table {name!r}.{guess} Tables are: {tables_are}.")
        else:
            check(value, report)
    for name in (*LISTS, *_CHECKS):
        if name not in tables:
            report.add(root, f"the table {name!r} is missing.")


def _check_list(node: yaml.Node, report: _Report) -> None:
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        report.add(node, "a list of words is expected.")
        return
    for item in node.value:
        if not _is_text(item):
            report.add(item, f"{_said(item)} is no text; put it in quotes.")


def _check_months(node: yaml.Node, report: _Report) -> None:
    for language, months in _entries(node, report):
        if not isinstance(months, yaml.SequenceNode) or len(months.value) != 12:
            report.add(language, f"{_said(language)} must list the names of twelve months.")
            continue
        for month in months.value:
            _check_list(month, report)


def _check_numbers(allowed: range) -> Callable[[yaml.Node, _Report], None]:
    def check(node: yaml.Node, report: _Report) -> None:
        for word, value in _entries(node, report):
            if not _is_number_of(value, allowed):
                message = (
                    f"{_said(word)} must be {allowed[0]} to {allowed[-1]}, not {_said(value)}."
                )
                report.add(value, message)

    return check


def _check_values(node: yaml.Node, report: _Report) -> None:
    for word, value in _entries(node, report):
        try:
            parse(str(value.value))
        except EdtfError as error:
            report.add(value, f"{_said(word)}: {error}")


def _check_famous(node: yaml.Node, report: _Report) -> None:
    for famous in node.value if isinstance(node, yaml.SequenceNode) else ():
        fields = {str(key.value): value for key, value in _entries(famous, report)}
        if set(fields) != {"month", "day", "year", "near"}:
            report.add(famous, "a famous day has month, day, year and near, no more and no less.")
            continue
        _check_day([fields["month"], fields["day"]], famous, report)
        _check_list(fields["near"], report)


def _check_feasts(node: yaml.Node, report: _Report) -> None:
    for word, value in _entries(node, report):
        if isinstance(value, yaml.SequenceNode):
            _check_day(value.value, word, report)
            continue
        fields = {str(key.value): item for key, item in _entries(value, report)}
        if set(fields) == {"easter"}:
            days = fields["easter"]
            shifts = days.value if isinstance(days, yaml.SequenceNode) else [days]
            if not 1 <= len(shifts) <= 2 or not all(_is_shift(shift) for shift in shifts):
                report.add(
                    value, f"{_said(word)}: easter must be days from Easter Sunday, one or two."
                )
        elif set(fields) != {"month", "weekday", "nth"}:
            report.add(
                value,
                f"{_said(word)} must be [month, day], {{easter: …}} or {{month, weekday, nth}}.",
            )


def _check_day(numbers: list[yaml.Node], node: yaml.Node, report: _Report) -> None:
    is_month = len(numbers) == 2 and _is_number_of(numbers[0], range(1, 13))
    if not is_month or not _is_number_of(
        numbers[1], range(1, _DAYS_OF_MONTHS[int(numbers[0].value) - 1] + 1)
    ):
        report.add(node, f"{_said(node)}: the calendar has no such month and day.")


def _entries(node: yaml.Node, report: _Report) -> list[tuple[yaml.Node, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        return list(node.value)
    report.add(node, "a mapping is expected.")
    return []


def _is_text(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:str"


def _is_number_of(node: yaml.Node, allowed: range) -> bool:
    return str(node.value).isdecimal() and int(node.value) in allowed


def _is_shift(node: yaml.Node) -> bool:
    return str(node.value).removeprefix("-").isdecimal()


def _said(node: yaml.Node) -> str:
    return repr(node.value) if isinstance(node, yaml.ScalarNode) else "this"


_CHECKS: dict[str, Callable[[yaml.Node, _Report], None]] = {
    "months": _check_months,
    "seasons": _check_numbers(range(21, 25)),
    "decades": _check_values,
    "numbers": _check_numbers(range(1, 100)),
    "centuries": _check_numbers(range(10, 22)),
    "named_days": _check_values,
    "famous_days": _check_famous,
    "feasts": _check_feasts,
}
