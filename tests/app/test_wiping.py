"""*Afsluiten en wissen* and the talks that were left, with touches and keys: what goes, what stays, and when nothing goes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from arrangeerveld.app.home import Home
from arrangeerveld.app.wipepanel import Ready
from arrangeerveld.files import journalfolder, journalthread, versions
from arrangeerveld.files.journal import wiped
from tests.app.stage import Stage, labels, said, until
from tests.app.test_home import words
from tests.app.test_keeping import crash, journalfolder_of, memo
from tests.app.test_keyboard_only import ENTER, ESCAPE, TAB, go

DAY = 86_400.0
HOLD = """
import sys; from pathlib import Path; from arrangeerveld.files import journalfolder
root, what = Path(sys.argv[1]), Path(sys.argv[2])
lock = (journalfolder.lock_board if what.suffix else journalfolder.lock_talk)(root, what)
print(type(lock).__name__, flush=True); sys.stdin.read()
"""


def ready(stage: Stage) -> str:
    """What the sheet says about it; nothing when there is no sheet."""
    panel = stage.app.wiper.panel()
    return str(panel.ready) if panel else ""


def ask(stage: Stage, source: str = "") -> None:
    """Tap on wiping, and wait until it is known how the talk is kept."""
    stage.press(f"wissen:vraag={source}" if source else "wissen:vraag")
    until(stage, lambda: ready(stage) != Ready.LOOKING)


def press(stage: Stage, action: str, then: str) -> None:
    """Tap, and wait until the sheet says so."""
    stage.press(action)
    until(stage, lambda: ready(stage) == then)


def can(stage: Stage, action: str) -> bool:
    return any(control.action == action for pile in stage.desk.layers().piles.values() for control in pile)


def wipe(stage: Stage) -> None:
    stage.desk.notices = ()
    stage.press("wissen:nu")
    until(stage, lambda: "gewist" in said(stage))
    assert said(stage).startswith("Het gesprek is gewist van deze computer."), said(stage)


def home(stage: Stage) -> Home:
    """The start screen, once all that it looks for is known."""
    stage.press("start")
    page = stage.desk.covers.page
    assert isinstance(page, Home)
    until(stage, lambda: page.looked)
    stage.frames(40)
    return page


def saved(stage: Stage) -> Path:
    """The file of the talk on the table."""
    path = stage.app.path
    assert isinstance(path, Path)
    return path


@contextmanager
def elsewhere(root: Path, what: Path) -> Iterator[None]:
    """Another program that is busy with a board or a journal."""
    with subprocess.Popen([sys.executable, "-c", HOLD, root, what], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "Lock\n"
        yield
        other.communicate("")


def test_a_talk_goes_when_it_is_saved_and_nobody_went_on(kept: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(*place: Any) -> None:
        time.sleep(0.3)
        wiped(*place)

    monkeypatch.setattr(journalthread, "wiped", slow)
    memo(kept, "een")
    kept.press("dossier")
    ask(kept)
    assert ready(kept) == Ready.OPEN
    assert not can(kept, "wissen:nu")
    assert "Nog niet alles is bewaard" in words(kept)
    press(kept, "wissen:bewaar", Ready.SAVED)
    (file,) = tmp_path.glob("*.json")
    assert f"Blijft staan: {file.stem}" in words(kept)
    kept.press("dossier-terug")  # the sheet stays, and others go on beside it
    kept.press("mode:pen")
    kept.drag(1, kept.on_mat(150, 300), kept.on_mat(250, 320))
    assert len(kept.board.ink) == 1
    assert ready(kept) == Ready.OPEN
    assert "net iets bij gekomen" in words(kept)
    assert not can(kept, "wissen:nu")
    sheet = kept.control("wissen:").place
    kept.drag(1, (sheet.x + 40, sheet.y + 300), (sheet.x + 300, sheet.y + 310))  # the pen does not go through it
    assert len(kept.board.ink) == 1
    press(kept, "wissen:bewaar", Ready.SAVED)
    assert "1 eerdere versie" in words(kept)
    assert versions.versions(file)
    wipe(kept)
    assert isinstance(kept.desk.covers.page, Home)
    assert (kept.board.items, kept.board.ink, kept.board.about.title, labels(kept)) == ((), (), "", [])
    kept.press("begin")
    until(kept, lambda: kept.desk.covers.page is None)
    kept.press("terug")
    assert kept.board.items == ()
    kept.app.keeping.settle()
    assert journalfolder_of(tmp_path) == []
    assert not versions.folder_of(file).parent.exists()
    assert {path.suffix for path in tmp_path.iterdir() if path.is_file()} == {".json", ".png"}


def test_what_somebody_holds_is_laid_down_and_asked_about_again(kept: Stage) -> None:
    memo(kept, "een")
    kept.press("dossier")
    ask(kept)
    press(kept, "wissen:bewaar", Ready.SAVED)
    kept.press("dossier-terug")
    kept.press("mode:pen")
    kept.down(1, *kept.on_mat(150, 300))
    for x in range(160, 260, 10):
        kept.move(1, *kept.on_mat(x, 310))
    kept.frames()
    assert ready(kept) == Ready.SAVED
    kept.press("wissen:nu")
    kept.frames(20)
    assert ready(kept) == Ready.OPEN
    assert len(kept.board.ink) == 1
    kept.up(1)
    press(kept, "wissen:bewaar", Ready.SAVED)
    saved(kept).write_text("{}", "utf-8")  # somebody else writes over the file meanwhile
    press(kept, "wissen:nu", Ready.OPEN)
    kept.press("wissen:niet")
    assert not can(kept, "wissen:")
    assert len(kept.board.items) == 1


def test_what_another_window_has_and_what_the_disk_holds_stays_and_is_told(
    kept: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beside the talk on the table another window has a journal of the same file; a folder stands where a version should be."""
    memo(kept, "een")
    kept.press("bewaar")
    until(kept, lambda: kept.app.path is not None)
    file = saved(kept)
    memo(kept, "twee")
    crash(kept)
    (old,) = journalfolder_of(tmp_path)
    kept.press("begin")
    until(kept, lambda: kept.desk.covers.page is None)
    kept.app._open_path(file)
    until(kept, lambda: "nieuwer" in " ".join(one.text for one in kept.desk.notices))
    kept.desk.covers.page = None
    memo(kept, "drie")
    kept.press("bewaar")
    until(kept, lambda: not kept.app.unsaved())
    stuck = versions.folder_of(file) / "map.json"
    stuck.mkdir()
    kept.press("dossier")
    ask(kept)
    with elsewhere(tmp_path / "journaal", old):
        press(kept, "wissen:nu", Ready.HELD)  # seen in the second look
        assert "open in een ander venster" in words(kept)
        assert not can(kept, "wissen:nu")
    kept.press("wissen:niet")
    ask(kept)
    with elsewhere(tmp_path / "journaal", old), monkeypatch.context() as late:
        late.setattr(journalfolder, "elsewhere", lambda *_: False)  # or only after that look
        kept.press("wissen:nu")
        until(kept, lambda: "gewist" in said(kept))
        assert said(kept).startswith("Niet alles is gewist")
        assert f"in {old} en in {versions.folder_of(file)}" in said(kept)
        assert journalfolder_of(tmp_path) == [old]
        assert stuck.exists()
    stuck.rmdir()
    kept.desk.notices = ()
    kept.press("begin")
    until(kept, lambda: kept.desk.covers.page is None)
    page = home(kept)
    assert page.talk is not None
    ask(kept, page.talk.source)
    assert (page.talk.source, ready(kept)) == (f"journaal:{old.name}", Ready.OPEN)
    press(kept, "wissen:bewaar", Ready.SAVED)
    wipe(kept)
    assert journalfolder_of(tmp_path) == []
    assert versions.versions(file) == ()


