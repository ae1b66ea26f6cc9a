"""What a part of the soak found."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measured:
    """The number of a promise, its words, what was found, and whether it was kept."""

    promise: int
    words: str
    figure: str
    met: bool
