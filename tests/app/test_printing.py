"""Cards and fields printed from the screen: chosen with fingers or keys, looked at, made by a process of its own, and told about."""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path
from typing import Any

import pytest

from arrangeerveld.app.home import Home
from arrangeerveld.app.maker import Maker
from arrangeerveld.app.printpage import PrintPage
from arrangeerveld.core.board import Board
from arrangeerveld.core.marks import Text
from arrangeerveld.files import places
from tests.app.stage import Stage, said, until
from tests.app.test_maker import maker, open_maker

TAB, ENTER, ESCAPE = 9, 13, 27


def page(stage: Stage) -> Any:
    assert isinstance(stage.desk.covers.page, PrintPage)
    return stage.desk.covers.page


def open_page(stage: Stage) -> None:
    stage.desk.covers.go_home(stage.desk)
    stage.frames(4)
    stage.press("print:open")
    until(stage, lambda: page(stage).decks is not None)


def drawn(stage: Stage) -> bool:
    return bool(page(stage).here())


def told(stage: Stage) -> str:
    return " ".join(mark.text for control in stage.desk.layers().piles["page"] for mark in control.face.marks if isinstance(mark, Text))


def deck(name: str) -> str:
    return f"print:stapel={places.decks() / name}.yaml"


def pages(path: Path) -> int:
    return len(re.findall(rb"/Type /Page ", path.read_bytes()))


