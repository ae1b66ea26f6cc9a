"""The experiment in the window: planning it, its days, and what can be done with it."""
