"""The program's own log, before it is opened: a start may turn out to have to write nothing."""

import logging
from collections.abc import Callable
from contextlib import ExitStack


class _NotYet(logging.Handler):
    """Holds what comes too early for the log, unless that is the end of the program."""

    def __init__(self, open_log: Callable[[], object]) -> None:
        super().__init__(logging.WARNING)
        self._open_log = open_log
        self._held: list[logging.LogRecord] = []
        self._is_open = False

    def open(self) -> None:
        if self._is_open:
            return
        self._is_open = True
        root = logging.getLogger()
        root.removeHandler(self)
        self._open_log()
        for record in self._held:
            root.handle(record)
        self._held.clear()

    def emit(self, record: logging.LogRecord) -> None:
        self._held.append(record)
        if record.levelno >= logging.CRITICAL:
            self.open()


def hold_until_open(open_log: Callable[[], object], end: ExitStack) -> Callable[[], None]:
    """Hold what is to be logged until `end`, or until the function that this returns is called.

    That calls `open_log`, once; so does a critical word.
    """
    early = _NotYet(open_log)
    logging.getLogger().addHandler(early)
    end.callback(logging.getLogger().removeHandler, early)
    return early.open
