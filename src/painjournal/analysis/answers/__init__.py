"""Does it help? The questions, their answers, when there is none, and the words for them."""
