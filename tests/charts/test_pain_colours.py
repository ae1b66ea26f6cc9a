from itertools import pairwise

import numpy as np
import pytest
from matplotlib.colors import to_rgb

from painjournal.charts.look import DARK, LIGHT, Look
from painjournal.charts.pain_colours import lightness, pain_colours, text_on

_PAINS = np.arange(11) / 10


def _contrast(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_each_point_of_pain_differs_without_colour_too(look: Look) -> None:
    shades = lightness(pain_colours(look)(_PAINS))
    steps = [_contrast(one, other) for one, other in pairwise(shades)]
    assert min(steps) > 1.08
    card = float(lightness(np.array(to_rgb(look.card))))
    distances = [_contrast(shade, card) for shade in shades]
    assert distances == sorted(distances)  # the stronger the pain, the further from the card


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_what_stands_on_a_colour_can_be_read(look: Look) -> None:
    for colour in pain_colours(look)(_PAINS):
        ink = float(lightness(np.array(to_rgb(text_on(colour, look)))))
        assert _contrast(ink, float(lightness(colour))) >= 3.5  # bold; 3 is asked of large text
