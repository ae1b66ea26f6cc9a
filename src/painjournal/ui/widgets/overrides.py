"""Keeps a mistake in an overridden Qt method from taking the whole program down."""

from collections.abc import Callable
from functools import wraps
from types import FunctionType
from typing import Any, TypeVar

Class = TypeVar("Class", bound=type)


def sound_overrides(cls: Class) -> Class:
    """Class decorator: what an overridden method raises reaches the bug dialog.

    Without it, PySide6 (6.8 to 6.12) dies under Python 3.11 when Qt calls an override that
    raises from within C code, such as a division by zero: it expects an exception object
    where that Python still holds a class and a text. Passing through `except` makes the
    object.
    """
    inherited = [base for base in cls.__mro__[1:] if base.__module__.startswith("PySide6")]
    for name, method in list(vars(cls).items()):
        own = isinstance(method, FunctionType) and name != "__init__"
        if own and any(name in vars(base) for base in inherited):
            setattr(cls, name, _sound(method))
    return cls


def _sound(method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def called(*arguments: Any) -> Any:
        try:
            return method(*arguments)
        except Exception:  # noqa: TRY203 (see `sound_overrides`)
            raise

    return called
