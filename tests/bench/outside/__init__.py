"""Programs measured from outside, as a person meets them: keys go in, the screen is looked at."""
