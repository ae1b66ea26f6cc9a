"""From days to figures: what a chart or an answer is computed from. NumPy, no drawing.

The functions of docs/statistics.md can be imported from here. Each is loaded when it is first
asked for, so that importing this package costs nothing; SciPy is loaded only where one of them
needs a t distribution.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from painjournal.journal.experiment.spec import Spec

if TYPE_CHECKING:
    from painjournal.analysis.experiment.power import power
    from painjournal.analysis.experiment.schedule import ReferenceSet, draw_schedule, reference_set
    from painjournal.analysis.methods.chances import Chances, Prior, normal_inverse_gamma
    from painjournal.analysis.methods.gls import Fit, gls_ar1
    from painjournal.analysis.methods.nonoverlap import Interval, nap, tau, tau_u
    from painjournal.analysis.methods.sign_flips import sign_flip, sign_flip_interval

__all__ = [
    "Chances",
    "Fit",
    "Interval",
    "Prior",
    "ReferenceSet",
    "Spec",
    "draw_schedule",
    "gls_ar1",
    "nap",
    "normal_inverse_gamma",
    "power",
    "reference_set",
    "sign_flip",
    "sign_flip_interval",
    "tau",
    "tau_u",
]

_HOMES = {
    "experiment.power": ("power",),
    "experiment.schedule": ("ReferenceSet", "draw_schedule", "reference_set"),
    "methods.chances": ("Chances", "Prior", "normal_inverse_gamma"),
    "methods.gls": ("Fit", "gls_ar1"),
    "methods.nonoverlap": ("Interval", "nap", "tau", "tau_u"),
    "methods.sign_flips": ("sign_flip", "sign_flip_interval"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    """What is exported, from the module it lives in."""
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
