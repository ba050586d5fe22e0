"""Signs, clear and the keyboard of the screen with only Tab, the arrow keys and Enter, in the real window."""

from __future__ import annotations

from collections import Counter

from arrangeerveld.app import keyboard
from arrangeerveld.app.stops import KEY, key_name, reached, stops
from arrangeerveld.app.writers import lying
from arrangeerveld.core.board import Board, Note, NoteSize
from arrangeerveld.core.geometry import Pose
from tests.app.stage import Stage, labels
from tests.app.test_keyboard_only import BACKSPACE, CARDS, DOWN, ENTER, ESCAPE, LEFT, MENU, RIGHT, SPACE, TAB, UP, at, go, ringed
from tests.app.test_ring import item

BAR = ["schrijf:+", "schrijf:−", "schrijf:?", "schrijf:toetsen", "schrijf:leeg", "schrijf:klaar"]


def open_note(stage: Stage) -> None:
    """The note is open for who types, and nothing else is."""
    stage.use(Board(stage.app.start.mat, items=CARDS))
    stage.desk.focus.at, stage.desk.focus.shown = "", False
    go(stage, "stuk:vraag")
    stage.key(ENTER)


def typed(stage: Stage) -> str:
    (work,) = (work for _, _, work in stage.desk.session.writings())
    return str(work.text)


def press_key(stage: Stage, writer: str, action: str, how: int = ENTER) -> None:
    """Go to a key of a keyboard of the screen with the arrow keys, and press it."""
    board = stage.desk.writers.boards[writer]
    number = [key.action for key in keyboard.keys(board.look)].index(action)
    wanted = keyboard.places(board.look, board.place)[number].centre
    for _ in range(20):
        if at(stage) == key_name(writer, number):
            break
        here = next(stop.place.centre for stop in stops(stage.desk) if stop.name == at(stage))
        down, across = wanted.y - here.y, wanted.x - here.x
        stage.key((DOWN if down > 0 else UP) if abs(down) > 1 else RIGHT if across > 0 else LEFT)
    assert at(stage) == key_name(writer, number)
    stage.key(how)


def test_what_a_real_keyboard_lacks_is_on_a_bar(stage: Stage) -> None:
    open_note(stage)
    stage.key(TAB, "shift")  # without a bar in between
    assert not list(stage.desk.session.writings())
    open_note(stage)
    seen = []
    for _ in BAR:
        stage.key(TAB)
        seen.append(at(stage))
        assert ringed(stage)
    assert seen == BAR
    stage.key(TAB)  # past the end the note is left, and nothing was written
    assert at(stage) == "stuk:links"
    assert not list(stage.desk.session.writings())
    assert "tekst" not in labels(stage)


def test_the_bar_lies_below_the_top_third_and_on_no_open_note(stage: Stage) -> None:
    spots = [(120, 90), (1310, 90), (700, 400), (1310, 600), (120, 600)]
    stage.use(Board(stage.app.start.mat, items=tuple(Note(f"m{i}", NoteSize.SMALL, "geel", "", Pose(*at)) for i, at in enumerate(spots))))
    desk = stage.desk
    for number in range(len(spots)):
        desk.focus.at, desk.focus.shown = "", False
        go(stage, f"stuk:m{number}")
        stage.key(ENTER)
        bar = [one.place for one in desk.layers().piles["typing"]]
        (note,) = (lying(item, work, desk.screen, desk.session, desk.means) for _, item, work in desk.session.writings())
        assert len(bar) == 1 + len(BAR)
        for place in bar:
            assert place.y >= desk.screen.size.h / 3
            assert place.bottom <= desk.screen.dock.y
            assert not place.meets(note)
        stage.key(ESCAPE)


