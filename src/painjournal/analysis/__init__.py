"""From days to figures: what a chart or an answer is computed from. NumPy, no drawing."""