def test_decks_and_a_field_are_printed_with_fingers(stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = list[Path]()

    def show(folder: Path) -> bool:
        shown.append(folder)
        return True

    monkeypatch.setattr("arrangeerveld.app.program.open_folder", show)
    open_page(stage)
    assert page(stage).asked() is None
    with pytest.raises(StopIteration):
        stage.control("print:maak")
    stage.press(deck("ouders"))
    stage.press(deck("school"))
    until(stage, lambda: drawn(stage))
    assert page(stage).count == 2 * 5  # 30 and 17 cards
    assert "dubbelzijdig, gedraaid over de lange kant" in told(stage)
    leaf_to_the_end(stage)
    stage.press(deck("ouders"))
    stage.press("print:achterkant")
    stage.press("print:leeg=10")
    until(stage, lambda: drawn(stage))
    assert page(stage).count == 3  # 17 and 10
    assert "enkelzijdig" in told(stage)
    stage.press("print:blad=1")
    stage.press("print:blad=1")
    stage.press("print:blad=1")
    assert "3 van 3" in told(stage)
    paper = stage.shot().crop((1220, 40, 1830, 920))
    assert len(paper.getcolors(1 << 20)) > 50
    stage.press("print:maak")
    until(stage, lambda: page(stage).made is not None)
    path = tmp_path / "afdrukken" / "kaarten-school.pdf"
    assert pages(path) == 3
    assert "kaarten-school.pdf" in told(stage)
    stage.press("print:map")
    assert shown == [path.parent]
    stage.press("print:nog")
    stage.press("print:soort=veld")
    stage.press("print:papier=A2")
    stage.press("print:tegels")
    until(stage, lambda: drawn(stage))
    assert page(stage).count == 6
    assert "Druk af op A4, op ware grootte (100 %), enkelzijdig." in told(stage)
    while not any(action == "print:veld" and "driehoek" in value for action, _, value in parts(stage)):
        stage.press("print:meer")
    stage.press(f"print:veld={places.mats() / 'driehoek.yaml'}")
    stage.press("print:maak")
    until(stage, lambda: page(stage).made is not None)
    assert pages(tmp_path / "afdrukken" / "veld-driehoek-a2-tegels.pdf") == 6
    stage.press("print:klaar")
    assert isinstance(stage.desk.covers.page, Home)


def leaf_to_the_end(stage: Stage) -> None:
    """Only sheets near the one that is looked at are kept, for large ones take much memory."""
    last = page(stage).count
    for _ in range(last + 2):
        stage.press("print:blad=1")
    until(stage, lambda: drawn(stage))
    assert f"{last} van {last}" in told(stage)
    assert last - 1 in page(stage).pages
    assert len(page(stage).pages) <= 3


def parts(stage: Stage) -> list[tuple[str, str, str]]:
    return [control.action.partition("=") for control in stage.desk.layers().piles["page"]]


def test_from_the_card_maker_and_with_keys_only(stage: Stage, tmp_path: Path) -> None:
    own = tmp_path / "decks"
    own.mkdir()
    (own / "ons-aanbod.yaml").write_text("deck: Ons aanbod\nsoort: swv\nkaarten:\n  - id: a\n    titel: Rust\n", "utf-8")
    (own / "stuk.yaml").write_text("deck: Stuk\nkaarten:\n  - id: a\n", "utf-8")
    open_maker(stage)
    stage.press(f"maker:stapel={own / 'ons-aanbod.yaml'}")
    until(stage, lambda: not maker(stage).choosing)
    stage.press("maker:zelf")
    stage.press("print:open=ons-aanbod")
    until(stage, lambda: page(stage).decks is not None and drawn(stage))
    assert page(stage).count == 2
    assert not [name for _, name, _ in page(stage).offered() if name.startswith("Stuk")]
    for _ in range(60):
        stage.key(TAB)
        if stage.desk.focus.at == "print:maak":
            break
    stage.key(ENTER)
    until(stage, lambda: page(stage).made is not None)
    stage.key(ESCAPE)
    assert page(stage).made is None
    stage.key(ESCAPE)
    assert isinstance(stage.desk.covers.page, Maker)
    assert pages(tmp_path / "afdrukken" / "kaarten-ons-aanbod.pdf") == 2


def test_who_goes_on_is_told_and_what_goes_wrong_is_said(stage: Stage, tmp_path: Path) -> None:
    own = tmp_path / "decks"
    own.mkdir()
    path = own / "weg.yaml"
    path.write_text("deck: Weg\nsoort: swv\nkaarten:\n  - id: a\n    titel: Rust\n    tekst: " + "woord " * 60 + "\n", "utf-8")
    stage.use(Board(stage.app.start.mat))
    open_page(stage)
    stage.press(f"print:stapel={path}")
    until(stage, lambda: drawn(stage))
    assert "De tekst past niet op één kaart bij ‘Rust’" in told(stage)
    stage.press("print:maak")
    stage.press("print:terug")
    assert isinstance(stage.desk.covers.page, Home)
    until(stage, lambda: "De PDF is klaar: ‘kaarten-weg.pdf’ in de map afdrukken" in said(stage))
    open_page(stage)
    stage.press(f"print:stapel={path}")
    until(stage, lambda: drawn(stage))
    path.unlink()
    stage.desk.notices = ()
    stage.press("print:maak")
    until(stage, lambda: not page(stage).busy)
    assert "weg.yaml" in said(stage)
    assert page(stage).made is None
    stage.desk.notices = ()
    stage.press(deck("ouders"))
    until(stage, lambda: not page(stage).pages or page(stage).told != ())
    stage.press(f"print:stapel={path}")
    until(stage, lambda: drawn(stage))
    (tmp_path / "afdrukken").rename(tmp_path / "weg")
    (tmp_path / "afdrukken").write_text("hier staat al iets", "utf-8")
    stage.press("print:maak")
    until(stage, lambda: not page(stage).busy)
    assert "De map ‘afdrukken’ is niet te maken." in said(stage)
    stage.desk.notices = ()
    page(stage).busy = True  # it is being made when its process ends
    process = stage.app.recorder._process
    assert process is not None
    os.kill(process.pid, signal.SIGKILL)
    until(stage, lambda: not page(stage).busy)
    assert said(stage).startswith("De PDF is niet gemaakt: het onderdeel dat hem maakt, is gestopt.")
    (tmp_path / "afdrukken").unlink()
    stage.press("print:maak")
    until(stage, lambda: page(stage).made is not None)
    assert pages(tmp_path / "afdrukken" / "kaarten-ouders.pdf") == 6
