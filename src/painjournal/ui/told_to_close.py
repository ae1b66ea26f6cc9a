"""Ctrl+C, a logout, a terminal that goes: windows close as if a person had closed them."""

import signal
from contextlib import ExitStack
from socket import socketpair

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")  # Windows has no SIGHUP
_MANY_BYTES = 64


def close_when_told(end: ExitStack) -> None:
    """Until `end`, have these signals close all windows: what is typed is kept.

    Python itself hears of a signal only when it next has something to do. So the system's own
    part of Python writes to a socket, which Qt waits for.
    """
    heard, written = socketpair()
    for one in (heard, written):
        one.setblocking(False)  # noqa: FBT003 (Python's own)
        end.callback(one.close)
    notifier = QSocketNotifier(heard.fileno(), QSocketNotifier.Type.Read)
    end.callback(notifier.setEnabled, False)  # noqa: FBT003 (Qt's own)
    end.callback(signal.set_wakeup_fd, signal.set_wakeup_fd(written.fileno()))

    def close() -> None:
        heard.recv(_MANY_BYTES)
        QApplication.quit()

    notifier.activated.connect(close)
    for name in _NAMES:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            before = signal.signal(number, lambda *_: None)
            end.callback(signal.signal, number, before)
