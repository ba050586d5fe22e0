from __future__ import annotations

import os
from pathlib import Path
from threading import Event

import pytest

from arrangeerveld.files import places
from arrangeerveld.files.deckmemory import DeckMemory
from arrangeerveld.files.deckwatch import Watcher, looked

GOOD = "deck: Team\nsoort: swv\nkaarten:\n  - id: a\n    titel: Eén\n  - id: b\n    titel: Twee\n"
KINDS = ("swv", "ouder")


def titles(memory: DeckMemory, path: Path) -> list[str]:
    deck = memory.read(path, KINDS).deck
    return [card.title for card in deck.cards] if deck else []


def test_a_deck_is_read_again_only_when_it_changed(tmp_path: Path) -> None:
    path, memory = tmp_path / "team.yaml", DeckMemory()
    path.write_text(GOOD, "utf-8")
    first = memory.read(path, KINDS)
    assert memory.read(path, KINDS) is first
    stamp = path.stat()
    other = tmp_path / "team.new"
    other.write_text(GOOD.replace("Eén", "Uno").replace("Twee", "Duo "), "utf-8")
    os.utime(other, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))  # as old and as large: only another file
    other.replace(path)
    assert titles(memory, path) == ["Uno", "Duo"]


def test_a_broken_deck_gives_the_cards_it_had_and_the_problem(tmp_path: Path) -> None:
    path, memory = tmp_path / "team.yaml", DeckMemory()
    path.write_text(GOOD, "utf-8")
    assert titles(memory, path) == ["Eén", "Twee"]
    path.write_text(GOOD.replace("swv", "appel"), "utf-8")
    broken = memory.read(path, KINDS)
    assert broken.kept
    assert broken.problems[0].where.line == 2
    assert titles(memory, path) == ["Eén", "Twee"]
    path.write_text(GOOD + "  - id: c\n    titel: Drie\n", "utf-8")
    assert titles(memory, path) == ["Eén", "Twee", "Drie"]
    assert not memory.read(path, KINDS).kept


def test_a_card_that_is_broken_stays_as_it_was_and_one_that_is_taken_out_goes(tmp_path: Path) -> None:
    path, memory = tmp_path / "team.yaml", DeckMemory()
    path.write_text(GOOD, "utf-8")
    memory.read(path, KINDS)
    path.write_text(GOOD.replace("    titel: Twee\n", ""), "utf-8")  # card b has no title now
    assert titles(memory, path) == ["Eén", "Twee"]
    path.write_text(GOOD.replace("  - id: b\n    titel: Twee\n", "  - titel: x\n"), "utf-8")
    assert titles(memory, path) == ["Eén"]


def test_an_own_deck_that_was_never_good_leaves_ours_on_the_table(tmp_path: Path) -> None:
    path = tmp_path / "swv.yaml"
    path.write_text("deck: [", "utf-8")
    read = DeckMemory().read(path, KINDS)
    assert read.deck is not None
    assert read.deck.file == "decks/swv.yaml"
    assert read.problems[0].where.file == str(path)
    assert DeckMemory().read(tmp_path / "wijkteam.yaml", KINDS).deck is None


def test_a_picture_that_comes_later_is_seen(tmp_path: Path) -> None:
    path, memory = tmp_path / "team.yaml", DeckMemory()
    path.write_text(GOOD + "    plaatje: x.png\n", "utf-8")
    assert "plaatje" in memory.read(path, KINDS).problems[0].what
    (tmp_path / "x.png").write_bytes(b"png")
    assert memory.read(path, KINDS).problems
    memory.look_again(tmp_path)
    assert not memory.read(path, KINDS).problems


def test_what_is_saved_added_renamed_and_taken_away_is_news_once(tmp_path: Path) -> None:
    folder, heard, ring = tmp_path / "decks", list[frozenset[Path]](), Event()

    def news(paths: frozenset[Path]) -> None:
        heard.append(paths)
        ring.set()

    def next_news() -> set[str]:
        assert ring.wait(10)
        ring.clear()
        return {path.name for path in heard[-1]}

    watcher = Watcher(lambda: (folder,), news, looks=0.02)
    watcher.start()
    try:
        while not watcher.knows(folder):  # which is not there yet
            pass
        folder.mkdir()
        (folder / "a.yaml").write_text(GOOD, "utf-8")
        assert next_news() == {"a.yaml"}
        half = folder / ".a.yaml.tmp"
        half.write_text(GOOD + "#", "utf-8")
        half.replace(folder / "a.yaml")
        assert next_news() == {"a.yaml"}
        (folder / "notities.txt").write_text("-", "utf-8")
        (folder / "~$b.yaml").write_text("-", "utf-8")
        (folder / "b.PNG").write_bytes(b"-")
        assert next_news() == {"b.PNG"}
        (folder / "a.yaml").unlink()
        assert next_news() == {"a.yaml"}
        assert len(heard) == 4
    finally:
        watcher.close()


def test_a_folder_that_cannot_be_read_now_keeps_what_it_had(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.yaml").write_text(GOOD, "utf-8")
    before = looked(tmp_path, {})

    def fails(_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "scandir", fails)
    assert looked(tmp_path, before) == before
    monkeypatch.undo()
    assert looked(tmp_path / "weg", before) == {}
    assert len(looked(places.decks(), {})) >= 5
