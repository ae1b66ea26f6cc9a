"""How long answers take on this machine."""

from collections.abc import Callable, Iterator
from time import perf_counter

import numpy as np

from painjournal.analysis import power, sign_flip, sign_flip_interval
from painjournal.analysis.answers.from_chosen_days import observed_answer
from painjournal.analysis.answers.from_journal import answers_from
from painjournal.analysis.answers.from_minutes import dose_answer
from painjournal.journal.experiment.spec import day_pairs
from tests.lived import lived
from tests.simulate.finding import Finding
from tests.simulate.people import chosen_days, dates, one_row, rated

_TEN_YEARS = 3_652


def speeds(times: int) -> Iterator[Finding]:
    """The least of so many times each: what the work takes, not what else runs here."""
    chance = np.random.default_rng(21)
    differences = chance.integers(-5, 5, 28).astype(float)
    for blocks in (16, 28):
        some = differences[:blocks]
        yield _timed(f"exact p of {blocks} blocks", 0.1, times, lambda: sign_flip(some))  # noqa: B023
        yield _timed(f"its range, {blocks} blocks", 0.5, times, lambda: sign_flip_interval(some))  # noqa: B023
    for blocks in (16, 28):
        spec = day_pairs(blocks)
        yield _timed(
            f"power of {blocks} blocks, 2,000 runs",
            2.0,
            times,
            lambda: power(spec, 1.5, 0.3, 0.1, -1.0, 2_000, 1),  # noqa: B023
        )
    days = chosen_days(chance, _TEN_YEARS, -0.5)
    minutes = np.round(20 + one_row(chance, _TEN_YEARS, 8, 0.4)).clip(0, 60)
    mornings = rated(5 + one_row(chance, _TEN_YEARS, 1.5, 0.3))
    every = dates(_TEN_YEARS)
    yield _timed("O of ten years", 0.5, times, lambda: observed_answer(days))
    yield _timed("D of ten years", 0.5, times, lambda: dose_answer(every, minutes, mornings))
    life = lived(days=_TEN_YEARS).ended()
    record, today = life.record, life.today
    yield _timed("every question of ten years", 1.0, times, lambda: answers_from(record, today))


def _timed(words: str, limit: float, times: int, work: Callable[[], object]) -> Finding:
    least = min(_seconds(work) for _ in range(times))
    return Finding(words, f"{1000 * least:.1f} ms", f"≤ {1000 * limit:.0f} ms", least <= limit)


def _seconds(work: Callable[[], object]) -> float:
    begun = perf_counter()
    work()
    return perf_counter() - begun
