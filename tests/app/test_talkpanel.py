"""A talk by touch: who is here, what it is about, how the child was heard, permissions, the look back; each a step of the history."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from arrangeerveld.app import lines
from arrangeerveld.app.datepicker import today
from arrangeerveld.app.screen import Screen
from arrangeerveld.app.talkpanel import TalkPanel, area, tabs_for
from arrangeerveld.core import talking
from arrangeerveld.core.board import Board, Card, Note, NoteSize, Photo
from arrangeerveld.core.geometry import Pose, Size
from arrangeerveld.core.gestures import Writing
from arrangeerveld.core.marks import Text
from arrangeerveld.core.talk import About, Agreement, Answer, Consent, Participant, Status
from tests.app.stage import Stage, labels
from tests.app.test_table import differing, wait_until

SCREENS = [(1366, 768), (1920, 1080), (3840, 2160), (1024, 768), (2560, 1080)]


def keys(stage: Stage, text: str) -> None:
    """Type on the keyboard on the screen that was opened last."""
    from arrangeerveld.app import keyboard

    writer, board = list(stage.desk.writers.boards.items())[-1]
    scale = board.place.w / keyboard.WIDE
    for char in text:
        board = stage.desk.writers.boards[writer]
        key = next(key for key in keyboard.keys(board.look) if key.action == char)
        middle = key.place.centre
        stage.tap(board.place.x + middle.x * scale, board.place.y + middle.y * scale)


def done(stage: Stage) -> None:
    from arrangeerveld.app import keyboard

    writer, board = list(stage.desk.writers.boards.items())[-1]
    scale = board.place.w / keyboard.WIDE
    middle = next(key for key in keyboard.keys(board.look) if key.action == keyboard.DONE).place.centre
    stage.tap(board.place.x + middle.x * scale, board.place.y + middle.y * scale)
    assert stage.desk.session.writing(writer) is None


def words(stage: Stage) -> str:
    return " ".join(mark.text for control in stage.desk.layers().piles["talk"] for mark in control.face.marks if isinstance(mark, Text))


def full(stage: Stage) -> Board:
    """A board about which everything is known: twelve people with long names."""
    mat = stage.app.start.mat
    board = Board(mat, about=About("Titel " * 12, "J.", "5", "2026-11-23", "Ergens in het gebouw van de school", "Fatma", "14:00"))
    for i in range(12):
        person = replace(talking.newcomer(board, mat.roles[i % len(mat.roles)], f"p{i}"), name=f"Anne-Marieke van den Broek-Hendriksen {i}")
        board = talking.welcome(board, person)
    board = replace(board, about=replace(board.about, parents_differ="anders " * 100, previous="2026-09-14", heard="via opa en oma"))
    rows = tuple(Agreement(f"a{i}", f"een lange afspraak over van alles en nog wat {i} " * 3) for i in range(8))
    consents = tuple(Consent(f"t{i}", f"partner met een lange naam {i}", "alles " * 90, "beide ouders") for i in range(4))
    return replace(board, agreements=rows, consents=consents)


@pytest.fixture
def panel(stage: Stage) -> Stage:
    """The program on an empty mat of today, with the panel open."""
    stage.use(Board(stage.app.start.mat, about=About(date=today().isoformat())))
    stage.press("gesprek:knop")
    return stage


def test_people_come_in_with_a_tap_and_need_no_name(panel: Stage) -> None:
    for role in ("ouder 1", "leraar", "leraar", "SWV"):
        panel.press(f"gesprek:erbij={role}")
    people = panel.board.people
    assert [(one.role, one.name) for one in people] == [("ouder 1", ""), ("leraar", ""), ("leraar 2", ""), ("SWV", "")]
    assert len({one.colour for one in people}) == 4
    assert labels(panel) == ["erbij"] * 4
    panel.press("terug")
    assert len(panel.board.people) == 3


def test_a_name_is_typed_on_the_screen(panel: Stage) -> None:
    panel.press("gesprek:erbij=ouder 1")
    person = panel.board.people[0]
    panel.press(f"gesprek:persoon={person.id}")
    panel.press(f"gesprek:schrijf=persoon/{person.id}/name")
    keyboard = next(iter(panel.desk.writers.boards.values())).place
    assert not keyboard.meets(area(panel.desk.screen))
    keys(panel, "fatma")
    assert panel.board.people[0].name == ""
    done(panel)
    assert panel.board.people[0].name == "fatma"
    panel.press("gesprek:kleur=groen")
    panel.press("gesprek:persoon=")
    assert panel.board.people[0] == Participant(person.id, "ouder 1", "fatma", "groen")
    assert labels(panel) == ["kleur", "naam", "erbij"]


def test_the_real_keyboard_writes_too_and_enter_ends_a_line(panel: Stage) -> None:
    panel.press("gesprek:tab=over")
    panel.press("gesprek:schrijf=over/title")
    panel.write("Rust in de klas")
    assert panel.desk.session.board.about.title == "Rust in de klas"
    panel.key(13)
    assert panel.board.about.title == "Rust in de klas"
    panel.press("gesprek:schrijf=over/begin")
    panel.write("1400")
    panel.press("gesprek:tab=wie")
    assert panel.board.about.begin == "14:00"


def test_two_people_write_in_two_blanks_at_once(panel: Stage) -> None:
    panel.press("gesprek:tab=over")
    panel.press("gesprek:schrijf=over/pupil")
    keys(panel, "j")
    panel.press("gesprek:schrijf=over/group")
    keys(panel, "5")
    places = [board.place for board in panel.desk.writers.boards.values()]
    assert len(places) == 2
    assert not places[0].meets(places[1])
    done(panel)
    assert (panel.board.about.pupil, panel.board.about.group) == ("", "5")
    done(panel)
    assert (panel.board.about.pupil, panel.board.about.group) == ("j", "5")


def test_others_go_on_beside_the_panel(panel: Stage) -> None:
    panel.use(replace(full(panel), items=(Card("k", "swv", "Kaart", Pose(1100, 150), source="s"),)))
    panel.press("gesprek:knop")
    panel.press("gesprek:tab=over")
    panel.press("gesprek:schrijf=over/place")
    panel.drag(5, panel.on_mat(1100, 150), panel.on_mat(700, 120))
    assert panel.board.items[0].pose.x == pytest.approx(700, abs=4)
    assert panel.desk.session.writing(lines.writer_of("over/place")) is not None


def test_a_day_is_chosen_in_the_calendar(panel: Stage) -> None:
    panel.press("gesprek:tab=over")
    panel.press("gesprek:datum=over/following")
    panel.press("gesprek:dag:moment=over 2 weken")
    assert panel.board.about.following == (today() + timedelta(14)).isoformat()
    panel.press("gesprek:datum=over/following")
    panel.press("gesprek:dag:maand=1")
    day = next(c.action for c in panel.desk.layers().piles["talk"] if c.action.startswith("gesprek:dag:dag="))
    panel.press(day)
    assert panel.board.about.following == day.rpartition("=")[2]
    assert labels(panel) == ["vervolg", "vervolg"]
    panel.press("gesprek:datum=over/following")
    panel.press("gesprek:dag:typ")
    panel.write(" in overleg")
    panel.press("gesprek:sluit")
    assert panel.board.about.following.endswith("in overleg")


def test_the_calendar_goes_away_without_a_choice(panel: Stage) -> None:
    panel.press("gesprek:tab=over")
    before = panel.board
    panel.press("gesprek:datum=over/date")
    panel.press("gesprek:terug")
    assert panel.board is before
    assert "Titel" in words(panel)


def test_who_leads_is_chosen_from_the_people(panel: Stage) -> None:
    panel.press("gesprek:erbij=gespreksleider")
    panel.press("gesprek:tab=over")
    panel.press("gesprek:wie=over/chair")
    panel.press("gesprek:is=gespreksleider")
    assert panel.board.about.chair == "gespreksleider"
    panel.press("gesprek:wie=over/chair")
    panel.press("gesprek:is=")
    assert panel.board.about.chair == ""


def test_how_the_child_was_heard(panel: Stage) -> None:
    panel.press("gesprek:tab=stem")
    panel.press("gesprek:gehoord=via ouders")
    assert panel.board.about.heard == "via ouders"
    panel.press("gesprek:gehoord=via ouders")
    assert panel.board.about.heard == ""
    panel.press("gesprek:schrijf=over/pupil_differs")
    panel.write("Liever met een maatje.\nEn buiten.")
    panel.press("gesprek:tab=toestemming")
    assert panel.board.about.pupil_differs == "Liever met een maatje.\nEn buiten."


def test_permission_is_given_by_somebody_for_something(panel: Stage) -> None:
    panel.press("gesprek:tab=toestemming")
    panel.press("gesprek:erbij-partner=JGZ")
    one = panel.board.consents[0]
    panel.press(f"gesprek:antwoord={one.id}/ja")
    panel.press(f"gesprek:wie=toestemming/{one.id}/by")
    panel.press("gesprek:is=beide ouders")
    panel.press(f"gesprek:schrijf=toestemming/{one.id}/information")
    panel.write("het verslag")
    panel.press("gesprek:erbij-partner=anders …")
    panel.write("x")
    for _ in range(20):
        panel.key(8)
    panel.write("huisarts")
    panel.key(13)
    assert panel.board.consents[0] == Consent(one.id, "JGZ", "het verslag", "beide ouders", today().isoformat(), Answer.YES)
    assert panel.board.consents[1].partner == "huisarts"
    panel.press(f"gesprek:antwoord={panel.board.consents[1].id}/nee")
    assert panel.board.consents[1].answer is Answer.NO
    panel.press(f"gesprek:partner-weg={panel.board.consents[1].id}")
    assert len(panel.board.consents) == 1


def test_the_look_back_is_answered_and_what_misses_is_said_gently(panel: Stage) -> None:
    panel.desk.session.do("x", lambda board: replace(board, agreements=(Agreement("a", "Samen lezen", "Bas"),)))
    panel.press("gesprek:tab=terugblik")
    assert "‘Samen lezen’ (wanneer)" in words(panel)
    panel.press("gesprek:schrijf=terugblik/meenemen")
    panel.write("Korte lijnen.")
    panel.press("gesprek:sluit")
    assert [(one.id, one.answer) for one in panel.board.reviews] == [("meenemen", "Korte lijnen.")]
    assert labels(panel)[0] == "antwoord"


def test_agreements_of_the_time_before_get_their_status(panel: Stage) -> None:
    panel.use(full(panel))
    panel.press("gesprek:knop")
    panel.press("gesprek:tab=vorige")
    panel.press("gesprek:status=a1/niet gelukt")
    first = panel.board.agreements[1].status
    panel.press("gesprek:status=a1/niet gelukt")
    assert [first, panel.board.agreements[1].status] == [Status.FAILED, Status.OPEN]
    panel.press("gesprek:blader=1")
    panel.press("gesprek:status=a4/gedaan")
    assert panel.board.agreements[4].status is Status.DONE


def test_where_there_is_no_pupil_nothing_about_one_is_shown(panel: Stage) -> None:
    board = full(panel)
    panel.use(replace(board, mat=replace(board.mat, pupil=False)))
    panel.press("gesprek:knop")
    actions = {control.action for control in panel.desk.layers().piles["talk"]}
    assert {"gesprek:tab=stem", "gesprek:tab=toestemming"} & actions == set()
    panel.press("gesprek:tab=over")
    assert "eerling" not in words(panel)


def test_a_note_is_of_whom_was_chosen_until_that_changes(panel: Stage) -> None:
    panel.press("gesprek:erbij=leraar")
    person = panel.board.people[0]
    panel.press("gesprek:sluit")
    panel.press("kleur")
    panel.press(f"gesprek:van={person.id}")
    for text in ("een", "twee"):
        panel.press("memo:klein")
        panel.write(text)
        panel.desk.leave()
    notes = [item for item in panel.board.items if isinstance(item, Note)]
    assert [(note.by, note.colour) for note in notes] == [(person.id, person.colour)] * 2
    source = panel.control("memo:groot").place.centre
    panel.drag(3, source, (source[0], source[1] - 300))
    panel.write("drie")
    panel.desk.leave()
    assert panel.board.items[-1].by == person.id
    panel.press("kleur")
    panel.press("gesprek:van=")
    panel.press("memo:klein")
    panel.write("niemand")
    panel.desk.leave()
    assert panel.board.items[-1].by == ""


def test_who_has_left_takes_no_notes(panel: Stage) -> None:
    panel.press("gesprek:erbij=leraar")
    person = panel.board.people[0]
    panel.press("kleur")
    panel.press(f"gesprek:van={person.id}")
    panel.press(f"gesprek:persoon={person.id}")
    panel.press(f"gesprek:weg={person.id}")
    panel.press("memo:klein")
    panel.write("van wie")
    panel.desk.leave()
    assert panel.board.items[-1].by == ""


def test_the_look_back_opens_from_elsewhere(stage: Stage) -> None:
    for _ in range(2):
        stage.desk.act("gesprek:open=terugblik")
        stage.frames()
        assert "Wat nemen we mee?" in words(stage)
    stage.desk.act("gesprek:sluit")
    stage.desk.act("gesprek:tab=over")
    assert stage.desk.talk is None


def test_a_tap_on_the_head_line_opens_the_panel(stage: Stage) -> None:
    stage.tap(*stage.on_mat(200, 30))
    assert stage.desk.talk.tab == "over"
    stage.tap(*stage.on_mat(200, 30))
    assert stage.desk.talk is None
    stage.tap(*stage.on_mat(1300, 30))
    assert stage.desk.talk is None


def test_the_curtain_and_another_board_put_writing_away(panel: Stage) -> None:
    panel.press("gesprek:tab=over")
    panel.press("gesprek:schrijf=over/title")
    panel.write("Half")
    panel.press("gordijn")
    assert panel.board.about.title == "Half"
    assert not panel.desk.session.live
    panel.press("gordijn")
    panel.use(Board(panel.app.start.mat))
    assert panel.desk.talk is None


def test_what_was_taken_back_while_the_panel_looks_at_it_breaks_nothing(panel: Stage) -> None:
    panel.press("gesprek:erbij=anders …")
    person = panel.board.people[0].id
    panel.press("gesprek:tab=toestemming")
    panel.press("gesprek:erbij-partner=SWV")
    one = panel.board.consents[0].id
    panel.press("terug")
    for action in (
        f"gesprek:antwoord={one}/ja",
        f"gesprek:partner={one}",
        f"gesprek:schrijf=toestemming/{one}/by",
        "gesprek:status=x/gedaan",
    ):
        panel.desk.act(action)
        panel.frames()
    while panel.desk.session.history.past is not None:
        panel.press("terug")
    for action in (
        f"gesprek:persoon={person}",
        "gesprek:kleur=roze",
        f"gesprek:weg={person}",
        "gesprek:tab=niets",
        "gesprek:iets=x",
        "gesprek:",
    ):
        panel.desk.act(action)
        panel.frames()
    assert panel.board.people == ()
    assert panel.board.consents == ()


def test_the_follow_up_of_an_earlier_board(panel: Stage, tmp_path: Path) -> None:
    panel.use(replace(full(panel), items=(Note("m", NoteSize.SMALL, "geel", "Iets", Pose(300, 300)),)))
    panel.desk.session.do("x", lambda board: talking.tell(board, replace(board.about, previous="")))
    panel.press("bewaar")
    wait_until(panel, lambda: panel.desk.saved is panel.board)
    saved = next(tmp_path.glob("*.json"))
    before = saved.read_bytes()
    panel.press("start")
    panel.press("open")
    panel.press("manier:vervolg")
    panel.press(f"kaart:{saved.name}")
    wait_until(panel, lambda: panel.board.about.previous == "2026-11-23")
    assert panel.board.about.date == today().isoformat()
    (photo,) = panel.board.items
    assert isinstance(photo, Photo)
    assert photo.name == "Het bord van 23 november 2026"
    assert len(panel.board.agreements) == 8
    assert len(panel.board.people) == 12
    assert panel.desk.talk.tab == "vorige"
    assert "Feed forward" in words(panel)
    assert saved.read_bytes() == before
    panel.desk.notices = ()
    panel.desk.on_change()
    through = panel.shot()
    panel.press("gesprek:eronder")
    assert differing(through, panel.shot()) > 0.01
    panel.press("gesprek:eronder")
    assert differing(through, panel.shot()) < 0.001
    assert labels(panel) == []
    panel.press("bewaar")
    wait_until(panel, lambda: len(list(tmp_path.glob("*.json"))) == 2)


@pytest.mark.parametrize("pixels", SCREENS)
@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("what", ["leeg", "vol", "persoon", "datum", "wie", "schrijft"])
def test_everything_in_the_panel_lies_in_it_beside_the_rest_and_low_enough(
    stage: Stage, pixels: tuple[int, int], what: str, *, mirrored: bool
) -> None:
    screen = Screen(pixels, Size(1440.0, 720.0), mirrored=mirrored)
    board = Board(stage.app.start.mat) if what == "leeg" else full(stage)
    writing = {"over/title": Writing("", "x" * 300, 300, blank="over/title")} if what == "schrijft" else {}
    place = area(screen)
    assert place.right <= screen.size.w
    assert place.y >= screen.size.h * 0.32
    for tab in tabs_for(board):
        shown = TalkPanel(tab)
        if what == "persoon":
            shown.person = "p3"
        if what == "datum":
            stage.use(board)
            stage.press("gesprek:knop")
            stage.press("gesprek:tab=over")
            stage.press("gesprek:datum=over/date")
            shown = stage.desk.talk
        if what == "wie":
            shown.asking = "toestemming/t1/by"
        controls = shown.controls(board, writing, screen, stage.desk.means)
        whole = controls[0].place
        assert whole.right <= screen.size.w
        touched = [control for control in controls[1:] if control.action.startswith("gesprek:")]
        for control in touched:
            spot = control.place
            assert whole.x <= spot.x
            assert spot.right <= whole.right + 0.01
            assert spot.y >= whole.y
            assert spot.bottom <= whole.bottom + 0.01, (tab, control.action)
            assert min(spot.w, spot.h) >= 44, (tab, control.action)
        assert not any(a.place.grown(-0.5).meets(b.place.grown(-0.5)) for i, a in enumerate(touched) for b in touched[i + 1 :]), tab
        sizes = [mark.size for control in controls for mark in control.face.marks if isinstance(mark, Text)]
        assert min(sizes) >= 15, tab


def test_without_the_photo_there_is_no_board_to_shine_through(panel: Stage) -> None:
    panel.use(full(panel))
    panel.press("gesprek:knop")
    panel.press("gesprek:tab=vorige")
    assert "gesprek:eronder" not in {control.action for control in panel.desk.layers().piles["talk"]}
    panel.desk.act("gesprek:eronder")
    panel.frames()


def test_a_board_that_cannot_be_read_has_no_follow_up(panel: Stage, tmp_path: Path) -> None:
    (tmp_path / "stuk.json").write_text("{", "utf-8")
    panel.desk.office.follow("stuk.json")
    wait_until(panel, lambda: any(notice.problem for notice in panel.desk.notices))
    assert panel.board.about.previous == ""


def test_the_panel_goes_by_key_too(panel: Stage) -> None:
    panel.press("gesprek:tab=over")
    panel.desk.focus.at, panel.desk.focus.shown = "gesprek:schrijf=over/title", True
    panel.key(13)
    panel.write("Met toetsen")
    panel.key(13)
    assert panel.board.about.title == "Met toetsen"
    panel.desk.focus.at, panel.desk.focus.shown = "gesprek:datum=over/following", True
    panel.key(13)
    assert panel.desk.talk.picker is not None
    panel.key(27)
    assert panel.desk.talk.picker is None
    panel.key(27)
    assert panel.desk.talk is None
