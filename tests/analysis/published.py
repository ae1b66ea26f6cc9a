"""Inputs and results that others published or computed, each with its source."""

import math
from typing import Final

#: Parker, Vannest & Davis (2011), as in the documentation of SingleCaseES (R).
PVD_BASELINE: Final = (20, 20, 26, 25, 22, 23)
PVD_TREATMENT: Final = (28, 25, 24, 27, 30, 30, 29)

#: Fisher (1935), section 21: Darwin's maize, crossed − self-fertilised, eighths of an inch
#: (ZeaMays of R's HistData).
DARWIN: Final = (49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48)

#: Student (1908): hours of sleep gained with one drug less with another (R's sleep).
SLEEP: Final = (-1.2, -2.4, -1.3, -1.3, 0.0, -1.0, -1.8, -0.8, -4.6, -1.4)

#: README of nof1ins (R): a week each way in turn, two days without a rating.
_NONE = math.nan
NOF1_OUTCOME: Final = (
    *(9, 9, 10, 11, 9, 7, 6, 6, 6, 6, 5, 5, 6, 4),
    *(6, 6, 7, 7, 9, 8, 8, 7, _NONE, 6, 6, 7, _NONE, 8),
)
NOF1_TREATED: Final = ((0,) * 7 + (1,) * 7) * 2

#: SCRT 1.3.1 (R), alternating treatments.
ALTERNATING: Final = "ABBAABABBA"
ALTERNATING_OUTCOME: Final = (6.0, 4.0, 3.0, 5.0, 7.0, 4.0, 6.0, 5.0, 2.0, 5.0)

#: Kendall (1970), example 3.1.
KENDALL_X: Final = (1.0, 2.5, 2.5, 4.5, 4.5, 6.5, 6.5, 8.0, 9.5, 9.5)
KENDALL_Y: Final = (1.0, 2.0, 4.5, 4.5, 4.5, 4.5, 8.0, 8.0, 8.0, 10.0)

#: Phase A of Marie in exampleABC of the scan Book (R), chapter 8.2.
MARIE: Final = (58, 56, 60, 63, 51, 45, 44, 59, 45, 39)
