"""The pages of a closed SQLite file, each as the write-ahead log leaves it.

Read here byte by byte, because SQLite itself reads nothing of a file whose first page is
damaged, and nothing below a damaged page. The format: https://www.sqlite.org/fileformat2.html
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from struct import Struct
from types import TracebackType
from typing import BinaryIO

PAGE_BYTES = 4096
_LOG_HEADER_BYTES = 32
_FRAME_HEADER = Struct(">IIQ")  # page number, pages after a commit (or 0), salts
_FRAME_HEADER_BYTES = 24
_SALTS = slice(16, 24)


class Pages:
    """The pages of the journal file at `path` and its log; they are numbered from 1.

    Raises: OSError: the file cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        self._end = ExitStack()
        self._file: BinaryIO = self._end.enter_context(path.open("rb", buffering=0))
        there = -(-os.fstat(self._file.fileno()).st_size // PAGE_BYTES)
        self.number = there
        self._log_places: dict[int, int] = {}
        self._log: BinaryIO = self._file
        log = path.with_name(f"{path.name}-wal")
        if log.exists():
            self._log = self._end.enter_context(log.open("rb"))
            self._read_log(there)

    def __enter__(self) -> "Pages":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end.close()

    def page(self, number: int) -> bytes:
        """A page; zeros stand for what is missing at the file's end, or cannot be read.

        Raises: IndexError: there is no page of this number.
        """
        if not 1 <= number <= self.number:
            raise IndexError(number)
        place = self._log_places.get(number)
        file = self._file if place is None else self._log
        try:
            file.seek((number - 1) * PAGE_BYTES if place is None else place)
            content = file.read(PAGE_BYTES)
        except OSError:  # a part of the disk that cannot be read any more
            content = b""
        return content.ljust(PAGE_BYTES, b"\0")

    def _read_log(self, there: int) -> None:
        """Find the newest committed state of each page that is in the log.

        A frame that is none of this log, or damaged so, is passed over. Rows are judged by
        their own hashes, so that the log's checksums are not needed.
        """
        written: dict[int, int] = {}
        frames = 0
        for place, page, pages_then in self._frames():
            frames += 1
            written[page] = place
            if pages_then:
                self._log_places |= written
                written.clear()
                self.number = pages_then
        self.number = min(self.number, there + frames)

    def _frames(self) -> Iterator[tuple[int, int, int]]:
        salts = int.from_bytes(self._log.read(_LOG_HEADER_BYTES)[_SALTS], "big")
        place = _LOG_HEADER_BYTES
        while len(header := self._log.read(_FRAME_HEADER_BYTES)) == _FRAME_HEADER_BYTES:
            page, pages_then, salts_here = _FRAME_HEADER.unpack_from(header)
            place += _FRAME_HEADER_BYTES
            if salts_here == salts:
                yield place, page, pages_then
            place += PAGE_BYTES
            self._log.seek(place)
