"""What happens in the card maker: opening decks, one step for each change, and writing every step by itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from arrangeerveld.app import makerlist, makertyping
from arrangeerveld.app.maker import DECK, Maker
from arrangeerveld.app.makersaving import NEW, change, kinds_of, save
from arrangeerveld.core.problems import Refused

if TYPE_CHECKING:
    from arrangeerveld.app.desk import Desk
    from arrangeerveld.files.deckediting import Sheet
    from arrangeerveld.files.deckfolder import Opened

_COPY = " (kopie)"
_LONGEST = 60  # characters of a title


def act(desk: Desk, value: str) -> None:
    """A tap in the card maker, or on the button that opens it: `woord` or `woord=waarde`."""
    word, _, what = value.partition("=")
    maker = desk.covers.maker
    if word == "open" or maker is None:
        open_page(desk)
        return
    if word != "schrijf":
        makertyping.finish(desk, maker)
    do = _ACTIONS.get(word)
    if do is not None:
        do(desk, maker, what)


def open_page(desk: Desk) -> None:
    """Show the card maker, with the decks there are; one with a step that could not be written is still open."""
    from arrangeerveld.app.covers import put_down_everything  # noqa: PLC0415 - that one knows this

    put_down_everything(desk)
    maker = desk.covers.maker
    if maker is None or maker.saved:
        maker = desk.covers.maker = Maker(desk.shelf.kinds)
    desk.covers.page = maker
    look_for_decks(desk, maker)


def look_for_decks(desk: Desk, maker: Maker) -> None:
    """Find out which decks there are."""
    from arrangeerveld.files.deckfolder import listed  # noqa: PLC0415 - the first time somebody wants to change a deck

    folder, kinds = desk.office.record_folder(), kinds_of(maker)

    def found(decks: object) -> None:
        maker.decks = decks  # type: ignore[assignment] # it comes through the worker
        desk.on_change()

    desk.office.work(lambda: listed(folder, kinds), found)


# decks


def _choose(desk: Desk, maker: Maker, _: str) -> None:
    """Back to the decks."""
    if _stuck(desk, maker):
        return
    maker.choosing, maker.naming, maker.offset, maker.search = True, None, 0.0, ""
    look_for_decks(desk, maker)


def _open(desk: Desk, maker: Maker, path: str) -> None:
    _read(desk, maker, Path(path))


def _read(desk: Desk, maker: Maker, path: Path, then: Callable[[], None] = lambda: None) -> None:
    """Read a deck and show it."""
    from arrangeerveld.files.deckfolder import opened  # noqa: PLC0415
    from arrangeerveld.files.deckkeeping import DeckFile  # noqa: PLC0415

    kinds = kinds_of(maker)

    def read() -> Opened | Refused:
        try:
            return opened(path, kinds)
        except Refused as refused:
            return refused

    def done(deck: Opened | Refused) -> None:
        if isinstance(deck, Refused):
            desk.tell(str(deck.problems[0]), problem=True)
        else:
            maker.open(deck, DeckFile(deck.path, deck.data))
            then()
        desk.on_change()

    desk.office.work(read, done)


def _again(desk: Desk, maker: Maker, _: str) -> None:
    """Take what is in the file now, and put in it what could not be written, as far as nobody else changed the same card."""
    if maker.file is None:
        return
    base, mine = maker.base, maker.sheet

    def back() -> None:
        lost = _put_back(desk, maker, base, mine)
        told = f" Alleen je verandering aan {lost} niet: die kaart is ook door een ander veranderd." if lost else ""
        desk.tell(f"De stapel is opnieuw gelezen, en jouw laatste stap staat er weer in.{told}", problem=bool(lost))

    _read(desk, maker, maker.file.path, back)


def _put_back(desk: Desk, maker: Maker, base: Sheet | None, mine: Sheet | None) -> str:
    """What could not be written becomes one step; gives the titles of cards that stay as another program wrote them."""
    from arrangeerveld.files.deckmerging import merged  # noqa: PLC0415 - hardly ever

    if base is None or mine is None or maker.sheet is None:
        return ""
    lost: list[str] = []

    def make(theirs: Sheet) -> Sheet:
        made, titles = merged(base, mine, theirs)
        lost.extend(f"‘{title}’" for title in titles)
        return made

    change(desk, maker, "opnieuw", make, maker.at)
    return ", ".join(lost)


def looked(desk: Desk) -> bool:
    """Once a second: a deck that another program wrote is read again, as long as nobody is busy with it. False: that comes later."""
    maker = desk.covers.maker
    if maker is None or maker.file is None or maker.looking or not _idle(desk, maker):
        return False
    file = maker.file

    def read(changed: object) -> None:
        maker.looking = False
        if changed and maker.file is file and _idle(desk, maker):
            told = "Een ander programma heeft deze stapel veranderd. Hij is opnieuw gelezen."
            _read(desk, maker, file.path, lambda: desk.tell(told))

    maker.looking = True
    desk.office.work(file.changed, read)
    return False


def _idle(desk: Desk, maker: Maker) -> bool:
    """Whether a deck lies open, all of it is in its file, and nobody writes."""
    return desk.covers.page is maker and not maker.choosing and maker.saved and maker.writing is None and maker.fresh is None


def _drop(desk: Desk, maker: Maker, _: str) -> None:
    """Leave out what could not be written, and look at what is in the file."""
    if maker.file is not None:
        _read(desk, maker, maker.file.path, lambda: desk.tell("Je laatste stap is vervallen. Dit staat er in het bestand."))


def _fresh_deck(desk: Desk, maker: Maker, _: str) -> None:
    maker.naming, maker.kind = "", maker.kind or "swv"
    makertyping.open_field(desk, maker, "deck")


def _make_deck(desk: Desk, maker: Maker, _: str) -> None:
    """Make the deck that was named."""
    from arrangeerveld.files.deckfolder import fresh_deck  # noqa: PLC0415

    name, kind = " ".join((maker.naming or "").split()), maker.kind
    if not name:
        desk.tell("Geef de stapel eerst een naam.")
        return
    folder, now = desk.office.record_folder(), desk.office.wall()

    def make() -> Path | Refused:
        try:
            return fresh_deck(folder, name, kind, now)
        except Refused as refused:
            return refused

    def done(path: Path | Refused) -> None:
        if isinstance(path, Refused):
            desk.tell(str(path.problems[0]), problem=True)
        else:
            _read(desk, maker, path, lambda: desk.tell(f"‘{name}’ ligt klaar. Maak nu de eerste kaart met Nieuw."))
        desk.on_change()

    desk.office.work(make, done)


def _kind(desk: Desk, maker: Maker, kind: str) -> None:
    if maker.naming is not None:
        maker.kind = kind
    elif maker.sheet is not None:
        from arrangeerveld.files.deckediting import with_head  # noqa: PLC0415

        change(desk, maker, "soort", lambda sheet: with_head(sheet, "soort", kind), maker.at)


# cards


def _look_at(desk: Desk, maker: Maker, number: str) -> None:
    at = int(number)
    if at < len(maker.cards):
        maker.fresh, maker.at = None, at
        makerlist.reveal(maker, desk.screen, at)


def _look_at_deck(desk: Desk, maker: Maker, _: str) -> None:  # noqa: ARG001 - all are called alike
    maker.fresh, maker.at = None, DECK


def _new(desk: Desk, maker: Maker, _: str) -> None:
    """A card after the one that is looked at; it comes into the deck as soon as it has a title."""
    from arrangeerveld.files.deckediting import Entry  # noqa: PLC0415

    if maker.sheet is None:
        return
    maker.search = ""
    if maker.at == DECK:
        maker.at = len(maker.cards) - 1
    maker.fresh = Entry()
    makerlist.reveal(maker, desk.screen, len(maker.cards))
    makertyping.open_field(desk, maker, "titel")


def _copy(desk: Desk, maker: Maker, _: str) -> None:
    from arrangeerveld.files.deckediting import with_copy  # noqa: PLC0415

    at, entry = maker.at, maker.entry
    if entry is not None and maker.fresh is None:
        title = f"{(entry.title or NEW)[: _LONGEST - len(_COPY)].rstrip()}{_COPY}"
        change(desk, maker, "kopie", lambda sheet: with_copy(sheet, at, title), at + 1)
        makerlist.reveal(maker, desk.screen, maker.at)


def _remove(desk: Desk, maker: Maker, _: str) -> None:
    from arrangeerveld.files.deckediting import without  # noqa: PLC0415

    at, entry = maker.at, maker.entry
    if maker.fresh is not None:
        maker.fresh = None
    elif entry is not None and change(desk, maker, "weg", lambda sheet: without(sheet, at), at):
        desk.tell(f"‘{entry.title or 'De kaart'}’ is weg. Met Terug komt ze weer terug.")


def _move(desk: Desk, maker: Maker, by: int) -> None:
    from arrangeerveld.files.deckediting import with_order  # noqa: PLC0415

    at = maker.at
    maker.search = ""
    if maker.fresh is None and 0 <= at + by < len(maker.cards):
        change(desk, maker, "volgorde", lambda sheet: with_order(sheet, at, by), at + by)
        makerlist.reveal(maker, desk.screen, maker.at)


def _domain(desk: Desk, maker: Maker, word: str) -> None:
    """Add a domain to the card, or take it away."""
    from arrangeerveld.files.deckediting import with_field, with_id  # noqa: PLC0415

    at, entry = maker.at, maker.entry
    if entry is None:
        return
    if maker.fresh is not None:
        desk.tell("Geef de kaart eerst een titel. Kies daarna waar ze bij past.")
        return
    words = tuple(one for one in entry.domains if one != word) if word in entry.domains else (*entry.domains, word)
    change(desk, maker, "past bij", lambda sheet: with_id(with_field(sheet, at, "domeinen", words), at), at)


def _step(desk: Desk, maker: Maker, *, back: bool) -> None:
    steps = maker.past if back else maker.future
    if maker.step(back=back):
        makerlist.reveal(maker, desk.screen, maker.at)
        desk.tell(f"{'Teruggenomen' if back else 'Weer gedaan'}: {steps[-1].label}.")
        save(desk, maker)


# the file


def _save(desk: Desk, maker: Maker, _: str) -> None:
    save(desk, maker)


def _stuck(desk: Desk, maker: Maker) -> bool:
    """Whether a step could not be written: then the deck stays open until somebody chose what to do."""
    stuck = maker.kept is not None and maker.kept.trouble is not None and not maker.saved
    if stuck:
        desk.tell("Deze stapel is nog niet bewaard. Kies rechts eerst wat je daarmee wilt.", problem=True)
    return stuck


def _leave(desk: Desk, maker: Maker, _: str) -> None:
    """Back to the start screen, where the decks are read again."""
    if _stuck(desk, maker):
        return
    desk.office.decks_changed()
    desk.covers.go_home(desk)


def finish(desk: Desk) -> None:
    """The program ends: what is being written in a deck comes into its file too."""
    maker = desk.covers.maker
    if maker is not None:
        makertyping.finish(desk, maker)
        if not maker.saved:
            save(desk, maker)


_ACTIONS: dict[str, Callable[[Desk, Maker, str], None]] = {
    "stapels": _choose,
    "stapel": _open,
    "lees": _again,
    "bewaar": _save,
    "vervallen": _drop,
    "nieuwe": _fresh_deck,
    "maak": _make_deck,
    "soort": _kind,
    "kaart": _look_at,
    "zelf": _look_at_deck,
    "nieuw": _new,
    "kopie": _copy,
    "weg": _remove,
    "op": lambda desk, maker, _: _move(desk, maker, -1),
    "neer": lambda desk, maker, _: _move(desk, maker, 1),
    "domein": _domain,
    "terug": lambda desk, maker, _: _step(desk, maker, back=True),
    "weer": lambda desk, maker, _: _step(desk, maker, back=False),
    "klaar": _leave,
    "schrijf": makertyping.open_field,
}
"""What each word does."""
