"""What Help says."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from painjournal import __version__
from painjournal.ui.log_keys import KEYS

_ABOUT = """<p><b>Pain Journal {version}</b></p>
<p>A private diary of pain and walking, forward and backward. It has one question:
does your pain differ when you walk backwards?</p>
<p>Your entries stay on this computer. Nothing is sent anywhere.</p>
<p>This is a diary, not a medical device. It cannot tell what causes your pain, and it
does not replace the advice of a doctor or physiotherapist.</p>"""


def about(parent: QWidget) -> None:
    """What this is, and what it is not."""
    _show(parent, "About Pain Journal", _ABOUT.format(version=__version__))


def keys_help(parent: QWidget) -> None:
    """The form's keys."""
    rows = "".join(
        f"<tr><td style='padding: 4px 16px 4px 0'><b>{keys}</b></td><td>{meaning}</td></tr>"
        for keys, meaning in KEYS
    )
    _show(parent, "Keys", f"<p>In the log, without Ctrl or Alt:</p><table>{rows}</table>")


def _show(parent: QWidget, title: str, text: str) -> None:
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(title)
    box.setText(text)
    box.open()
