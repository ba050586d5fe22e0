"""Lines of running text: nothing is lost, nothing is too wide, and one weight breaks as everywhere else."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from arrangeerveld.core.layout import break_lines
from arrangeerveld.core.marks import Weight
from arrangeerveld.core.running import Run, lines_of
from arrangeerveld.files import places
from arrangeerveld.paint.fonts import Typeface

TYPE = Typeface(places.fonts())
WORDS = st.text("aeinrstlmkdgovjwzéë -\nABC.,ال", max_size=120)
RUNS = st.lists(st.builds(Run, WORDS, st.sampled_from(Weight)), max_size=4)


@given(RUNS, st.floats(3, 40))
@settings(deadline=None)
def test_no_letter_is_lost_and_no_line_is_too_wide(runs: list[Run], width: float) -> None:
    lines = lines_of(runs, width, TYPE)
    joined = "".join(run.text for line in lines for run in line)
    bare = "".join("".join(run.text for run in runs).split()).replace("-", "")
    assert "".join(joined.split()).replace("-", "") == bare
    for line in lines:
        words = [word for run in line for word in run.text.split()]
        wide = sum(TYPE.width(run.text.rstrip() if run is line[-1] else run.text, run.weight) for run in line)
        assert wide <= width + 0.3 or len(words) == 1


@given(WORDS, st.floats(5, 40), st.sampled_from(Weight))
@settings(deadline=None)
def test_one_weight_breaks_as_on_the_mat(text: str, width: float, weight: Weight) -> None:
    lines = lines_of([Run(text, weight)], width, TYPE)
    assert tuple("".join(run.text for run in line) for line in lines) == (break_lines(text, width, weight, TYPE) if text else ("",))
