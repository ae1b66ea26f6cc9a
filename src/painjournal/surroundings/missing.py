"""A part of the program that is not there, or a library of the system, in plain words."""

import re
from collections.abc import Iterator

#: As the loader of libraries names one, before it says what is wrong with it.
_LIBRARY = re.compile(r"([^\s/\\]+\.so[.\d]*): ")


def say_missing(name: str) -> str:
    """The sentence about a library or another part, and what to do."""
    return (
        f"{name}, which Pain Journal needs, is missing or damaged on this computer. "
        "Install Pain Journal again from its package, which brings it."
    )


def what_is_missing(error: Exception) -> str | None:
    """The sentence for an error that loading something met; None if it names nothing.

    The library, if one can be told, rather than the module that needs it.
    """
    errors = list(_with_causes(error))
    for one in errors:
        if named := _LIBRARY.search(str(one)):
            return say_missing(named[1])
    names = (one.name for one in errors if isinstance(one, ImportError) and one.name)
    return next(map(say_missing, names), None)


def _with_causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
