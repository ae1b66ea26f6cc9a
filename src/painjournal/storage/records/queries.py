"""The questions put to the entries: pure functions that build SELECTs."""

import json
from datetime import date
from typing import Any, TypeVarTuple

from sqlalchemy import ColumnElement, Select, case, func, select

from painjournal.journal.entry import Direction
from painjournal.journal.listing import Column, Listing
from painjournal.storage.records.tables import EntryRow

_Columns = TypeVarTuple("_Columns")
_E = EntryRow
_FORWARD = (_E.forward_minutes > 0) & (_E.backward_minutes == 0)
_BACKWARD = (_E.forward_minutes == 0) & (_E.backward_minutes > 0)
_BOTH = (_E.forward_minutes > 0) & (_E.backward_minutes > 0)
_DIRECTIONS: dict[Direction, ColumnElement[bool]] = {
    Direction.FORWARD: _FORWARD,
    Direction.BACKWARD: _BACKWARD,
    Direction.BOTH: _BOTH,
    Direction.NO_WALK: (_E.forward_minutes == 0) & (_E.backward_minutes == 0),
    Direction.NOT_RECORDED: _E.forward_minutes.is_(None),
}
_ORDERS: dict[Column, ColumnElement[Any]] = {
    Column.WALK: case(*((where, rank) for rank, where in enumerate(_DIRECTIONS.values()))),
    Column.MINUTES: _E.forward_minutes + _E.backward_minutes,
    Column.PAIN_BEFORE: _E.pain_before.expression,
    Column.PAIN: _E.pain.expression,
    Column.NOTE: func.casefold(_E.note),
}


def listed_ids(listing: Listing) -> Select[int]:
    """The row ids of a listing, in its order."""
    query = between(select(_E.id), listing.first, listing.last)
    if listing.direction is not None:
        query = query.where(_DIRECTIONS[listing.direction])
    if listing.uuids is not None:
        given = func.json_each(json.dumps(sorted(listing.uuids))).table_valued("value")
        query = query.where(_E.uuid.in_(select(given.c.value)))
    if listing.text:
        query = query.where(func.instr(func.casefold(_E.note), listing.text.casefold()) > 0)
    newest_first = (_E.date.desc(), _E.time.desc(), _E.id.desc())
    if listing.column is Column.WHEN:
        oldest_first = (_E.date, _E.time, _E.id)
        return query.order_by(*(newest_first if listing.descending else oldest_first))
    order = _ORDERS[listing.column]
    ordered = order.desc() if listing.descending else order.asc()
    return query.order_by(ordered.nulls_last(), *newest_first)


def between(query: Select[*_Columns], first: date | None, last: date | None) -> Select[*_Columns]:
    """Narrow a query on entries to the days from `first` to `last`; none is no bound."""
    if first is not None:
        query = query.where(_E.date >= first.isoformat())
    return query if last is None else query.where(_E.date <= last.isoformat())


def last_walk(direction: Direction) -> Select[int | None, int | None]:
    """The minutes (forward, backward) of the newest walk in this direction."""
    return (
        select(_E.forward_minutes, _E.backward_minutes)
        .where(_DIRECTIONS[direction])
        .order_by(_E.date.desc(), _E.time.desc(), _E.id.desc())
        .limit(1)
    )


def figures(first: date | None, last: date | None) -> Select[*tuple[Any, ...]]:
    """The columns of `EntryFigures`, oldest first."""
    minute = func.substr(_E.time, 1, 2) * 60 + func.substr(_E.time, 4, 2)
    query = select(
        _E.uuid,
        _E.date,
        minute,
        _E.forward_minutes,
        _E.backward_minutes,
        _E.pain_before,
        _E.pain,
    )
    return between(query, first, last).order_by(_E.date, _E.time, _E.id)
