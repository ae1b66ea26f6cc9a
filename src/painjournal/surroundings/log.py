"""The program's own log is opened no earlier than there is something to write."""

import logging
from collections.abc import Callable
from contextlib import ExitStack


class _FirstWord(logging.Handler):
    """Has the log opened for the first word, which it then gets, and all that follow."""

    def __init__(self, open_log: Callable[[], object]) -> None:
        super().__init__(logging.WARNING)
        self._open_log = open_log
        self._is_open = False

    def open(self) -> None:
        if self._is_open:
            return
        self._is_open = True
        logging.getLogger().removeHandler(self)
        self._open_log()

    def emit(self, record: logging.LogRecord) -> None:
        self.open()
        logging.getLogger().handle(record)


def open_when_needed(open_log: Callable[[], object], end: ExitStack) -> Callable[[], None]:
    """Have the first word for the log call `open_log`, if it comes before `end`.

    Returns: opens it now, if it is not open yet.
    """
    first = _FirstWord(open_log)
    logging.getLogger().addHandler(first)
    end.callback(logging.getLogger().removeHandler, first)
    return first.open
