"""Values in words, the same on every chart."""

from collections.abc import Sequence

import numpy as np


def number(value: float) -> str:
    """A value to one decimal, a dash when it is unknown."""
    return "–" if np.isnan(value) else f"{value:.1f}".removesuffix(".0")


def signed(value: float) -> str:
    """A difference to one decimal with its sign, a dash when it is unknown."""
    size = number(abs(value))
    return size if size in {"0", "–"} else f"{'+' if value > 0 else '−'}{size}"


def walked(forward: float, backward: float, unit: str = "min") -> str:
    """The minutes of either direction, both known: "20 min forward, 10 min backward"."""
    ways = ((forward, "forward"), (backward, "backward"))
    parts = [f"{number(minutes)} {unit} {way}" for minutes, way in ways if minutes > 0]
    return ", ".join(parts) or "no walk"


def listed(words: Sequence[str]) -> str:
    """One thing or several: "a", "a and b", "a, b and c"."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))
