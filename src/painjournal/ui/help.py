"""What Help says."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from painjournal import __version__
from painjournal.ui.log.log_keys import KEYS

_ABOUT = """<p><b>Pain Journal {version}</b></p>
<p>A private diary of pain and walking, forward and backward. It has one question:
does your pain differ when you walk backwards?</p>
<p>Your entries stay on this computer. Nothing is sent anywhere.</p>
<p>This is a diary, not a medical device. It cannot tell what causes your pain, and it
does not replace the advice of a doctor or physiotherapist.</p>"""

_CHART_KEYS = (
    ("← →", "the day or dot before, or after; Home and End go to the ends"),
    ("Enter", "open the entries behind it"),
    ("+ − 0", "look closer, farther, or at the whole picture"),
    ("Shift + ← →", "move the picture"),
    ("Alt + ← →", "earlier or later days"),
    ("Esc", "leave the day or dot"),
)


def about(parent: QWidget) -> None:
    """What this is, and what it is not."""
    _show(parent, "About Pain Journal", _ABOUT.format(version=__version__))


def keys_help(parent: QWidget) -> None:
    """The keys of the form and of the chart."""
    log = f"<p>In the log, without Ctrl or Alt:</p>{_table(KEYS)}"
    chart = f"<p>On the chart, once Tab or a click has brought you there:</p>{_table(_CHART_KEYS)}"
    _show(parent, "Keys", log + chart)


def _table(keys: Sequence[tuple[str, str]]) -> str:
    rows = "".join(
        f"<tr><td width='150' style='padding: 3px 0'><b>{key}</b></td><td>{meaning}</td></tr>"
        for key, meaning in keys
    )
    return f"<table>{rows}</table>"


def _show(parent: QWidget, title: str, text: str) -> None:
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(title)
    box.setText(text)
    box.open()
