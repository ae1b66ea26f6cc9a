"""Pure functions: days in, a matplotlib figure and its sentence out. Never pyplot.

Importing this package alone costs nothing; `charts.look` needs no matplotlib.
"""
