"""What the window remembers between starts; never anything from the diary."""

from PySide6.QtCore import QByteArray, QSettings

LOOKS = ("system", "light", "dark")


class Settings:
    """The remembered look and place of the window."""

    def __init__(self, store: QSettings) -> None:
        self._store = store

    @property
    def look(self) -> str:
        """One of LOOKS."""
        kept = str(self._store.value("look", LOOKS[0]))
        return kept if kept in LOOKS else LOOKS[0]

    @look.setter
    def look(self, look: str) -> None:
        self._store.setValue("look", look)

    @property
    def geometry(self) -> QByteArray | None:
        """Where the window was."""
        kept = self._store.value("geometry")
        return kept if isinstance(kept, QByteArray) else None

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._store.setValue("geometry", geometry)
