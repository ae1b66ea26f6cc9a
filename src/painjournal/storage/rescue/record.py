"""Rows as SQLite writes them: a record is a header of types, then the values."""

from typing import Any

_INTEGER_BYTES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_NULL, _ZERO, _ONE, _BLOB = 0, 8, 9, 12


class Unreadable(ValueError):
    """These bytes are not what SQLite writes."""


def varint(data: bytes, at: int) -> tuple[int, int]:
    """The whole number at `at`, and where what follows it begins.

    Raises: IndexError: the data end before it does.
    """
    number = 0
    for place in range(at, at + 8):
        byte = data[place]
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            return number, place + 1
    return number << 8 | data[at + 8], at + 9


def signed(number: int) -> int:
    """A 64-bit number as SQLite means it."""
    return number - (1 << 64) if number >= 1 << 63 else number


def record(payload: bytes) -> list[Any]:
    """The values of a row, or of a key in an index.

    Raises: Unreadable: this is no record.
    """
    try:
        header_end, at = varint(payload, 0)
        body = header_end
        values: list[Any] = []
        while at < header_end:
            kind = payload[at]
            if kind < 0x80:
                at += 1
            else:
                kind, at = varint(payload, at)
            value, body = _value(payload, body, kind)
            values.append(value)
    except (IndexError, UnicodeDecodeError) as error:
        raise Unreadable from error
    if at != header_end or body != len(payload):
        raise Unreadable
    return values


def _value(payload: bytes, at: int, kind: int) -> tuple[Any, int]:
    if kind >= _BLOB:
        end = at + (kind - _BLOB) // 2
        if end > len(payload):
            raise Unreadable
        content = payload[at:end]
        return (content.decode() if kind % 2 else content), end
    if kind in _INTEGER_BYTES:
        end = at + _INTEGER_BYTES[kind]
        return int.from_bytes(payload[at:end], "big", signed=True), end
    if kind in (_ZERO, _ONE):
        return kind - _ZERO, at
    if kind == _NULL:
        return None, at
    raise Unreadable  # no journal holds a number that is not whole
