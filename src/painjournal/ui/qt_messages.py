"""What Qt complains about goes to the log. Its last words reach the person, too."""

import logging
import os

from PySide6.QtCore import (
    QCoreApplication,
    QMessageLogContext,
    QtMsgType,
    qInstallMessageHandler,
)

from painjournal.surroundings.exit_codes import FAILED
from painjournal.surroundings.streams import complain

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def log_qt() -> None:
    """From now on, log what Qt says.

    Where Qt finds no way to open a window, it would end the process with a dump of its memory
    while the application is being made. A sentence and an exit code say the same.
    """

    def hear(level: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        logging.getLogger("qt").log(_LEVELS[level], "%s", message)
        if level is not QtMsgType.QtFatalMsg:
            return
        if QCoreApplication.startingUp():
            from painjournal.ui.no_window import why_no_window

            complain(why_no_window())
            os._exit(FAILED)
        complain(message)  # a bug, and Qt ends the process now

    qInstallMessageHandler(hear)
