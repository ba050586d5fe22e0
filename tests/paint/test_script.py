"""Scripts that run from right to left are joined and turned once, for every painter."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from arrangeerveld.core.marks import Weight
from arrangeerveld.files import places
from arrangeerveld.paint.fonts import Typeface
from arrangeerveld.paint.script import in_view, spoken

TYPE = Typeface(places.fonts())


@given(st.text("abcABC ëİşğ0123.,!?()", max_size=30))
def test_other_scripts_stay_as_they_stand(text: str) -> None:
    assert in_view(text) == text


def test_arabic_is_joined_and_begins_at_the_right() -> None:
    seen = in_view("سلام")
    assert seen == "\ufee1\ufefc\ufeb3"  # the end of the word stands left; lam and alef are one
    assert "".join(map(spoken, seen)) == "سلام"[::-1]


def test_letters_that_are_joined_are_all_in_the_typeface() -> None:
    for char, file, advance in TYPE.letters("السلام عليكم يا ليلى كيف حالك؟", Weight.BOLD):
        assert file.startswith("NotoSansArabic") or not char.strip(), (char, file)
        assert advance > 0


def test_a_line_is_as_wide_as_what_is_drawn_of_it() -> None:
    text = "Ouders: السلام عليكم 12"
    assert TYPE.width(text, Weight.REGULAR) == sum(advance for _, _, advance in TYPE.letters(text, Weight.REGULAR))
