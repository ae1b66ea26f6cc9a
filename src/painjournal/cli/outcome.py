"""What a command gives back."""

from dataclasses import dataclass, field
from typing import Any

from painjournal.surroundings.exit_codes import DONE


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command did: a sentence, the same as figures for --json, and the exit code."""

    sentence: str
    figures: dict[str, Any] = field(default_factory=dict)
    code: int = DONE
