"""Numbers and rows as short text: what is loaded by a script should be small, and readable without a decoder's library."""

from collections.abc import Iterable, Iterator

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def packed_number(number: int) -> str:
    """A number of 0 or more: five bits a sign, the lowest first; a sign of the upper half says that more follow."""
    signs = []
    while number >= 32:
        signs.append(_DIGITS[32 + number % 32])
        number //= 32
    return "".join([*signs, _DIGITS[number]])


def packed_ascending(numbers: Iterable[int]) -> str:
    """Ascending numbers as their distances: the first from -1, so that a distance is never less than one."""
    return "".join(packed_number(distance - 1) for distance in _distances(numbers))


def packed_postings(postings: Iterable[tuple[int, int]]) -> str:
    """Ascending numbers, each with how often (1 to 4) in its two lowest bits."""
    pairs = list(postings)
    distances = _distances(number for number, _ in pairs)
    return "".join(
        packed_number((distance - 1) * 4 + min(often, 4) - 1)
        for distance, (_, often) in zip(distances, pairs, strict=True)
    )


def cut_by_size(rows: Iterable[str], limit: int) -> Iterator[list[str]]:
    """Consecutive rows in pieces of about `limit` characters, never less than one row."""
    piece: list[str] = []
    size = 0
    for row in rows:
        if piece and size + len(row) > limit:
            yield piece
            piece, size = [], 0
        piece.append(row)
        size += len(row) + 1
    if piece:
        yield piece


def _distances(numbers: Iterable[int]) -> Iterator[int]:
    last = -1
    for number in numbers:
        yield number - last
        last = number
