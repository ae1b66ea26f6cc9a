"""A kind word about how hard a passphrase is to guess, while it is typed."""

_WEAK, _FAIR = 10, 16
#: Fewer different characters than this, and the length says nothing.
_DIFFERENT = 5

ADVICE = "Four or five unrelated words are easy to keep in mind and hard to guess."


def strength_words(typed: str) -> str:
    """What is said about `typed`, judged by nothing but its length."""
    if not typed:
        return ADVICE
    if len(typed) < _WEAK or len(set(typed.casefold())) < _DIFFERENT:
        return "Easy to guess. Add another word or two."
    if len(typed) < _FAIR:
        return "Fair. One more word makes it good."
    return "Good: hard to guess."
