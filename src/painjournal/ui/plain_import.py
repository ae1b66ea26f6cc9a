"""Python's own import back in place of PySide's.

PySide replaces `__import__` by a hook for its `from __feature__ import …`, which this program
does not use. The hook reads the source of every module imported after it and keeps it: 38 MB
for SQLAlchemy, NumPy and matplotlib (docs/decisions/0004).
"""

import builtins

import PySide6.QtCore  # noqa: F401 (puts the hook in place)


def use_plain_import() -> None:
    """Put Python's import back; does nothing where PySide has not replaced it."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
