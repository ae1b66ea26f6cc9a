import math

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar

from painjournal.analysis import gls_ar1
from painjournal.analysis.methods.ar1 import whitened
from tests.analysis.published import NOF1_OUTCOME, NOF1_TREATED

Floats = NDArray[np.float64]


def _nof1() -> tuple[Floats, Floats, NDArray[np.int64]]:
    outcome, treated = np.array(NOF1_OUTCOME), np.array(NOF1_TREATED, float)
    known = ~np.isnan(outcome)
    table = np.column_stack((np.ones(len(outcome)), treated))
    return outcome[known], table[known], np.arange(1, 29)[known]


def test_it_is_nlmes_gls_with_gaps() -> None:
    """R nlme 3.1-162: gls(Y ~ Tr, corAR1(form = ~ day), method = "REML", na.action = na.omit)."""
    fit = gls_ar1(*_nof1())
    assert fit.phi == pytest.approx(0.775291248, abs=1e-5)
    assert fit.coef == pytest.approx((7.90833285, -1.10962999), abs=1e-5)
    assert fit.se[1] == pytest.approx(0.602097174, abs=1e-5)
    assert fit.t[1] == pytest.approx(-1.84294169, abs=1e-5)
    assert fit.p[1] == pytest.approx(0.0777236953, abs=1e-5)
    assert fit.df == 24


def test_closing_the_gaps_would_give_something_else() -> None:
    """statsmodels' GLSAR knows no gaps: −1.074 where −1.110 is right."""
    outcome, table, _ = _nof1()
    theirs = sm.GLSAR(outcome, table, rho=1)
    fit = theirs.iterative_fit(maxiter=100)
    assert fit.params[1] == pytest.approx(-1.074, abs=2e-3)
    assert theirs.rho[0] == pytest.approx(0.701, abs=2e-3)
    closed = gls_ar1(outcome, table, np.arange(len(outcome)))
    assert closed.coef[1] == pytest.approx(-1.1056, abs=1e-4)


def test_a_day_without_a_value_is_a_gap() -> None:
    table = np.column_stack((np.ones(28), NOF1_TREATED))
    whole, gapped = gls_ar1(*_nof1()), gls_ar1(NOF1_OUTCOME, table, np.arange(1, 29))
    assert gapped.coef == pytest.approx(whole.coef, abs=1e-12)
    assert gapped.df == 24


def test_dates_are_days() -> None:
    outcome, table, day = _nof1()
    dates = np.datetime64("2026-03-20") + day  # over a change of clocks
    assert gls_ar1(outcome, table, dates).coef[1] == gls_ar1(outcome, table, day).coef[1]


def test_with_phi_held_it_is_gretls_model() -> None:
    """statsmodels' test_glsar_gretl: gretl's AR(1) without the first row, phi −.108136."""
    data = sm.datasets.macrodata.load_pandas().data
    outcome = 400 * np.diff(np.log(data["realinv"].to_numpy()))
    growth = 400 * np.diff(np.log(data["realgdp"].to_numpy()))
    table = np.column_stack((np.ones(len(growth)), growth, data["realint"].to_numpy()[:-1]))
    rows = whitened(-0.108136, np.column_stack((table, outcome)), np.ones(len(growth) - 1, int))[1:]
    theirs = sm.OLS(rows[:, -1], rows[:, :-1]).fit()
    assert theirs.params == pytest.approx((-9.5099, 4.3704, -0.579253), abs=1e-4)
    assert theirs.bse == pytest.approx((0.990456, 0.208146, 0.268009), abs=1e-4)


def _dense(phi: float, outcome: Floats, table: Floats, day: Floats) -> float:
    """Minus twice the restricted likelihood, straight from its definition."""
    alike = phi ** np.abs(np.subtract.outer(day, day))
    inverse = np.linalg.inv(alike)
    products = table.T @ inverse @ table
    rest = outcome - table @ np.linalg.solve(products, table.T @ inverse @ outcome)
    df = len(outcome) - table.shape[1]
    return float(
        df * math.log(rest @ inverse @ rest)
        + np.linalg.slogdet(alike)[1]
        + np.linalg.slogdet(products)[1]
    )


@pytest.mark.parametrize("seed", range(8))
def test_it_finds_what_whole_matrices_find(seed: int) -> None:
    chance = np.random.default_rng(seed)
    day = np.cumsum(chance.integers(1, 4, 60)).astype(float)
    table = np.column_stack((np.ones(60), chance.normal(size=(60, 2))))
    outcome = np.round(5 + 0.1 * np.cumsum(chance.normal(size=60)) + chance.normal(size=60))
    fit = gls_ar1(outcome, table, day)
    theirs = minimize_scalar(
        _dense, bounds=(1e-6, 0.999), args=(outcome, table, day), options={"xatol": 1e-9}
    )
    if fit.phi > 0:
        assert fit.phi == pytest.approx(theirs.x, abs=1e-4)
    model = sm.GLS(outcome, table, sigma=fit.phi ** np.abs(np.subtract.outer(day, day))).fit()
    assert fit.coef == pytest.approx(model.params)
    assert fit.se == pytest.approx(model.bse)
    assert fit.p == pytest.approx(model.pvalues)
    assert fit.covariance == pytest.approx(model.cov_params())


@given(st.integers(0, 10_000), st.floats(-3, 3), st.floats(0.1, 10))
def test_units_and_levels_change_nothing_else(seed: int, shift: float, unit: float) -> None:
    chance = np.random.default_rng(seed)
    day = np.cumsum(chance.integers(1, 3, 30))
    table = np.column_stack((np.ones(30), chance.integers(0, 2, 30), day))
    table[:2, 1] = (0, 1)
    outcome = chance.normal(size=30)
    fit, moved = gls_ar1(outcome, table, day), gls_ar1(shift + unit * outcome, table, day)
    assert moved.coef[1] == pytest.approx(unit * fit.coef[1], rel=1e-5, abs=1e-6)
    assert moved.p[1] == pytest.approx(fit.p[1], rel=1e-5, abs=1e-6)


_DAY = np.arange(10)
_X = np.column_stack((np.ones(10), np.arange(10) % 2))
_Y = np.array([1.0, 3, 2, 5, 4, 4, 1, 2, 7, 3])


@pytest.mark.parametrize(
    ("y", "table", "day"),
    [
        (np.where(_DAY == 3, np.inf, _Y), _X, _DAY),
        (np.full(10, np.nan), _X, _DAY),
        (_Y, np.where(_X == 1, np.nan, 1), _DAY),
        (_Y, _X, _DAY[::-1]),
        (_Y, _X, np.zeros(10)),
        (_Y, _X, _DAY / 2),
        (_Y, _X, np.array(["NaT"] * 10, dtype="datetime64[D]")),
        (_Y, np.column_stack((_X, _X[:, 1])), _DAY),
        (_Y, _X[:9], _DAY),
        (_Y, np.full((10, 2), np.nan), _DAY),
        (_Y[:3], _X[:3], _DAY[:3]),
        (np.full(10, 4.0), _X, _DAY),
        (3 + 2 * _X[:, 1], _X, _DAY),
    ],
)
def test_days_that_cannot_be_fitted_are_refused(y: Floats, table: Floats, day: Floats) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        gls_ar1(y, table, day)
