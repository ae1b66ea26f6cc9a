"""The page Does it help?: a question, its answer, and how it was worked out."""
