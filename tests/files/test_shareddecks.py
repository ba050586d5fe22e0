from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

import pytest

from arrangeerveld.files.decksaving import is_own, own_path
from arrangeerveld.files.library import deck_files, shared_folder, with_own_decks
from arrangeerveld.files.shareddecks import ORIGIN, Reach, SharedDecks, copy
from tests.files.test_library import MAT

DECK = "deck: Wijkteam\nsoort: swv\nkaarten:\n  - id: a\n    titel: Bellen\n    plaatje: bellen.png\n"


def until(right: Callable[[], bool]) -> None:
    end = monotonic() + 20
    while not right():
        assert monotonic() < end, "it did not happen"
        sleep(0.005)


@contextmanager
def sharing(share: Path | str, boards: Path) -> Iterator[SharedDecks]:
    shared = SharedDecks(str(share), lambda: boards, lambda: None)
    try:
        yield shared
    finally:
        shared.close()


def test_decks_of_a_share_lie_here_and_stay_when_it_goes(tmp_path: Path) -> None:
    share, boards = tmp_path / "server", tmp_path / "borden"
    share.mkdir()
    (share / "wijkteam.yaml").write_text(DECK, "utf-8")
    (share / "bellen.png").write_bytes(b"png")
    (share / "vakantie.png").write_bytes(b"not of a card")
    (share / "geheim.txt").write_text("x", "utf-8")
    here = shared_folder(boards)
    with sharing(share, boards) as shared:
        until(lambda: shared.reach is Reach.HERE and (here / "wijkteam.yaml").exists())
        assert sorted(path.name for path in here.iterdir()) == [ORIGIN, "bellen.png", "wijkteam.yaml"]
        assert shared.count() == 1
        assert with_own_decks(MAT, boards).decks == ("ouders", "swv", "wijkteam")
        (share / "tweede.yaml").write_text(DECK, "utf-8")
        until(lambda: shared.count() == 2)
        share.rename(tmp_path / "weg")
        until(lambda: shared.reach is Reach.AWAY)
        assert shared.count() == 2
        share.mkdir()  # what is not mounted is an empty folder
        sleep(0.7)
        assert (shared.reach, shared.count()) == (Reach.AWAY, 2)
    with sharing(share, boards) as shared:  # the next day, and it is still away
        assert "wijkteam" in deck_files(boards)
        share.rmdir()
        (tmp_path / "weg").rename(share)
        (share / "tweede.yaml").unlink()
        until(lambda: shared.count() == 1)
    with sharing("", boards) as shared:  # it is no longer set
        until(lambda: not here.exists())
        assert shared.reach is Reach.NONE


def test_an_own_deck_goes_before_one_of_the_share_and_that_before_ours(tmp_path: Path) -> None:
    share, boards = tmp_path / "server", tmp_path / "borden"
    share.mkdir()
    for name in ("swv", "ouders"):
        (share / f"{name}.yaml").write_text(DECK, "utf-8")
    assert copy(share, shared_folder(boards), ())
    assert not copy(share, shared_folder(boards), tuple(share.iterdir()))
    assert deck_files(boards)["swv"] == shared_folder(boards) / "swv.yaml"
    own = boards / "decks" / "swv.yaml"
    assert not is_own(deck_files(boards)["swv"])
    assert own_path(boards, deck_files(boards)["swv"]) == own
    own.write_text(DECK, "utf-8")
    assert deck_files(boards)["swv"] == own
    assert deck_files(boards)["ouders"].parent == shared_folder(boards)


def test_what_somebody_put_beside_the_copies_is_never_touched(tmp_path: Path) -> None:
    share, boards = tmp_path / "server", tmp_path / "borden"
    share.mkdir()
    (share / "a.yaml").write_text(DECK, "utf-8")
    (share / "mijn.yaml").write_text("die van de server", "utf-8")
    here = shared_folder(boards)
    here.mkdir(parents=True)
    (here / "mijn.yaml").write_text("van mij", "utf-8")
    (here / ORIGIN).write_text('{"map": "' + str(share) + '", "bestanden": ["../../weg.yaml"]}', "utf-8")
    (boards / "weg.yaml").write_text("ook van mij", "utf-8")
    copy(share, here, tuple(share.iterdir()))
    other = tmp_path / "anders"
    other.mkdir()
    (other / "b.yaml").write_text(DECK, "utf-8")
    copy(other, here, tuple(other.iterdir()))  # another share is set
    assert sorted(path.name for path in here.iterdir()) == [ORIGIN, "b.yaml", "mijn.yaml"]
    assert (here / "mijn.yaml").read_text("utf-8") == "van mij"
    assert (boards / "weg.yaml").exists()


def test_a_share_that_hangs_holds_up_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    boards, share = tmp_path / "borden", tmp_path / "server"
    share.mkdir()
    real = os.scandir

    def slow(path: object) -> object:
        if Path(str(path)) == share:
            sleep(1.0)  # as a share does whose server is away
        return real(str(path))

    monkeypatch.setattr(os, "scandir", slow)
    monkeypatch.setattr("arrangeerveld.files.shareddecks.HANGS", 0.05)
    begun = monotonic()
    with sharing(share, boards) as shared:
        assert monotonic() - begun < 0.5
        until(lambda: shared.reach is Reach.AWAY)
        assert deck_files(boards)
        begun = monotonic()
    assert monotonic() - begun < 0.9


def test_a_folder_that_is_not_written_out_is_not_looked_for(tmp_path: Path) -> None:
    with sharing("kaarten", tmp_path) as shared:
        until(lambda: shared.reach is Reach.AWAY)
