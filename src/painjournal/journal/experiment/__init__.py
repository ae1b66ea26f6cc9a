"""An experiment: what was drawn before day 1, what happened to it since, and where it stands."""
