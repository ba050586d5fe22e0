"""The real program, killed at random moments: what it showed as kept comes back."""

import pytest

from tests.app.kills import run


@pytest.mark.timeout(600)
def test_fifty_kills_lose_nothing_that_was_shown_as_kept() -> None:
    figures = run(50, 5, lambda _: None)
    assert figures.kills == 50
    assert figures.steps > 20
    assert (figures.lost, figures.unopened) == (0, 0), figures.faults
    assert figures.inks
