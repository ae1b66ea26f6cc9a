"""Marks on the days, made and changed."""
