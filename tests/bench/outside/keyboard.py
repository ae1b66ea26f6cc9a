"""A keyboard on an X display, quicker than any tool that is started for each key."""

from ctypes import CDLL, byref, c_char_p, c_int, c_ulong, c_void_p
from types import TracebackType
from typing import Self

_PARENT_OF_ALL = 1  # PointerRoot: no window has the keyboard


class Keyboard:
    """Types through the XTEST extension, as the X server's own keyboard would."""

    def __init__(self, display: str) -> None:
        self._x11, self._xtest = CDLL("libX11.so.6"), CDLL("libXtst.so.6")
        self._x11.XOpenDisplay.restype = c_void_p
        self._display = c_void_p(self._x11.XOpenDisplay(c_char_p(display.encode())))
        if self._display.value is None:
            raise RuntimeError(f"There is no display {display}.")
        self._x11.XStringToKeysym.restype = c_ulong

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._x11.XCloseDisplay(self._display)

    def holder(self) -> int:
        """The id of the window that has the keyboard now."""
        window, revert = c_ulong(_PARENT_OF_ALL), c_int()
        self._x11.XGetInputFocus(self._display, byref(window), byref(revert))
        return window.value

    def type(self, name: str) -> None:
        """Press and release the key of this X name."""
        symbol = c_ulong(self._x11.XStringToKeysym(c_char_p(name.encode())))
        code = self._x11.XKeysymToKeycode(self._display, symbol)
        for is_down in (1, 0):
            self._xtest.XTestFakeKeyEvent(self._display, code, is_down, c_ulong(0))
        self._x11.XFlush(self._display)
