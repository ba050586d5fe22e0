"""Decks on the table are as they are in their files: saved, added and taken away while the program runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from arrangeerveld.app.deckpictures import DeckPictures
from arrangeerveld.app.home import Home
from arrangeerveld.app.maker import Maker
from arrangeerveld.app.remarks import Judged
from arrangeerveld.app.shelf import read_cards
from arrangeerveld.app.warming import Warming
from arrangeerveld.core.board import Card
from arrangeerveld.core.problems import Problem
from arrangeerveld.files.deckmemory import DeckMemory, Read
from arrangeerveld.files.deckwatch import Watcher
from arrangeerveld.files.library import deck_files, deck_folders, misnamed_decks, shared_folder, with_own_cards, with_own_decks
from arrangeerveld.files.shareddecks import Reach, SharedDecks

if TYPE_CHECKING:
    from arrangeerveld.app.program import Program

_DECKS = frozenset({".yaml", ".yml"})


class LiveDecks:
    """What is known of the decks, and the thread that looks at them."""

    def __init__(self, program: Program) -> None:
        self.memory, self.judged, self.warming = DeckMemory(), Judged(), Warming()
        self.pictures = DeckPictures(program.soon(self._picture_came))
        program.shelf.picture_of = self.pictures.of
        self._program = program
        self._told: dict[str, str] = {}  # name of a deck -> the sentence about it that may still be shown
        news = program.soon(self._came)
        self.watcher = Watcher(lambda: deck_folders(program.files.folder), lambda paths: news(self._reread(paths)))
        self.watcher.start()
        self.shared = SharedDecks(program.settings().stapelmap, lambda: program.files.folder, self.watcher.look_now)

    def close(self) -> None:
        """Look no more."""
        self.shared.close()
        self.pictures.close()
        self.watcher.close()

    def shared_told(self) -> str:
        """What there is to tell about the decks of the organisation."""
        share, count = self.shared, self.shared.count()
        decks = "1 stapel" if count == 1 else f"{count} stapels"
        last = f"De {decks} van de vorige keer liggen klaar." if count > 1 else "De stapel van de vorige keer ligt klaar." if count else ""
        match share.reach:
            case Reach.NONE:
                return "Geen gedeelde map met kaarten. Die stel je in met ‘stapelmap’ in het bestand instellingen.yaml."
            case Reach.HERE:
                return f"Gedeelde map met kaarten: {decks} uit {share.path}"
            case Reach.LOOKING:
                return f"Gedeelde map met kaarten: even kijken in {share.path}"
            case Reach.AWAY:
                return f"De gedeelde map {share.path} is er nu niet, of is leeg. {last}"
            case Reach.FULL:
                return f"De kaarten uit {share.path} passen niet op deze computer. Maak ruimte op de schijf. {last}"

    def lay_out(self) -> tuple[Problem, ...]:
        """Put the decks of the field on the shelf, as they are now; gives what is wrong with them."""
        program, shelf = self._program, self._program.shelf
        folder = program.files.folder
        wanted, files = with_own_cards(program.desk.session.present.mat, folder), deck_files(folder)
        cards, problems = read_cards(shelf, wanted, folder, self.memory, self.pictures.of)
        kinds, used = tuple(kind.id for kind in shelf.kinds), [files[name] for name in wanted if name in files]
        known = {path: self.memory.read(path, kinds) for path in used}
        told = {path: self.judged.of(path, read) for path, read in known.items()}
        program.desk.covers.remarks.put({**told, **misnamed_decks(folder)})
        shelf.cards.clear()
        shelf.cards.update(cards)
        shelf.newest = {(card.deck, card.source): card for lying in cards.values() for card in lying}
        self.warming.of(shelf.newest.values())
        return tuple(map(self._from_there, problems))

    def _reread(self, paths: frozenset[Path]) -> dict[Path, Read | None]:
        """On the thread that looks: read what changed, so that nobody waits for it; None for a deck that is gone."""
        kinds = tuple(kind.id for kind in self._program.shelf.kinds)
        for folder in {path.parent for path in paths if path.suffix.lower() not in _DECKS}:
            self.memory.look_again(folder)
        used = deck_files(self._program.files.folder).values()
        for path in used:
            self.judged.of(path, self.memory.read(path, kinds))  # those that did not change are at hand
        decks = sorted(path for path in paths if path.suffix.lower() in _DECKS)
        return {path: self.memory.read(path, kinds) if path.exists() else None for path in decks}

    def _came(self, news: Mapping[Path, Read | None]) -> None:
        """Show the decks as they are now, and say once what is wrong with those that changed."""
        before = self._program.shelf.cards.copy()
        self.lay_out()
        if before != self._program.shelf.cards:
            self._refresh_tray()
        self._refresh_home()
        self._tell(news)
        self._program.desk.on_change()

    def _picture_came(self, told: str) -> None:
        """A picture of a card is ready, or cannot be used."""
        self.lay_out()
        self._refresh_tray()
        if told:
            self._program.desk.tell(told, problem=True)
        self._program.desk.on_change()

    def _refresh_tray(self) -> None:
        """The open tray shows the cards of now, as far as it was scrolled; a card that was picked is the one of now."""
        desk = self._program.desk
        if desk.tray is not None and desk.shelf.kind(desk.tray.kind.id) is not None:
            desk.tray = replace(desk.tray, cards=desk.shelf.dealt(desk.session.present.mat, desk.tray.kind.id), turn=desk.tray.turn + 1)
            desk.tray.remarks = len(desk.covers.remarks.found)
        if desk.picked is not None and desk.picked.deck:
            desk.picked = desk.shelf.newest.get((desk.picked.deck, desk.picked.source), desk.picked)

    def _refresh_home(self) -> None:
        """The start screen shows the decks there are now."""
        office, home = self._program, self._program.desk.covers.page
        if isinstance(home, Home):
            home.fields = tuple(with_own_decks(mat, office.files.folder) for mat in home.fields)
            home.piles = office.piles(home.mat_in_full())

    def _tell(self, news: Mapping[Path, Read | None]) -> None:
        desk = self._program.desk
        for path, read in news.items():
            old = self._told.pop(path.stem, "")
            desk.notices = tuple(notice for notice in desk.notices if notice.text != old)
            if isinstance(desk.covers.page, Maker):
                continue  # there the problems stand beside the cards
            if read is None:
                self._tell_gone(path)
            elif read.problems:
                text = self._told[path.stem] = _about(read, self._from_there(read.problems[0]))
                desk.tell(text, problem=True)

    def _from_there(self, problem: Problem) -> Problem:
        """A problem in a copy, with the file that it was copied from: there it is to be changed."""
        share, here = self.shared.path, str(shared_folder(self._program.files.folder))
        if share is None or not problem.where.file.startswith(here):
            return problem
        return replace(problem, where=replace(problem.where, file=str(share) + problem.where.file.removeprefix(here)))

    def _tell_gone(self, path: Path) -> None:
        desk = self._program.desk
        if path.stem in deck_files(self._program.files.folder):
            return  # another one lies in its place now
        if any(isinstance(item, Card) and item.deck == path.stem for item in desk.session.present.items):
            desk.tell(f"De stapel ‘{path.stem}’ is weggehaald. De kaarten op het veld blijven liggen.")


def _about(read: Read, first: Problem) -> str:
    """The first thing that is wrong, how much more there is, and what lies on the table meanwhile."""
    more = len(read.problems) - 1
    also = "" if not more else " Er is nog iets niet in orde." if more == 1 else f" Er zijn nog {more} dingen niet in orde."
    kept = " Tot die tijd liggen de kaarten van eerder op tafel." if read.kept and read.deck is not None else ""
    return f"{first}{also}{kept}"
