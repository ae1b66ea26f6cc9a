"""How a direction looks as a mark: a colour, always together with a shape."""

from dataclasses import dataclass

from painjournal.charts.look import Look
from painjournal.journal.entry import Direction


@dataclass(frozen=True, slots=True)
class WayStyle:
    """A direction's colour, the marker that stands for it, and whether that is filled.

    `halves` are the colours of the marker's left and right half, where these differ.
    """

    colour: str
    marker: str
    filled: bool = True
    halves: tuple[str, str] | None = None


def way_style(way: Direction, look: Look) -> WayStyle:
    """The style of a walk's direction; days without a walk are rings."""
    match way:
        case Direction.FORWARD:
            return WayStyle(look.forward, "o")
        case Direction.BACKWARD:
            return WayStyle(look.backward, "^")
        case Direction.BOTH:
            return WayStyle(look.accent, "s", halves=(look.forward, look.backward))
        case _:
            return WayStyle(look.quiet, "o", filled=False)
