"""Statistics that know nothing of walks: from numbers to an estimate, its range and its chance."""
