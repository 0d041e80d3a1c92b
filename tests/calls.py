"""Calls of the functions made at random, of what people type in cells: for hosts that are compared with the core."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from addin.formulas import Argument, Formula, Kind

NOT_WHAT_BELONGS = ["word", 0, -1, "#N/A", "#DIV/0!", True, "  ", None]
DAYS_OF_PRICES = 20


def calls(formula: Formula, count: int, random: Random) -> Iterator[list[Any]]:
    """Give calls with all that the function needs, optional arguments sometimes left out."""
    for _ in range(count):
        given: dict[str, Any] = {}
        for argument in formula.arguments:
            is_left_out = argument.optional and random.random() < 0.3
            given[argument.name] = None if is_left_out else _argument(argument, given, random)
        yield list(given.values())


def with_a_fault(formula: Formula, arguments: list[Any], random: Random) -> list[Any]:
    """Give a call with one of its cells, in a range or alone, replaced by what does not belong there."""
    takes_one = zip(formula.arguments, arguments, strict=True)
    index = random.choice(
        [at for at, (each, cell) in enumerate(takes_one) if isinstance(cell, list) or not each.is_range]
    )
    wrong = random.choice(NOT_WHAT_BELONGS)
    if isinstance(arguments[index], list):
        rows = [list(row) for row in arguments[index]]
        random.choice(rows)[0] = wrong
        wrong = rows
    return [*arguments[:index], wrong, *arguments[index + 1 :]]


def _argument(argument: Argument, given: dict[str, Any], random: Random) -> Any:  # noqa: ANN401  # a cell or a range
    match argument.kind:
        case Kind.NUMBER:
            return _number(argument, random)
        case Kind.DATE:
            return _day(random)
        case Kind.MOMENT:
            return datetime.combine(_day(random), time(random.randint(0, 23), random.randint(0, 59)))
        case Kind.TRUTH:
            return random.choice([True, False, 1, 0, "true"])
        case Kind.TEXT:
            return random.choice(["Plan", "plan ", "Restructuring", "holders", "Exercise Warrant", "other"])
        case Kind.CALENDAR:
            return random.choice([True, False, given["dates"]])
        case _:
            return [[cell] for cell in _column(argument, given, random)]


def _column(argument: Argument, given: dict[str, Any], random: Random) -> list[Any]:
    match argument.name:
        case "dates":
            days = [given["on_date"] - timedelta(days=back) for back in range(DAYS_OF_PRICES)]
            return random.sample(days, len(days) - random.randint(0, 1))
        case "closes" | "bids" | "asks":
            return [round(random.uniform(1, 5), 2) if random.random() < 0.97 else None for _ in given["dates"]]
        case "holidays":
            return [_day(random) for _ in range(5)]
        case "consents":
            return [random.choice([True, False]) for _ in given["shares"]]
        case _:
            return [_number(argument, random) for _ in range(random.randint(2, 6))]


def _number(argument: Argument, random: Random) -> float:
    if argument.name == "days":
        return random.randint(1, 12)
    if argument.maximum == 1:
        return round(random.random(), 2)
    if argument.unit == "$ a share":
        return round(random.uniform(0.01, 30), random.choice([2, 2, 3, 4]))
    if argument.unit == "shares":
        return random.choice([random.randint(1, 100), random.randint(1, 20_000_000), round(random.uniform(1, 9999), 3)])
    return random.choice([random.randint(0, 1_000_000), round(random.uniform(0, 1_000_000), 2)])


def _day(random: Random) -> date:
    return date(2002, 1, 10) + timedelta(days=random.randint(0, 2150))