def test_by_keys_only(kept: Stage, tmp_path: Path) -> None:
    memo(kept, "een")
    kept.desk.focus.at, kept.desk.focus.shown = "", False
    go(kept, "dossier")
    kept.key(ENTER)
    go(kept, "wissen:vraag")
    kept.key(ENTER)
    until(kept, lambda: ready(kept) == Ready.OPEN)
    kept.key(ESCAPE)
    assert ready(kept) == ""
    assert kept.desk.covers.page is not None
    kept.key(ENTER)
    until(kept, lambda: ready(kept) == Ready.OPEN)
    go(kept, "wissen:bewaar")
    kept.key(ENTER)
    until(kept, lambda: ready(kept) == Ready.SAVED)
    go(kept, "wissen:nu")
    kept.key(ENTER)
    until(kept, lambda: "gewist" in said(kept))
    assert journalfolder_of(tmp_path) == []
    kept.key(TAB)


@pytest.fixture
def left(kept: Stage, tmp_path: Path) -> Iterator[tuple[Stage, list[str], Path]]:
    """Three talks that were not finished, the newest first; two are old, one of these unreadable. And versions of a board that is gone."""
    for text in ("een", "twee", "drie"):
        memo(kept, text)
        crash(kept)
        kept.press("begin")
        until(kept, lambda: kept.desk.covers.page is None)
    page = home(kept)
    assert page.more() == "Nog 2 niet afgesloten"
    names = [source.removeprefix("journaal:") for source, _ in page.left]
    root, then = tmp_path / "journaal", time.time() - 20 * DAY
    for path in (root / names[1]).iterdir():
        path.write_bytes(b"kapot")
        os.utime(path, (then, then))
    for path in (root / names[2]).iterdir():
        os.utime(path, (then - DAY, then - DAY))
    gone = versions.folder_of(tmp_path / "bord.json")
    gone.mkdir(parents=True)
    (gone / "toen.json").write_text("{}", "utf-8")
    os.utime(gone / "toen.json", (then - 2 * DAY, then - 2 * DAY))
    kept.press("wissen:lijst")
    seen(kept, 4)
    before = kept.app._set
    yield kept, names, gone
    kept.app._set = before


