"""A smooth line through a cloud of dots."""

import math

import numpy as np

from painjournal.analysis.daily import Floats

#: The share of all dots that the line follows at each place.
NEAREST = 2 / 3


def smoothed(x: Floats, y: Floats, at: Floats) -> Floats:
    """What a local straight line through the dots (`x`, `y`) says at each place of `at`.

    Locally weighted regression (Cleveland 1979), without the robustness iterations: at each
    place a straight line is fitted to the nearest two thirds of the dots with tricube weights,
    which fall to zero at the farthest of them. Where so many dots share one x that less than
    half of those have any weight, the line reaches on to the next x; without a next one, all
    dots count alike.

    Raises: ValueError: there are no dots.
    """
    if not len(x):
        raise ValueError("There are no dots to smooth.")
    distinct, place = np.unique(x, return_inverse=True)
    counts = np.bincount(place).astype(float)
    means = np.bincount(place, weights=y) / counts
    distance = np.abs(at[:, np.newaxis] - distinct)
    reach = _reach(distance, counts)
    with np.errstate(invalid="ignore"):  # 0 / 0 at a single x, which counts in full
        share = np.nan_to_num(distance / reach[:, np.newaxis])
    weights = counts * np.maximum(1 - share**3, 0) ** 3
    return _lines(distinct, means, weights, at)


def _reach(distance: Floats, counts: Floats) -> Floats:
    """How far from each place dots have weight; infinite where all count alike."""
    needed = max(int(NEAREST * counts.sum() + 1e-10), 1)
    order = np.argsort(distance, axis=1)
    ranked = np.take_along_axis(distance, order, axis=1)
    ranked = np.column_stack((ranked, np.full(len(ranked), math.inf)))
    within = np.cumsum(counts[order], axis=1)
    farthest = np.take_along_axis(ranked, (within < needed).sum(axis=1)[:, np.newaxis], axis=1)
    nearer = np.where(distance < farthest, counts, 0.0).sum(axis=1)
    beyond = np.min(np.where(ranked > farthest, ranked, math.inf), axis=1)
    return np.where(2 * nearer >= needed, farthest[:, 0], beyond)


def _lines(x: Floats, y: Floats, weights: Floats, at: Floats) -> Floats:
    """The weighted least-squares line of each row of `weights`, at its place of `at`."""
    weights = weights / weights.sum(axis=1, keepdims=True)
    middle, height = weights @ x, weights @ y
    apart = x - middle[:, np.newaxis]
    spread = (weights * apart**2).sum(axis=1)
    leaning = (weights * apart * y).sum(axis=1)
    flat = spread <= (1e-3 * np.ptp(x)) ** 2  # a single x has no slope
    slope = np.where(flat, 0.0, leaning / np.where(flat, 1.0, spread))
    lines: Floats = height + slope * (at - middle)
    return lines
