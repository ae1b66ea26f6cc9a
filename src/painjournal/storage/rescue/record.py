"""Rows as SQLite writes them: a record is a header of types, then the values."""

from typing import Any

#: How many bytes a value takes, by its kind; from `_BLOB` on the kind tells the length.
_INTEGER_BYTES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_BLOB = 12
_BY_KIND = {0: None, 8: 0, 9: 1}


class Unreadable(ValueError):
    """These bytes are not what SQLite writes."""


def varint(data: bytes, at: int) -> tuple[int, int]:
    """The whole number at `at`, and where what follows it begins.

    Raises: IndexError: the data end before it does.
    """
    number = data[at]
    if number < 0x80:
        return number, at + 1
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
    values: list[Any] = []
    try:
        header_end, at = varint(payload, 0)
        body = header_end
        while at < header_end:
            kind, at = varint(payload, at)
            if kind >= _BLOB:
                end = body + (kind - _BLOB) // 2
                content = payload[body:end]
                values.append(content.decode() if kind % 2 else content)
                body = end
            elif kind in _BY_KIND:
                values.append(_BY_KIND[kind])
            else:  # no journal holds a number that is not whole
                end = body + _INTEGER_BYTES[kind]
                values.append(int.from_bytes(payload[body:end], "big", signed=True))
                body = end
    except (LookupError, UnicodeDecodeError) as error:
        raise Unreadable from error
    if at != header_end or body != len(payload):
        raise Unreadable
    return values
