"""What joins the letters of Arabic is there before a card with that language is made large; nobody else fetches it."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import sys
from arrangeerveld.app.warming import Warming
from arrangeerveld.core.board import Card, Translation
from arrangeerveld.core.geometry import Pose

warming = Warming()
card = Card("a", "ouder", "Samen lezen", Pose(0, 0), translations=({languages}))
warming.of([card])
first = warming.letters
warming.of([card])
assert warming.letters is first
if first is not None:
    first.join()
print("arabic_reshaper" in sys.modules)
"""


def fetched(languages: str) -> str:
    done = subprocess.run([sys.executable, "-c", SCRIPT.format(languages=languages)], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_a_card_in_arabic_fetches_the_letters_once() -> None:
    assert fetched('Translation("ar", "نقرأ معا"),') == "True"


def test_other_cards_fetch_nothing() -> None:
    assert fetched('Translation("tr", "Birlikte okuyalım"),') == "False"
    assert fetched("") == "False"
