"""Pain as a colour: one hue that grows stronger, in print as well as on the screen."""

import numpy as np
from matplotlib.colors import Colormap, LinearSegmentedColormap, to_rgb

from painjournal.analysis.daily import Floats
from painjournal.charts.look import Look

#: No pain is still a colour of its own, apart from a cell without a rating.
_LEAST = 0.1
_MIDDLE = 0.62
#: The strongest pain lies beyond the accent, nearer to the ink.
_MOST = 0.45


def pain_colours(look: Look) -> Colormap:
    """Colours for pain / 10, from near the card's colour to beyond the accent.

    Its lightness goes one way only, so that it reads without colour too; it holds neither
    of the colours of the two directions.
    """
    stops = [
        _mix(look.card, look.accent, _LEAST),
        _mix(look.card, look.accent, _MIDDLE),
        _mix(look.accent, look.ink, _MOST),
    ]
    return LinearSegmentedColormap.from_list("pain", stops)


def lightness(colours: Floats) -> Floats:
    """The relative luminance, 0 to 1, of colours given as rows of red, green and blue.

    Source: WCAG 2.2, relative luminance.
    """
    rgb = colours[..., :3]
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    found: Floats = linear @ np.array([0.2126, 0.7152, 0.0722])
    return found


def text_on(colour: Floats, look: Look) -> str:
    """Ink or card, whichever can be read better on `colour`."""
    ground = float(lightness(colour))

    def contrast(name: str) -> float:
        own = float(lightness(np.array(to_rgb(name))))
        return (max(own, ground) + 0.05) / (min(own, ground) + 0.05)

    return max((look.ink, look.card), key=contrast)


def _mix(one: str, other: str, share: float) -> tuple[float, float, float]:
    red, green, blue = np.array(to_rgb(one)) * (1 - share) + np.array(to_rgb(other)) * share
    return float(red), float(green), float(blue)
