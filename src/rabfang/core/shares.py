"""Parts of a whole in percent that add up to it."""

from collections.abc import Sequence

TENTHS = 1000  # of a percent in 100.0


def shares(counts: Sequence[int]) -> list[float]:
    """Each count as percent of their sum, with one decimal, together 100.0 (largest remainder); zeros for no sum."""
    whole = sum(counts)
    if not whole:
        return [0.0] * len(counts)
    parts = [divmod(count * TENTHS, whole) for count in counts]
    left = TENTHS - sum(tenths for tenths, _rest in parts)
    given = sorted(range(len(counts)), key=lambda place: -parts[place][1])[:left]
    return [(tenths + (place in given)) / 10 for place, (tenths, _rest) in enumerate(parts)]
