"""Locks an encrypted journal when nobody has touched the program for a while."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QWindow
from shiboken6 import isValid

from painjournal.journal.moment import Clock
from painjournal.ui.widgets.overrides import sound_overrides

_LOOK_MS = 5_000
_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.ShortcutOverride,  # comes before every key, in menus, too
        QEvent.Type.InputMethod,  # what is composed comes as no key, and to the field alone
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
    }
)


@sound_overrides
class IdleLock(QObject):
    """Once started, calls `lock` after so many minutes without a key, the mouse or a finger.

    What counts is done in any window of the program. A rest is measured by the clock, so
    that a computer that slept comes back locked.
    """

    def __init__(self, clock: Clock, lock: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._lock = lock
        self._rest = timedelta()
        self._last = clock.utc()
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)  # noqa: S101 (there are windows)
        self._drops_key = False
        self._field: QObject | None = None
        application.focusWindowChanged.connect(self._watch_window)
        application.focusObjectChanged.connect(self._watch_field)
        self._watch_window(application.focusWindow())
        self._watch_field(application.focusObject())

    def start(self, minutes: int) -> None:
        """Begin a rest, and lock when it has lasted this long."""
        self._rest = timedelta(minutes=minutes)
        self._begin_rest()
        self._timer.start()

    def stop(self) -> None:
        """Lock no more."""
        self._timer.stop()

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """The first key after too long a rest finds the journal locked, and is dropped."""
        kind = event.type()
        if self._drops_key and kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            self._drops_key = kind == QEvent.Type.KeyPress
            return True
        if kind not in _SIGNS_OF_LIFE or not self._timer.isActive():
            return False
        if self._is_over():
            self._drops_key = kind == QEvent.Type.ShortcutOverride
            self._look()
            return True
        self._begin_rest()
        return False

    def _watch_window(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def _watch_field(self, field: QObject | None) -> None:
        """One at a time: watching costs a little with every event, its painting, too."""
        if self._field is not None and isValid(self._field):
            self._field.removeEventFilter(self)
            if self._field.isWindowType():  # which stands for its field when that has gone
                self._field.installEventFilter(self)
        self._field = field
        if field is not None:
            field.installEventFilter(self)

    def _begin_rest(self) -> None:
        self._last = self._clock.utc()

    def _is_over(self) -> bool:
        now = self._clock.utc()
        self._last = min(self._last, now)  # a clock that was put back
        return now - self._last >= self._rest

    def _look(self) -> None:
        if self._is_over():
            self.stop()
            self._lock()
