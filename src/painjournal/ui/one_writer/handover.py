"""A second start has the window that is open already come to the front, and then ends.

Nothing of the diary goes this way: a line to the window, and its answer. QtNetwork is loaded
with this module, so the first window imports it after its first painting.
"""

import getpass
import logging
import os
import sys
from pathlib import Path

from PySide6.QtCore import QCryptographicHash, QObject, Qt, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication, QWidget

_ANSWER = b"here\n"
#: Wayland brings nobody to the front without the token that the launcher gave to the start.
_TOKEN = "XDG_ACTIVATION_TOKEN"  # noqa: S105 (no secret: the name of a variable)
_LONGEST_TOKEN_BYTES = 1000


class Doorbell(QObject):
    """Listens for second starts on a journal that this process holds; `rung` when one comes."""

    rung = Signal()

    def __init__(self, journal: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        name = _name(journal)
        QLocalServer.removeServer(name)  # left by one that was killed: this one has the lock
        if not self._server.listen(name):
            reason = self._server.errorString()
            logging.getLogger(__name__).warning("second starts are not heard: %s", reason)

    def close(self) -> None:
        """Listen no more."""
        self._server.close()
        # Else a start that is still being answered may be the last to hold it, and takes it
        # along as it goes: from within, which is no way to go.
        self.deleteLater()

    def _on_connection(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.readyRead.connect(lambda caller=caller: self._answer(caller))
            caller.disconnected.connect(caller.deleteLater)

    def _answer(self, caller: QLocalSocket) -> None:
        if not caller.canReadLine():
            return
        token = bytes(caller.readLine(_LONGEST_TOKEN_BYTES).data()).strip()
        if token:
            os.environ[_TOKEN] = os.fsdecode(token)  # Qt looks for it there
        self.rung.emit()
        caller.write(_ANSWER)
        caller.flush()
        caller.disconnectFromServer()


def ring(journal: Path, within_seconds: float) -> bool:
    """Have the window that holds `journal` come to the front. Returns: it answered."""
    wait_ms = max(int(within_seconds * 1000), 1)
    socket = QLocalSocket()
    socket.connectToServer(_name(journal))
    if not socket.waitForConnected(wait_ms):
        return False
    _allow_to_the_front()
    socket.write(os.fsencode(os.environ.get(_TOKEN, "")) + b"\n")
    socket.waitForBytesWritten(wait_ms)
    return socket.waitForReadyRead(wait_ms) and bytes(socket.readAll().data()) == _ANSWER


def bring_to_front(window: QWidget | None = None) -> None:
    """Show a window above all others, and the dialog that waits for an answer above that."""
    for one in (window, QApplication.activeModalWidget()):
        if one is not None:
            minimised = Qt.WindowState.WindowMinimized
            one.setWindowState(one.windowState() & ~minimised | Qt.WindowState.WindowActive)
            one.show()
            one.raise_()
            one.activateWindow()
            QApplication.alert(one)  # where the desktop lets nobody push himself to the front


def _name(journal: Path) -> str:
    """What the journal's holder listens on: one name for a file and a person."""
    user = getpass.getuser() if sys.platform == "win32" else os.getuid()
    both = os.fsencode(f"{journal.resolve()}\n{user}")
    digest = QCryptographicHash.hash(both, QCryptographicHash.Algorithm.Sha256)
    name = f"painjournal-{digest.toHex().toStdString()[:16]}"
    folder = os.environ.get("XDG_RUNTIME_DIR")  # private, and gone when the person logs out
    sandbox = os.environ.get("FLATPAK_ID")
    if folder and sandbox:  # each start has its own folder, but for this part
        folder = f"{folder}/app/{sandbox}"
    return f"{folder}/{name}" if folder else name


def _allow_to_the_front() -> None:
    """Hand on the right to come to the front, which Windows gives to what was just started."""
    if sys.platform == "win32":
        from ctypes import windll

        windll.user32.AllowSetForegroundWindow(-1)
