"""What every chart builder returns."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from painjournal.analysis.daily import Floats
from painjournal.journal.listing import Listing

NO_CAUSE = "This describes your days, not what caused what."


@dataclass(frozen=True, slots=True)
class Table:
    """A chart's values as text, for those who would rather read or hear them."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Points:
    """What can be pointed at, in the order in which the arrow keys visit it.

    Point `i` stands at `x[i]`, `y[i]` in the data coordinates of `axes[panel[i]]`; a `y` of
    not-a-number is nowhere in particular (the day exists, but holds no value). With `by_x`
    a point is found by its x alone, whichever panel the pointer is over; otherwise from as
    near as `reach`, in points of 1/72 inch. `says(i)` names its values, a line each;
    `behind(i)` lists the entries it was drawn from.
    """

    axes: tuple[Axes, ...]
    panel: NDArray[np.intp]
    x: Floats
    y: Floats
    says: Callable[[int], str]
    behind: Callable[[int], Listing]
    by_x: bool = False
    reach: float = 18.0

    def __len__(self) -> int:
        return len(self.x)


class Movement(Enum):
    """What scrolling and dragging do to a chart."""

    THROUGH_TIME = "other days are shown, which the chart is then drawn for anew"
    CLOSER = "the picture is looked at from nearer, and never left"
    STILL = "nothing: all there is to see is in sight"


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawn question: the figure, the answer to its question, and its values.

    `answer` is the sentence that answers `question`; `basis` says what it rests on, with n
    and gaps, and never names a cause.
    """

    figure: Figure
    question: str
    answer: str
    basis: str
    table: Table
    points: Points
    movement: Movement = Movement.CLOSER

    @property
    def sentence(self) -> str:
        """Answer and basis together."""
        return f"{self.answer} {self.basis}".strip()

    @property
    def is_example(self) -> bool:
        """Whether this only shows what will be there: it holds no values."""
        return not self.table.headers


def no_points(figure: Figure) -> Points:
    """For a chart on which there is nothing to point at."""

    def nothing(_point: int) -> str:
        raise IndexError

    def nowhere(_point: int) -> Listing:
        raise IndexError

    none = np.empty(0)
    return Points(tuple(figure.axes), np.empty(0, np.intp), none, none, nothing, nowhere)
