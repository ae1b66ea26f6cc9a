"""The file of the log; loaded when there is something to write in it."""

from contextlib import suppress
from logging import Formatter, LogRecord
from logging.handlers import RotatingFileHandler
from pathlib import Path

_MOST_BYTES = 500_000


class LogFile(RotatingFileHandler):
    """What finds no room in it, on a full disk, is not worth a word to anybody.

    Raises: OSError, when made: it cannot be written at all.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=_MOST_BYTES, backupCount=1, encoding="utf-8")
        self.setFormatter(Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))

    def handleError(self, record: LogRecord) -> None:  # noqa: N802 (logging's own)
        """Drop it; logging itself would print where it came from."""

    def close(self) -> None:
        """Close the file, although what waits to be written cannot be."""
        with suppress(OSError):
            super().close()
