import math

import numpy as np
import pytest

from painjournal.analysis import Spec, power
from painjournal.analysis.experiment.run_in import autocorrelation, run_in
from painjournal.journal.experiment.spec import day_pairs, long_periods
from tests.analysis.published import MARIE

_RUNS = 1_000


def test_the_same_seed_gives_the_same_power() -> None:
    assert power(day_pairs(14), 1.5, 0.3, 0.1, -1, 200, 4) == power(
        day_pairs(14), 1.5, 0.3, 0.1, -1, 200, 4
    )


def test_without_an_effect_it_is_the_chance_of_a_false_alarm() -> None:
    for spec in (day_pairs(14), day_pairs(21), long_periods(8), Spec(blocks=20, run_limit=1)):
        found = power(spec, 1.5, 0.6, 0.1, 0.0, _RUNS, 6)
        assert found <= 0.05 + 2 * math.sqrt(0.05 * 0.95 / _RUNS)


def test_more_blocks_and_less_noise_notice_more() -> None:
    found = [
        power(day_pairs(blocks), sd, 0.3, 0.1, -1, 400, 8)
        for blocks, sd in ((8, 2), (14, 1.5), (21, 1), (28, 0.7))
    ]
    assert found == sorted(found)
    assert power(day_pairs(28), 0.7, 0.3, 0.1, 1, 400, 8) > 0.95


def test_an_order_with_two_choices_can_find_nothing() -> None:
    assert power(Spec(blocks=14, run_limit=1), 0.5, 0, 0, -3, 100, 1) == 0


def test_progress_is_told_and_can_stop_the_work() -> None:
    told: list[float] = []
    power(day_pairs(8), 1, 0, 0, -1, 250, 1, told.append)
    assert told == [0.4, 0.8, 1.0]

    def stop(share: float) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        power(day_pairs(8), 1, 0, 0, -1, 250, 1, stop)


@pytest.mark.parametrize(
    ("sd", "phi", "missing", "runs"),
    [(0, 0, 0, 1), (1, 1, 0, 1), (1, 0, 1, 1), (1, 0, 0, 0), (math.nan, 0, 0, 1)],
)
def test_impossible_days_are_refused(sd: float, phi: float, missing: float, runs: int) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        power(day_pairs(8), sd, phi, missing, -1, runs, 1)


def test_longer_blocks_are_refused() -> None:
    with pytest.raises(ValueError, match="two periods"):
        power(Spec(blocks=2, periods_per_block=4), 1, 0, 0, -1, 10, 1)


def test_autocorrelation_is_rs() -> None:
    """scan Book, 8.2; acf in R 4.2.2: .2945 −.1117 .1036 .1246."""
    found = [autocorrelation(np.array(MARIE, float), lag) for lag in range(1, 5)]
    assert found == pytest.approx((0.2944984, -0.1116505, 0.1035599, 0.1245955), abs=1e-6)


def test_a_run_in_tells_what_power_needs() -> None:
    days = run_in(np.array([4, 5, np.nan, 5, 6, 4, 3, 4]))
    assert (days.days, days.missing) == (7, 1 / 8)
    assert days.mean == pytest.approx(31 / 7)
    assert days.sd == pytest.approx(0.9759001)
    assert -1 < days.phi < 1
    assert run_in(np.full(14, 4.0)).phi == 0
    with pytest.raises(ValueError, match="three days"):
        run_in(np.array([4.0, np.nan, 5]))
