"""File > Passphrase…: a plain journal is encrypted here; of an encrypted one all is set here."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from painjournal.storage.passphrase import Passphrase
from painjournal.ui.safety.passphrase_pages import ChangePage, EncryptPage, RemovePage
from painjournal.ui.safety.passphrase_settings import PassphraseSettings
from painjournal.ui.widgets.named import named
from painjournal.ui.widgets.overrides import sound_overrides

_WIDTH = 580


@sound_overrides
class PassphraseDialog(QDialog):
    """Made for one opening. `asked` hands over the new passphrase, or none for no longer any."""

    asked = Signal(object)

    def __init__(
        self, present: Passphrase | None, settings: PassphraseSettings | None, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Passphrase"))
        named(self, "passphrase_dialog", self.windowTitle())
        self._pages = QStackedWidget()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(20, 16, 20, 16)
        self._layout.addWidget(self._pages)
        if present is None or settings is None:
            self._add_encrypting()
        else:
            self._add_settings(present, settings)
        self._fit()

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return handled

    def _fit(self) -> None:
        """As large as the page needs, whose sentences wrap."""
        width = max(_WIDTH, self._layout.minimumSize().width())
        self.setFixedSize(width, self._layout.heightForWidth(width))

    def _add_encrypting(self) -> None:
        page = EncryptPage()
        page.asked.connect(self._ask)
        page.left.connect(self.reject)
        self._pages.addWidget(page)

    def _add_settings(self, present: Passphrase, settings: PassphraseSettings) -> None:
        self._pages.addWidget(settings)
        settings.change_asked.connect(lambda: self._turn_to(ChangePage(present)))
        settings.remove_asked.connect(lambda: self._turn_to(RemovePage(present)))
        settings.left.connect(self.reject)

    def _turn_to(self, page: ChangePage | RemovePage) -> None:
        page.asked.connect(self._ask)
        page.left.connect(lambda: self._turn_back(page))
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)

    def _turn_back(self, page: QWidget) -> None:
        """What was typed on the page goes with it."""
        self._pages.removeWidget(page)
        page.deleteLater()

    def _ask(self, passphrase: Passphrase | None = None) -> None:
        self.close()
        self.asked.emit(passphrase)
