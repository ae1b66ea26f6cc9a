"""What a command gives back, and the exit codes."""

from dataclasses import dataclass, field
from typing import Any

DONE, FAILED, WRONG_INPUT = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command did: a sentence, the same as figures for --json, and the exit code."""

    sentence: str
    figures: dict[str, Any] = field(default_factory=dict)
    code: int = DONE
