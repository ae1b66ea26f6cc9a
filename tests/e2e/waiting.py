"""Wait for what must come, never for a time that should do."""

import time
from collections.abc import Callable
from typing import TypeVar

DEADLINE_SECONDS = 20
_PAUSE_SECONDS = 0.02

Found = TypeVar("Found")


def wait_for(what: str, look: Callable[[], Found]) -> Found:
    """What `look` finds, as soon as it finds something; `what` says it if that never comes."""
    deadline = time.monotonic() + DEADLINE_SECONDS
    while True:
        late = time.monotonic() > deadline
        found = look()
        if found:
            return found
        assert not late, f"{what}: not within {DEADLINE_SECONDS} s"
        time.sleep(_PAUSE_SECONDS)
