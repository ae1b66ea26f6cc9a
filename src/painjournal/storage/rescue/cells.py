"""The cells of a page: rows of a table, and keys of an index."""

from collections.abc import Iterator
from struct import unpack_from

from painjournal.storage.rescue.pages import PAGE_BYTES, Pages
from painjournal.storage.rescue.record import Unreadable, signed, varint

#: The first page begins with the file's own header.
_FIRST_HEADER_AT = 100
_INTERIOR_INDEX, _INTERIOR_TABLE, _LEAF_INDEX, _LEAF_TABLE = 0x02, 0x05, 0x0A, 0x0D
#: Never the first byte of a table's page with one bit flipped: an overflow or a free page.
_NO_TREE = 0x00
_LEAF_HEADER_BYTES, _INTERIOR_HEADER_BYTES, _CHILD_BYTES = 8, 12, 4
_OVERFLOW_BYTES = PAGE_BYTES - 4
_TABLE_MOST = PAGE_BYTES - 35
_INDEX_MOST = (PAGE_BYTES - 12) * 64 // 255 - 23
_LEAST = (PAGE_BYTES - 12) * 32 // 255 - 23


def rows_on(pages: Pages, number: int) -> Iterator[tuple[int, bytes]]:
    """Of each row on a page: its id, and its record. What cannot be read is left out.

    A page whose kind is none that exists is tried as one with rows: its kind may be what is
    damaged.
    """
    page = pages.page(number)
    at = _header_at(number)
    if page[at] in (_NO_TREE, _INTERIOR_INDEX, _LEAF_INDEX):
        return
    for place in _places(page, at + 3, at + _LEAF_HEADER_BYTES):
        try:
            size, place = varint(page, place)  # noqa: PLW2901 (the cell is read on from there)
            row_id, place = varint(page, place)  # noqa: PLW2901
            yield signed(row_id), _payload(pages, page, place, size, _TABLE_MOST)
        except (IndexError, Unreadable):
            continue


def keys_on(pages: Pages, number: int) -> Iterator[bytes]:
    """The records of the keys on a page of an index. What cannot be read is left out."""
    page = pages.page(number)
    at = _header_at(number)
    if page[at] == _LEAF_INDEX:
        header_bytes, child_bytes = _LEAF_HEADER_BYTES, 0
    elif page[at] == _INTERIOR_INDEX:
        header_bytes, child_bytes = _INTERIOR_HEADER_BYTES, _CHILD_BYTES
    else:
        return
    for place in _places(page, at + 3, at + header_bytes):
        try:
            size, place = varint(page, place + child_bytes)  # noqa: PLW2901
            yield _payload(pages, page, place, size, _INDEX_MOST)
        except (IndexError, Unreadable):
            continue


def _header_at(number: int) -> int:
    return _FIRST_HEADER_AT if number == 1 else 0


def _places(page: bytes, count_at: int, first_at: int) -> Iterator[int]:
    """Where the cells begin."""
    (count,) = unpack_from(">H", page, count_at)
    most = (PAGE_BYTES - first_at) // 2
    yield from unpack_from(f">{min(count, most)}H", page, first_at)


def _payload(pages: Pages, page: bytes, at: int, size: int, most: int) -> bytes:
    """The record of a cell, put together when it runs over onto other pages."""
    if size <= most:
        if at + size > PAGE_BYTES:
            raise Unreadable
        return page[at : at + size]
    if size > pages.number * PAGE_BYTES:
        raise Unreadable
    here = _LEAST + (size - _LEAST) % _OVERFLOW_BYTES
    if here > most:
        here = _LEAST
    if at + here + 4 > PAGE_BYTES:
        raise Unreadable
    parts = [page[at : at + here]]
    (next_page,) = unpack_from(">I", page, at + here)
    missing = size - here
    while missing > 0:
        overflow = pages.page(next_page)
        parts.append(overflow[4 : 4 + missing])
        missing -= _OVERFLOW_BYTES
        (next_page,) = unpack_from(">I", overflow)
    return b"".join(parts)
