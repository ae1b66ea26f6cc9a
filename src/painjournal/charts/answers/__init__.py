"""Pictures of answers: the range on a ruler, an experiment's blocks, chance, the dose."""
