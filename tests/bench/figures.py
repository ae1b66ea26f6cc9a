"""What a measurement is, and how the program and its baseline take turns at it."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import Any

_HEAD = "| figure | program | beside | that | ratio | goal | met |\n|---|--:|---|--:|--:|--:|---|"


@dataclass(frozen=True, slots=True)
class Figure:
    """The program's median beside the baseline's, and the ratio that is allowed."""

    name: str
    beside: str
    value: float
    limit: float
    unit: str
    goal: float

    @property
    def ratio(self) -> float:
        """How many times the baseline the program takes."""
        return self.value / self.limit

    @property
    def met(self) -> bool:
        """Whether the goal is reached."""
        return self.ratio <= self.goal

    def as_json(self) -> dict[str, Any]:
        """This figure as build/bench.json holds it."""
        return {
            "name": self.name,
            "beside": self.beside,
            "value": round(self.value, 3),
            "limit": round(self.limit, 3),
            "unit": self.unit,
            "ratio": round(self.ratio, 3),
            "goal": self.goal,
            "met": self.met,
        }


def alternate(
    program: Callable[[], float], baseline: Callable[[], float], times: int
) -> tuple[float, float]:
    """Both medians of `times` turns each; a first, uncounted turn warms disk and caches."""
    program()
    baseline()
    turns = [(program(), baseline()) for _ in range(times)]
    return median(ours for ours, _ in turns), median(theirs for _, theirs in turns)


def milliseconds(work: Callable[[], object]) -> float:
    """How long `work` takes."""
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def table(figures: list[Figure]) -> str:
    """All figures as a Markdown table."""
    rows = [
        f"| {one.name} | {one.value:.2f} {one.unit} | {one.beside} | {one.limit:.2f} {one.unit} "
        f"| {one.ratio:.2f} | {one.goal:g} | {'yes' if one.met else '**no**'} |"
        for one in figures
    ]
    return "\n".join([_HEAD, *rows])
