"""What the buttons of the card maker do, and how it is opened and left."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from arrangeerveld.app import makercards, makertongues, makertyping
from arrangeerveld.app.maker import Maker
from arrangeerveld.app.makerreading import again, drop, look_for_decks, read
from arrangeerveld.app.makersaving import change, save
from arrangeerveld.core.problems import Refused

if TYPE_CHECKING:
    from arrangeerveld.app.desk import Desk


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
        maker = desk.covers.maker = Maker(desk.shelf.kinds, picture_of=desk.shelf.picture_of)
    desk.covers.page = maker
    look_for_decks(desk, maker)


# decks


def _choose(desk: Desk, maker: Maker, _: str) -> None:
    """Back to the decks."""
    if _stuck(desk, maker):
        return
    maker.choosing, maker.naming, maker.offset, maker.search = True, None, 0.0, ""
    look_for_decks(desk, maker)


def _open(desk: Desk, maker: Maker, path: str) -> None:
    read(desk, maker, Path(path))


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
            read(desk, maker, path, lambda: desk.tell(f"‘{name}’ ligt klaar. Maak nu de eerste kaart met Nieuw."))
        desk.on_change()

    desk.office.work(make, done)


def _kind(desk: Desk, maker: Maker, kind: str) -> None:
    if maker.naming is not None:
        maker.kind = kind
    elif maker.sheet is not None:
        from arrangeerveld.files.deckediting import with_head  # noqa: PLC0415

        change(desk, maker, "soort", lambda sheet: with_head(sheet, "soort", kind), maker.at)


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
    "lees": again,
    "bewaar": _save,
    "vervallen": drop,
    "nieuwe": _fresh_deck,
    "maak": _make_deck,
    "soort": _kind,
    "kaart": makercards.look_at,
    "zelf": makercards.look_at_deck,
    "nieuw": makercards.new,
    "kopie": makercards.copy,
    "weg": makercards.remove,
    "op": lambda desk, maker, _: makercards.move(desk, maker, -1),
    "neer": lambda desk, maker, _: makercards.move(desk, maker, 1),
    "domein": makercards.domain,
    "taal": makertongues.choose,
    "terug": lambda desk, maker, _: makercards.step(desk, maker, back=True),
    "weer": lambda desk, maker, _: makercards.step(desk, maker, back=False),
    "klaar": _leave,
    "schrijf": makertyping.open_field,
}
"""What each word does."""
