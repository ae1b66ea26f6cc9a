"""What may happen to the content of a file: each way with its name."""

from collections.abc import Callable, Mapping
from random import Random

_PAGE = 4096
_HEADER_BYTES = 100
#: Makes what is left of a file's content.
Damage = Callable[[bytes, Random], bytes]


def _flipped(content: bytes, random: Random, bits: int) -> bytes:
    changed = bytearray(content)
    for _ in range(bits):
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _overwritten(content: bytes, random: Random, piece: bytes) -> bytes:
    place = random.randrange(len(content))
    return (content[:place] + piece + content[place + len(piece) :])[: len(content)]


def _exchanged(content: bytes, random: Random) -> bytes:
    changed = bytearray(content)
    one, other = (random.randrange(len(content) // _PAGE) * _PAGE for _ in range(2))
    changed[one : one + _PAGE] = content[other : other + _PAGE]
    changed[other : other + _PAGE] = content[one : one + _PAGE]
    return bytes(changed)


DAMAGES: Mapping[str, Damage] = {
    "one bit": lambda content, random: _flipped(content, random, 1),
    "many bits": lambda content, random: _flipped(content, random, 200),
    "a page of zeros": lambda content, random: _overwritten(content, random, bytes(_PAGE)),
    "many pages of zeros": lambda content, random: _overwritten(content, random, bytes(40 * _PAGE)),
    "noise": lambda content, random: _overwritten(content, random, random.randbytes(3 * _PAGE)),
    "two pages exchanged": _exchanged,
    "header": lambda content, random: random.randbytes(_HEADER_BYTES) + content[_HEADER_BYTES:],
    "cut off": lambda content, random: content[: random.randrange(len(content))],
    "all zeros": lambda content, _: bytes(len(content)),
    "emptied": lambda *_: b"",
    "another file": lambda *_: b"<html>" * 900,
}
