"""What changed between two deals, as text for people and JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from fractions import Fraction

from addin.cells import to_float
from addin.comparing import FIGURES, Change, Difference, Figures, Move, Rows
from addin.deal_tables import Line, Value
from addin.printing import columns
from addin.texts import as_text
from addin.warrant.arithmetic import exact

_DECIMALS = dict(zip(FIGURES, (6, 2, 0), strict=True))
_TITLES = dict(zip(FIGURES, ("Exercise Price $", "Warrant Shares", "Outstanding"), strict=True))


def as_json(found: Difference, *, is_exact: bool) -> str:
    """Write one object: `same`, the terms, the rows of each table, the ledger's rows that moved, and the end."""
    shown = {
        "same": not found,
        "terms": [_change(change) for change in found.terms],
        "rows": {each.table.name: _of_rows(each) for each in found.tables if each},
        "reordered": found.reordered,
        "ledger": [_of_move(move) for move in found.moves],
        "end": _of_figures(*found.end) if found.end else None,
        "fault": str(found.fault) if found.fault else None,
    }
    return json.dumps(_plain(shown, is_exact=is_exact), indent=1, ensure_ascii=False)


def _change(change: Change) -> dict[str, Value]:
    return {"name": change.name, "before": change.before, "after": change.after}


def _of_rows(rows: Rows) -> dict[str, Value]:
    titles = list(rows.table.columns)
    return {
        "added": [dict(zip(titles, line.values, strict=True)) for line in rows.added],
        "removed": [dict(zip(titles, line.values, strict=True)) for line in rows.removed],
        "changed": [
            {"row": dict(zip(titles, line.values, strict=True)), "changes": [_change(each) for each in changes]}
            for line, changes in rows.changed
        ],
    }


def _of_move(move: Move) -> dict[str, Value]:
    row = {"date": move.row.date, "event": move.row.event, "ref": move.row.ref}
    return row | _of_figures(move.before, move.after)


def _of_figures(before: Figures, after: Figures) -> dict[str, Value]:
    return {name: {"before": was, "after": now} for name, was, now in zip(FIGURES, before, after, strict=True)}


def _plain(value: Value, *, is_exact: bool) -> object:
    match value:
        case Fraction():
            return exact(value) if is_exact else to_float(value)
        case date():
            return value.isoformat()
        case dict():
            return {name: _plain(each, is_exact=is_exact) for name, each in value.items()}
        case list() | tuple():
            return [_plain(each, is_exact=is_exact) for each in value]
        case _:
            return value


def as_lines(found: Difference, *, is_exact: bool) -> str:
    """Write what changed for a reader: + a row added, - one removed, ~ one changed."""
    if not found:
        return "The same deal: nothing differs in terms, rows, price or shares"
    show = _exactly if is_exact else as_text
    parts = [*_terms(found.terms, show)]
    for rows in found.tables:
        parts += _rows(rows, show)
    if found.reordered:
        parts.append(f"Of one day, in another order: the events of {', '.join(map(as_text, found.reordered))}")
    parts += [*_ledger(found.moves, show)]
    if found.end:
        parts += _end(found.end, show)
    return "\n".join(parts) or "The same terms and rows"


def _exactly(value: Value) -> str:
    return exact(value) if isinstance(value, Fraction) else as_text(value)


def _terms(changes: Sequence[Change], show: Callable[[Value], str]) -> Iterator[str]:
    if changes:
        yield "Terms"
        yield from (f"~ {_arrow(change, show)}" for change in changes)


def _arrow(change: Change, show: Callable[[Value], str]) -> str:
    before, after = (_shown(value, show) or "blank" for value in (change.before, change.after))
    return f"{change.name}: {before} -> {after}"


def _shown(value: Value, show: Callable[[Value], str]) -> str:
    return ", ".join(map(show, value)) if isinstance(value, tuple) else show(value)


def _rows(rows: Rows, show: Callable[[Value], str]) -> Iterator[str]:
    if rows:
        yield rows.table.what[0].upper() + rows.table.what[1:]
    yield from (f"- {_line(line, rows, show)}" for line in rows.removed)
    yield from (f"+ {_line(line, rows, show)}" for line in rows.added)
    for line, changes in rows.changed:
        yield f"~ {_known_by(line, rows, show)}: {'; '.join(_arrow(change, show) for change in changes)}"


def _known_by(line: Line, rows: Rows, show: Callable[[Value], str]) -> str:
    cells = dict(zip(rows.table.columns, line.values, strict=True))
    return " ".join(filter(None, (show(cells[title]) for title in rows.table.key)))


def _line(line: Line, rows: Rows, show: Callable[[Value], str]) -> str:
    cells = zip(rows.table.columns, line.values, strict=True)
    others = [f"{title} {show(cell)}" for title, cell in cells if cell is not None and title not in rows.table.key]
    return ", ".join([_known_by(line, rows, show), *others])


def _ledger(moves: Sequence[Move], show: Callable[[Value], str]) -> Iterator[str]:
    if moves:
        heading = ["", "Date", "Event", "Ref", *_TITLES.values()]
        rows = [
            ["~", move.row.date.isoformat(), move.row.event, move.row.ref, *_pairs(move.before, move.after, show)]
            for move in moves
        ]
        yield "Ledger: what moved, after each row"
        yield columns([heading, *rows])


def _end(end: tuple[Figures, Figures], show: Callable[[Value], str]) -> Iterator[str]:
    yield "Where the Warrant stands at the end"
    pairs = zip(_TITLES.values(), _pairs(*end, show), strict=True)
    yield columns([["~" if " -> " in pair else " ", title, pair] for title, pair in pairs])


def _pairs(before: Figures, after: Figures, show: Callable[[Value], str]) -> list[str]:
    figures = zip(_DECIMALS, before, after, strict=True)
    return [_pair(was, now, (show,) if show is _exactly else _ways(_DECIMALS[name])) for name, was, now in figures]


def _pair(before: Fraction | None, after: Fraction | None, ways: Sequence[Callable[[Fraction], str]]) -> str:
    """Write a figure before and after, with the digits that it takes to tell them apart; once where it is the same."""
    for way in ways if before != after else ways[:1]:
        was, now = ("blank" if value is None else way(value) for value in (before, after))
        if was != now:
            return f"{was} -> {now}"
    return was


def _ways(decimals: int) -> tuple[Callable[[Fraction], str], ...]:
    return (lambda value: f"{to_float(value):,.{decimals}f}"), (lambda value: repr(to_float(value))), exact


FORMATS: dict[str, Callable[..., str]] = {"text": as_lines, "json": as_json}
