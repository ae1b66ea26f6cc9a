"""An order drawn by chance: drawing it, what else could have been drawn, what it can find."""