def seen(stage: Stage, count: int) -> None:
    """Go to the start screen and come back, and wait until so many talks are there."""
    stage.desk.notices = ()
    stage.press("wissen:terug")
    until(stage, lambda: len(stage.desk.covers.page.left) == count)
    stage.frames(4)
    stage.press("wissen:lijst")


def test_every_talk_that_was_left_is_offered(left: tuple[Stage, list[str], Path]) -> None:
    stage, (newest, _, oldest), _ = left
    shown = words(stage)
    assert shown.count("Dit gesprek is oud.") == 3
    assert "Dit is beschadigd." in shown
    assert "Alleen eerdere versies: het bord zelf is er niet meer." in shown
    stage.app._set = replace(stage.app._set, titels="verbergen")
    stage.press("wissen:na=na 30 dagen")
    until(stage, lambda: len(stage.desk.covers.page.talks) == 3)  # those versions are not old now
    assert stage.app.settings().opruimen == "na 30 dagen"
    ask(stage, f"journaal:{oldest}")
    assert ready(stage) == Ready.OPEN
    assert "Proefgesprek" not in words(stage)
    assert "Arrangeergesprek" in words(stage)
    stage.press("wissen:niet")
    stage.press("wissen:na=nooit")
    stage.press("wissen:terug")
    until(stage, lambda: stage.desk.covers.page.looked and len(stage.desk.covers.page.left) == 3)
    assert stage.desk.covers.page.more() == "Nog 2 niet afgesloten"
    stage.app._set = replace(stage.app._set, titels="tonen", opruimen="na 14 dagen")
    stage.press("wissen:lijst")
    stage.press(f"wissen:open=journaal:{oldest}")
    until(stage, lambda: stage.desk.covers.page is None)
    assert [item.text for item in stage.board.items] == ["een"]
    page = home(stage)
    assert (page.talk.source if page.talk else "?", page.left[0]) == ("", (f"journaal:{newest}", False))


def test_an_old_talk_may_go_without_being_saved(left: tuple[Stage, list[str], Path], tmp_path: Path) -> None:
    stage, (newest, middle, oldest), gone = left
    root = tmp_path / "journaal"
    ask(stage, f"journaal:{middle}")
    assert ready(stage) == Ready.LOST
    wipe(stage)
    seen(stage, 3)
    ask(stage, f"journaal:{oldest}")
    assert ready(stage) == Ready.OLD
    with elsewhere(root, root / oldest):  # it is being opened in another window just now
        press(stage, "wissen:nu", Ready.HELD)
        assert (root / oldest).exists()
    stage.press("wissen:niet")
    ask(stage, f"journaal:{oldest}")
    wipe(stage)
    seen(stage, 2)
    ask(stage, "versies:bord.json")
    assert ready(stage) == Ready.LOST
    wipe(stage)
    assert not gone.parent.exists()
    stage.press("wissen:terug")
    until(stage, lambda: can(stage, f"wissen:vraag=journaal:{newest}"))  # on the card of the start screen
    assert not can(stage, "wissen:lijst")
    ask(stage, f"journaal:{newest}")
    assert ready(stage) == Ready.OPEN
    press(stage, "wissen:bewaar", Ready.SAVED)  # it is put on the table first
    wipe(stage)
    assert journalfolder_of(tmp_path) == []
    assert len(list(tmp_path.glob("*.json"))) == 1
