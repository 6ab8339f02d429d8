"""A run says how far it is where it lasts, and not too often."""

from generator.progress import Progress


def said(*moments: float) -> list[str]:
    """What is said where the clock shows these seconds, first when the run begins."""
    lines: list[str] = []
    clock = iter(moments)
    progress = Progress(lines.append, lambda: next(clock))
    assert len(list(progress.watched(range(len(moments) - 1)))) == len(moments) - 1
    return lines


def test_a_short_run_says_nothing() -> None:
    assert said(100, 100.5, 101, 101.9) == []


def test_a_long_run_says_every_two_seconds_how_much_is_read() -> None:
    assert said(0, 1, 2, 3, 3.9, 4.5) == ["2 articles read", "5 articles read"]


def test_a_run_that_lasts_says_what_it_does_next() -> None:
    lines: list[str] = []
    clock = iter((0, 1.9, 2, 2.1))
    progress = Progress(lines.append, lambda: next(clock))
    for what in ("joining", "writing", "closing"):
        progress.tell(what)
    assert lines == ["writing", "closing"]
