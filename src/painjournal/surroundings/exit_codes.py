"""How the program says to whoever started it how it went."""

DONE, FAILED, WRONG_INPUT = 0, 1, 2
#: By Ctrl+C, as shells say it.
STOPPED = 130