def test_signs_letters_and_clear_by_keys(stage: Stage) -> None:
    open_note(stage)
    go(stage, "schrijf:−")
    stage.key(ENTER)
    assert (typed(stage), at(stage)) == ("− Wat nu?", "schrijf:−")
    stage.key(RIGHT)
    stage.key(SPACE)
    stage.write(" ")  # the system types it too
    assert (typed(stage), at(stage)) == ("? Wat nu?", "schrijf:?")
    stage.write("x")  # who types on the bar is at the note again
    assert (typed(stage), at(stage)) == ("? Wat nu?x", "stuk:vraag")
    stage.write(" y")
    go(stage, "schrijf:?")
    stage.key(BACKSPACE)
    assert (typed(stage), at(stage)) == ("? Wat nu?x ", "stuk:vraag")
    go(stage, "schrijf:leeg")
    for _ in range(2):
        stage.key(ENTER)
        assert typed(stage) == ""
    stage.write("Opnieuw")
    go(stage, "schrijf:klaar")
    stage.key(ENTER)
    assert (item(stage, "vraag").text, at(stage)) == ("Opnieuw", "stuk:vraag")
    assert labels(stage).count("tekst") == 1
    stage.key(SPACE)
    go(stage, "schrijf:?")
    stage.key(ESCAPE)
    assert not list(stage.desk.session.writings())
    assert at(stage) == "stuk:vraag"


def test_letters_of_the_screen_by_keys_and_a_bar_by_touch(stage: Stage) -> None:
    open_note(stage)
    stage.press("schrijf:leeg")
    stage.press("schrijf:−")
    assert (typed(stage), at(stage)) == ("− ", "")
    go(stage, "schrijf:toetsen")
    stage.key(ENTER)
    ((writer, board),) = stage.desk.writers.boards.items()
    assert stage.desk.layers().piles["typing"] == ()
    press_key(stage, writer, "2")
    press_key(stage, writer, keyboard.SHIFT)
    assert board.look.shift
    press_key(stage, writer, "A", SPACE)
    assert typed(stage) == "− 2A"
    stage.key(UP)
    stage.key(ENTER)
    assert typed(stage) == "− 2Aq"
    stage.key(TAB)  # one stop for a whole keyboard
    assert at(stage) == "stuk:links"
    stage.key(TAB, "shift")
    assert at(stage) == f"{KEY}:{writer}#0"
    stage.key(TAB, "shift")
    assert at(stage) == "stuk:vraag"
    stage.key(TAB)
    assert at(stage) == f"{KEY}:{writer}#0"
    stage.key(ESCAPE)
    assert (at(stage), typed(stage)) == ("stuk:vraag", "− 2Aq")
    stage.key(TAB)
    press_key(stage, writer, keyboard.DONE)
    assert (item(stage, "vraag").text, at(stage)) == ("− 2Aq", "stuk:vraag")


def test_every_control_has_an_action_of_its_own_whatever_is_open(stage: Stage) -> None:
    """What Tab reaches is found by its action: of two with the same one the second would never be reached."""
    stage.use(Board(stage.app.start.mat, items=CARDS))
    desk = stage.desk
    seen: set[str] = set()

    def check() -> None:
        every = [one.action for pile in desk.layers().piles.values() for one in pile if reached(one)]
        twice = [action for action, count in Counter(every).items() if count > 1]
        assert twice == [], twice
        seen.update(every)

    def through(*ways: str) -> None:
        for way in ways:
            stage.press(way)
            stage.frames(4)
            check()

    for card in ("links", "rechts", "onder"):
        desk.show_large(card)
    desk.tell("Een bericht.")
    desk.tell("Nog een bericht.")
    check()
    for one in desk.shelf.kinds:
        if f"soort:{one.id}" in seen:
            through(f"soort:{one.id}")
    through("kleur", "mode:pen", "mode:pen", "mode:wis", "mode:wis", "mode:schuif", "foto", "stap:knop", "stap:begin=0", "stap:sluit")
    through("gesprek:knop")
    through(*sorted(one.action for one in desk.layers().piles["talk"] if one.action.startswith("gesprek:tab=")), "gesprek:sluit")
    go(stage, "afspraak:rij=")
    stage.key(ENTER)
    check()
    through("afspraak:klaar")
    stage.press("memo:groot")
    stage.write("x")
    check()
    stage.key(ESCAPE)
    go(stage, "stuk:rechts")
    stage.key(MENU)
    check()
    through("dossier", "dossier-terug", "start", "instellingen", "meet", "niet-meten", "klaar")
    stage.press("verder")
    assert len(seen) > 120, len(seen)
