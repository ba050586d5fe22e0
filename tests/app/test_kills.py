"""The real program, killed at random moments: what it showed as kept comes back."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.app.kills import run


@pytest.mark.timeout(600)
def test_fifty_kills_lose_nothing_that_was_shown_as_kept() -> None:
    with ThreadPoolExecutor(2) as two:  # one program waits for its window while the other works
        halves = list(two.map(lambda seed: run(25, seed, lambda _: None), (5, 6)))
    assert [figures.kills for figures in halves] == [25, 25]
    assert sum(figures.steps for figures in halves) > 20
    assert [(figures.lost, figures.unopened) for figures in halves] == [(0, 0), (0, 0)], [figures.faults for figures in halves]
    assert any(figures.inks for figures in halves)
