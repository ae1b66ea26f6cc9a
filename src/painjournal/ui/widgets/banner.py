"""Calm lines at the top of the window: what is so about the journal, and what can be done."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from painjournal.ui.widgets.announce import announce
from painjournal.ui.widgets.named import kind, named, push_button

Actions = Mapping[str, Callable[[], object]]


class Banner(QFrame):
    """One sentence with its actions (what the button says: what it does); `closed` by hand."""

    closed = Signal()

    def __init__(self, name: str, sentence: str, actions: Actions) -> None:
        super().__init__()
        kind(named(self, f"banner_{name}", sentence), "banner")
        label = QLabel(sentence)
        label.setObjectName(f"banner_{name}_sentence")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 5, 6, 5)
        row.setSpacing(10)
        row.addWidget(label, 1)
        for at, (text, act) in enumerate(actions.items()):
            button = kind(push_button(f"banner_{name}_action_{at}", text), "link")
            button.clicked.connect(lambda _=False, act=act: act())
            row.addWidget(button)
        close = kind(push_button(f"banner_{name}_close", "✕", "Close this message"), "sign")
        close.clicked.connect(self.closed)
        row.addWidget(close)


class Banners(QWidget):
    """The banners that are shown now, the newest lowest."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banners")
        self._shown: dict[str, Banner] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.hide()

    def show_banner(self, name: str, sentence: str, actions: Actions) -> None:
        """Show a banner, in the place of one of the same name."""
        banner = Banner(name, sentence, actions)
        banner.closed.connect(lambda: self.hide_banner(name))
        before = self._shown.get(name)
        if before is None:
            self._column.addWidget(banner)
        else:
            self._column.replaceWidget(before, banner)
            self._drop(before)
        self._shown[name] = banner
        self.show()
        announce(banner, sentence)

    def hide_banner(self, name: str) -> None:
        """Take a banner away; one that is not there is no error."""
        banner = self._shown.pop(name, None)
        if banner is not None:
            self._drop(banner)
            self.setVisible(bool(self._shown))

    @property
    def names(self) -> tuple[str, ...]:
        """Which banners are shown, from above."""
        return tuple(self._shown)

    def _drop(self, banner: Banner) -> None:
        banner.hide()
        banner.deleteLater()
