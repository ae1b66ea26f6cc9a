"""What is read from a journal file may be anything; what makes no sense is told as damage."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from painjournal.journal.errors import JournalDamaged

_Read = TypeVar("_Read", bound=Callable[[Any], object])


def from_file(what: str) -> Callable[[_Read], _Read]:
    """Decorator: what cannot have been saved as it is read comes out as JournalDamaged."""

    def decorate(read: _Read) -> _Read:
        @wraps(read)
        def reading(stored: Any) -> Any:
            try:
                return read(stored)
            except (ValueError, TypeError, OverflowError, LookupError) as error:
                raise JournalDamaged(
                    f"The journal is damaged: {what} in it is not as it was saved."
                ) from error

        return cast("_Read", reading)

    return decorate
