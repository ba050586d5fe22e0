"""A parent reads a card in her own language: on the enlarged card, under the Dutch."""

from __future__ import annotations

from dataclasses import replace

from arrangeerveld.app import focus
from arrangeerveld.app.enlarge import enlarged
from arrangeerveld.app.languages import OWN_NAMES
from arrangeerveld.app.stops import stops
from arrangeerveld.core.board import Board, Card, Translation
from arrangeerveld.core.geometry import Pose
from arrangeerveld.core.marks import Text
from arrangeerveld.files import places
from arrangeerveld.files.boards import read_board, write_board
from arrangeerveld.files.decks import read_deck
from tests.app.stage import Stage

ENTER = 13

SAID = (
    Translation("tr", "Her gün birlikte okumak", "Her gün on beş dakika birlikte okuyun."),
    Translation("ar", "القراءة معًا كل يوم", "اقرؤوا معًا ربع ساعة كل يوم."),
)


def words(stage: Stage) -> list[str]:
    large = stage.desk.layers().piles["enlarged"][0]
    return [mark.text for mark in large.face.marks if isinstance(mark, Text)]


def choices(stage: Stage) -> list[str]:
    return [one.action for one in stage.desk.layers().piles["enlarged"] if one.action.startswith("taal:")]


def test_a_card_is_read_in_another_language_under_the_dutch(stage: Stage) -> None:
    card = Card("k", "ouder", "Elke dag samen lezen", Pose(600, 300), "Lees elke dag.", source="lezen", translations=SAID)
    plain = replace(card, id="n", title="Zonder vertaling", pose=Pose(300, 300), translations=())
    stage.use(Board(stage.app.start.mat, items=(plain, card)))
    stage.tap(*stage.on_mat(600, 300))
    assert choices(stage) == ["taal:tr=k", "taal:ar=k"]
    dutch = words(stage)
    assert "Elke dag samen lezen" in dutch
    stage.press("taal:tr=k")
    assert words(stage)[: len(dutch)] == dutch
    assert " ".join(words(stage)[len(dutch) :]) == "Her gün birlikte okumak Her gün on beş dakika birlikte okuyun."
    stage.press("taal:ar=k")
    large = stage.desk.layers().piles["enlarged"][0]
    first = next(mark for mark in large.face.marks if isinstance(mark, Text) and "ق" in mark.text)
    assert first.start.x > large.face.size.w / 3  # it begins at the right margin
    stage.press("verklein:k")
    assert stage.desk.enlarged == ()
    stage.tap(*stage.on_mat(600, 300))
    assert len(words(stage)) > len(dutch)  # the choice is for the whole talk
    stage.press("taal:ar=k")
    assert words(stage) == dutch
    stage.press("verklein:k")
    stage.tap(*stage.on_mat(300, 300))
    assert choices(stage) == []
    back, problems = read_board(write_board(stage.board).encode(), "b")
    assert (back, problems) == (stage.board, ())
    stage.press("verklein:n")


def test_every_card_for_parents_fits_the_screen_in_every_language(stage: Stage) -> None:
    deck, _ = read_deck(places.decks() / "ouders.yaml", ["ouder"])
    assert deck is not None
    desk = stage.desk
    for one in deck.cards:
        card = Card("k", "ouder", one.title, Pose(600, 300), one.text, performer=one.performer, translations=one.translations)
        for language in ("", *OWN_NAMES):
            for control in enlarged(card, None, desk.screen, desk.means, language):
                assert control.place.y >= 0, (one.id, language)
                assert control.place.bottom <= desk.screen.dock.y, (one.id, language)


def test_the_longest_texts_in_two_languages_fit_and_are_read(stage: Stage) -> None:
    """Wider, and then smaller; what is touched lies below the top third, with room under the card for the choice of a new text."""
    desk, long = stage.desk, Translation("tr", "Her gün birlikte " * 3, "Her gün okuyun. " * 25)
    for text, y in (("Vraag het elke dag. " * 20, 600), ("Kort.", 60)):
        card = Card("k", "ouder", "Samen " * 10, Pose(1100, y), text, performer="ouders", translations=(long, *SAID[1:]))
        for language in ("", "tr", "ar"):
            large, *offered = enlarged(card, None, desk.screen, desk.means, language)
            assert large.place.bottom <= desk.screen.dock.y - 78
            assert large.place.y >= 0
            assert min(mark.size for mark in large.face.marks if isinstance(mark, Text)) >= 18
            assert all(large.place.contains(one.place.centre) and one.place.y >= desk.screen.size.h / 3 for one in offered)
            said = " ".join(mark.text for mark in large.face.marks if isinstance(mark, Text))
            assert said.count("okuyun.") == (25 if language == "tr" else 0)


def test_a_card_from_the_tray_brings_its_languages(stage: Stage) -> None:
    stage.press("soort:ouder")
    x, y = stage.desk.layers().piles["cards"][0].place.centre
    stage.drag(1, (x, y), (x, y - 120), stage.on_mat(500, 300))
    (card,) = (item for item in stage.board.items if item.deck == "ouders")
    assert [one.language for one in card.translations] == ["tr", "ar", "pl", "uk", "en"]
    stage.press("sluit")


def test_the_keyboard_reaches_the_languages_of_each_of_two_large_cards(stage: Stage) -> None:
    first = Card("k", "ouder", "Elke dag samen lezen", Pose(300, 300), source="lezen", translations=SAID)
    stage.use(Board(stage.app.start.mat, items=(first, replace(first, id="n", title="Samen eten", pose=Pose(1000, 300)))))
    stage.desk.enlarged = ("k", "n")
    names = [stop.name for stop in stops(stage.desk) if stop.group == "enlarged"]
    assert sorted(names) == sorted(["verklein:k", "taal:tr=k", "taal:ar=k", "verklein:n", "taal:tr=n", "taal:ar=n"])
    focus.go(stage.desk, "taal:tr=n")
    stage.key(ENTER)
    assert stage.desk.language == "tr"
    assert stage.desk.focus.at == "taal:tr=n"
    stage.key(ENTER)
    assert not stage.desk.language
