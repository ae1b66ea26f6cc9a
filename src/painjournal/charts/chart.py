"""What every chart builder returns."""

from dataclasses import dataclass

from matplotlib.figure import Figure


@dataclass(frozen=True, slots=True)
class Table:
    """A chart's values as text, for those who would rather read or hear them."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawn question: the figure, the sentence that says what it shows, and its values."""

    figure: Figure
    sentence: str
    table: Table
