"""Every simulation, by name, with how many people take part."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from tests.simulate import carried, chosen, experiments
from tests.simulate.finding import Finding
from tests.simulate.lives import whole_lives
from tests.simulate.power_table import powers
from tests.simulate.speeds import speeds


class Part(NamedTuple):
    """A simulation of so many people: how many in `make simulate`, and `few` in the tests."""

    simulate: Callable[[int], Iterator[Finding]]
    full: int
    few: int


PARTS: dict[str, Part] = {
    "experiments": Part(experiments.alarms_and_ranges, 1_500, 16),
    "looks": Part(experiments.looks, 1_000, 16),
    "missing": Part(experiments.missing_for_a_reason, 2_000, 30),
    "floors": Part(experiments.floors, 1_000, 40),
    "outcomes": Part(experiments.several_outcomes, 1_000, 25),
    "carried": Part(carried.carry_over, 2_000, 60),
    "pain before": Part(carried.pain_before, 1_000, 30),
    "chosen days": Part(chosen.alarms_and_ranges, 4_000, 16),
    "asking again": Part(chosen.asking_again, 300, 6),
    "doses": Part(chosen.doses, 2_000, 25),
    "naive": Part(chosen.naive_tests, 2_000, 40),
    "bad days": Part(chosen.regression_to_the_mean, 2_000, 40),
    "good days": Part(chosen.confounding, 1_000, 25),
    "lives": Part(whole_lives, 1_000, 6),
    "power": Part(powers, 20_000, 400),
    "speeds": Part(speeds, 5, 2),
}
