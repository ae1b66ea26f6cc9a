"""Widgets, models and the one background worker."""
