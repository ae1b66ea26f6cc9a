"""Chosen days: false alarms, ranges, and what looks like an effect without being one."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from scipy.stats import ttest_ind

from painjournal.analysis.answers.answer import Verdict
from painjournal.analysis.answers.columns import trend, weekend
from painjournal.analysis.answers.from_chosen_days import observed_answer
from painjournal.analysis.answers.from_journal import CHOSEN_LEVEL
from painjournal.analysis.answers.from_minutes import dose_answer
from painjournal.analysis.answers.observed_days import ObservedDays
from painjournal.analysis.answers.words.sentences import sentence
from painjournal.analysis.daily import Flags, Floats
from painjournal.analysis.methods.gls import gls_ar1
from painjournal.journal.outcome import Outcome
from tests.simulate.experiments import told
from tests.simulate.finding import Finding, coverage, false_alarms, shown
from tests.simulate.people import chosen_days, dates, one_row, rated, sticky


def alarms_and_ranges(people: int) -> Iterator[Finding]:
    """No effect: how many p are ≤ .05. An effect of −1: how many ranges hold it."""
    for length in (42, 90):
        for phi in (0.0, 0.3, 0.6):
            chance = np.random.default_rng((11, length, int(phi * 10)))
            words = f"{length} days, φ = {phi}"
            none = [chosen_days(chance, length, 0.0, phi=phi) for _ in range(people)]
            tested = [(days, observed_answer(days).p) for days in none]
            p = [(one, _plain_p(days)) for days, one in tested if one is not None]
            alarms, plain = (sum(row[place] <= 0.05 for row in p) for place in (0, 1))
            yield false_alarms(f"{words}: p ≤ .05", alarms, len(p))
            yield shown(f"{words}: the same of plain REML GLS", f"{plain / len(p):.3f}")
            real = [
                observed_answer(chosen_days(chance, length, -1.0, phi=phi)) for _ in range(people)
            ]
            ranges = [(one.low, one.high) for one in real if one.low is not None]
            held = sum(low <= -1 <= high for low, high in ranges if high is not None)
            yield coverage(f"{words}: range holds −1", held, len(ranges))


def _plain_p(days: ObservedDays) -> float:
    """p of the direction with the most likely φ taken for the true one."""
    columns = (days.backward, trend(days.day), weekend(days.day), days.before, days.minutes)
    table = np.column_stack((np.ones(len(days.day)), *columns))
    return float(gls_ar1(days.outcome, table, days.day).p[1])


def doses(people: int) -> Iterator[Finding]:
    """Minutes that do nothing: how many p are ≤ .05, of 90 days with some lacking."""
    for phi in (0.0, 0.3, 0.6):
        chance = np.random.default_rng((12, int(phi * 10)))
        p = []
        for _ in range(people):
            minutes = np.round(20 + one_row(chance, 90, 8, 0.4)).clip(0, 60)
            morning = rated(5 + one_row(chance, 90, 1.5, phi))
            morning[chance.random(90) < 0.1] = np.nan
            answer = dose_answer(dates(90), minutes, morning)
            if answer.p is not None:
                p.append(answer.p)
        yield false_alarms(
            f"dose, 90 days, φ = {phi}: p ≤ .05", sum(one <= 0.05 for one in p), len(p)
        )


def naive_tests(people: int) -> Iterator[Finding]:
    """Two weeks each way in turn, no effect: what tests say that shuffle or compare single days."""
    for phi in (0.0, 0.3, 0.6):
        chance = np.random.default_rng((13, int(phi * 10)))
        welch = shuffled = modelled = 0
        for _ in range(people):
            backward = np.arange(56) // 14 % 2 == int(chance.integers(2))
            pain = rated(5 + one_row(chance, 56, 1.5, phi))
            welch += ttest_ind(pain[backward], pain[~backward], equal_var=False).pvalue <= 0.05
            shuffled += _shuffled(chance, pain, backward) <= 0.05
            columns = np.column_stack((np.ones(56), backward))
            modelled += gls_ar1(pain, columns, np.arange(56)).p[1] <= 0.05
        each = f"{welch / people:.3f}, {shuffled / people:.3f}, {modelled / people:.3f}"
        yield shown(f"two weeks each way in turn, φ = {phi}: Welch, shuffled days, REML GLS", each)


def _shuffled(chance: np.random.Generator, pain: Floats, backward: Flags) -> float:
    """p over 999 shuffles of the days: the wrong set of orders."""
    orders = chance.permuted(np.tile(backward, (999, 1)), axis=1)
    differences = np.where(orders, pain, 0).sum(axis=1) * (len(pain) / backward.sum())
    own = pain[backward].sum() * (len(pain) / backward.sum())
    middle = pain.sum()
    return float((1 + (np.abs(differences - middle) >= abs(own - middle) - 1e-9).sum()) / 1000)


def regression_to_the_mean(people: int) -> Iterator[Finding]:
    """Backward is chosen on bad days; pain then falls by itself, whatever is walked."""
    chance = np.random.default_rng(14)
    naive = alarms = refused = 0
    differences = []
    for _ in range(people):
        usual = 5 + one_row(chance, 90, 0.7, 0.6)
        before = rated(usual + chance.normal(0, 1.5, 90))
        after = rated(usual + chance.normal(0, 1.5, 90))
        bad = chance.random(90) < 1 / (1 + np.exp(-(before - 5)))
        minutes = np.round(chance.normal(20, 5, 90)).clip(5, 40)
        change = after - before
        days = ObservedDays(dates(90), bad, change, before, minutes, Outcome.CHANGE)
        naive += ttest_ind(change[bad], change[~bad], equal_var=False).pvalue <= 0.05
        differences.append(change[bad].mean() - change[~bad].mean())
        answer = observed_answer(days)
        alarms += told(answer)
        refused += answer.verdict is Verdict.REFUSED
    figure = f"{np.mean(differences):.2f} points, {naive / people:.3f} of people"
    yield shown("backward on bad days, plain comparison of changes", figure)
    yield shown("the same: refused, because pain before differs", f"{refused / people:.3f}")
    yield false_alarms("the same: told of a difference", alarms, people)


def confounding(people: int) -> Iterator[Finding]:
    """Backward is chosen when the coming day promises to be good: only words can be careful."""
    chance = np.random.default_rng(15)
    different, causal = 0, 0
    for _ in range(people):
        days = chosen_days(chance, 90, 0.0, backward=sticky(chance, 90))
        coming = np.nan_to_num(days.outcome) + chance.normal(0, 1.5, len(days.day))
        chosen = replace(days, backward=coming < np.median(coming))
        answer = observed_answer(chosen)
        different += told(answer)
        causal += "cannot show a cause" not in sentence(answer) and answer.p is not None
    yield shown(
        "backward on days that promise to be good: a difference", f"{different / people:.3f}"
    )
    words = "the same: answers that do not say they cannot show a cause"
    yield Finding(words, str(causal), "0", causal == 0)


def asking_again(people: int) -> Iterator[Finding]:
    """O asked every week for half a year, without an effect: told of a difference at least once."""
    for level in (0.95, 0.99, CHOSEN_LEVEL):
        chance = np.random.default_rng(16)
        once = 0
        for _ in range(people):
            days = chosen_days(chance, 182, 0.0)
            weekly = (observed_answer(_until(days, week), level=level) for week in range(4, 27))
            once += any(map(told, weekly))
        words = f"O asked every week for half a year, ranges of {100 * level:g} %: once told"
        yield shown(words, f"{once / people:.3f}")


def _until(days: ObservedDays, weeks: int) -> ObservedDays:
    """The first weeks."""
    gone = days.day < dates(1) + 7 * weeks
    names = ("day", "backward", "outcome", "before", "minutes")
    return replace(days, **{name: getattr(days, name)[gone] for name in names})
