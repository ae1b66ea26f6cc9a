"""Answers in plain words. Only an experiment's may speak of a reason."""
