"""What the Tab key reaches, in reading order: what lies on the mat, then the controls that are open; what covers the table, alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from arrangeerveld.app import intakepage, keyboard, makerfingers, rowlist, signbar, tray
from arrangeerveld.app.controls import Control
from arrangeerveld.app.home import Home
from arrangeerveld.app.intake import Intake
from arrangeerveld.app.maker import Maker
from arrangeerveld.app.writers import lying
from arrangeerveld.core.geometry import Point, Rect
from arrangeerveld.core.reading import in_reading_order

if TYPE_CHECKING:
    from arrangeerveld.app.desk import Desk

ITEM = "stuk:"
"""How the name of a stop begins that is an item; the others are named after their action."""
ITEMS = "stukken"
KEY = "toetsenbord"
"""How the name of a stop begins that is a key of a keyboard of the screen, and the group of such a keyboard."""
TRAY = "lade"
_QUIET = {
    "dock",
    "lade",
    "rij",
    "blad",
    "vlak",
    "balk",
    "toets",
    "wachtzin-toets",
    "lijst",
}  # surfaces; the bar has buttons, keyboards on the screen a real one
_PLACED = {"enlarged", "frame", "cards", "rings", "dock", "notices", "page", "curtain", "touchtest", "bin", "keyboards", "typing"}
_AT_HOME = {"verder": 0, "open": 1, "maker": 2, "print": 3, "instellingen": 4, "veld": 5, "dek": 6, "begin": 7}
"""The start screen from the left to the right, and then its foot."""


class Stop(NamedTuple):
    """One place to be: its name, the group in which the arrow keys go about, and where it is on the screen, turned so many degrees."""

    name: str
    group: str
    place: Rect
    turn: float = 0.0


def stops(desk: Desk) -> tuple[Stop, ...]:
    """All of them, in the order of the Tab key; each name once."""
    piles = desk.layers().piles
    found: dict[str, Stop] = {}
    for stop in _ordered(desk, piles):
        found.setdefault(stop.name, stop)
    return tuple(found.values())


def _ordered(desk: Desk, piles: Mapping[str, tuple[Control, ...]]) -> Iterator[Stop]:
    if desk.covers.curtain:
        yield from _named("curtain", piles["curtain"])
    elif desk.touchtest is not None:
        yield from _named("touchtest", piles["touchtest"])
    elif desk.covers.page is not None:
        yield from _page(desk, piles["page"])
        yield from _tray(desk, piles)
        yield from _named("wipe", piles["wipe"])
        yield from _named("notices", piles["notices"])
    else:
        yield from _items(desk)
        yield from (Stop(name, "rows", place) for name, place in rowlist.places(desk))
        yield from _named("enlarged", piles["enlarged"])
        yield from _tray(desk, piles)
        for name in piles.keys() - _PLACED:
            yield from _named(name, piles[name])
        yield from _named("rings", piles["rings"])
        yield from _named("dock", sorted(piles["dock"], key=lambda one: (one.place.y >= desk.screen.dock.y, one.place.x)))
        yield from _named("notices", piles["notices"])


def _named(group: str, controls: Iterable[Control]) -> Iterator[Stop]:
    for control in controls:
        if reached(control):
            yield Stop(control.action, group, control.place)


def reached(control: Control) -> bool:
    """Whether Tab comes to a control: it does something, and is no surface."""
    return bool(control.action) and not control.action.endswith(":") and control.action.partition(":")[0] not in _QUIET


def _items(desk: Desk) -> Iterator[Stop]:
    """Items where they are now, in hand or open too; what is being written for the first time comes last."""
    session, screen = desk.session, desk.screen
    held = {item.id: pose for _, item, pose in session.drags()}
    open_ = {item.id: lying(item, work, screen, session, desk.means) for _, item, work in session.writings()}
    for item in in_reading_order(session.present):
        pose = held.get(item.id, item.pose)
        x, y = screen.from_mat(pose.centre)
        flat = Rect(x - item.size.w / 2, y - item.size.h / 2, *item.size)
        yield Stop(ITEM + item.id, ITEMS, open_.get(item.id, flat), 0.0 if item.id in open_ else pose.turn)
        yield from _typing(desk, item.id)
    for item_id, place in open_.items():
        yield Stop(ITEM + item_id, ITEMS, place)
        yield from _typing(desk, item_id)


def _typing(desk: Desk, item_id: str) -> Iterator[Stop]:
    """The bar or the keyboard of who writes on an item."""
    writer = next((str(who) for who, item, _ in desk.session.writings() if item.id == item_id), "")
    board = desk.writers.boards.get(writer)
    if writer and writer == desk.writers.real:
        yield from _named("typing", signbar.controls(desk))
    elif board is not None:
        for number, place in enumerate(keyboard.places(board.look, board.place)):
            yield Stop(key_name(writer, number), f"{KEY}:{writer}", place)


def key_name(writer: str, number: int) -> str:
    """The name of a key of somebody's keyboard on the screen, whatever stands on it now."""
    return f"{KEY}:{writer}#{number}"


def by_tab(found: Iterable[Stop], here: str) -> list[str]:
    """The names of the stops where Tab comes: of a keyboard of the screen one key, the first, or the one where it is."""
    inside = here.rpartition("#")[0] if here.startswith(KEY) else ""

    def comes(name: str) -> bool:
        board, _, number = name.rpartition("#")
        return not name.startswith(KEY) or (name == here if board == inside else number == "0")

    return [stop.name for stop in found if comes(stop.name)]


def _tray(desk: Desk, piles: Mapping[str, tuple[Control, ...]]) -> Iterator[Stop]:
    """The head of the tray, and all its cards, also those that are scrolled out of sight."""
    if desk.tray is None:
        return
    yield from (stop._replace(group=TRAY) for stop in _named(TRAY, sorted(piles["frame"], key=lambda one: one.place.x)))
    for card, spot in tray.all_places(desk.tray, desk.screen):
        yield Stop(f"kaart:{card.source}", TRAY, spot)


def _page(desk: Desk, controls: tuple[Control, ...]) -> Iterator[Stop]:
    page = desk.covers.page
    found = list(_named("page", controls))
    if isinstance(page, Maker):
        rest = [stop for stop in found if not stop.name.startswith(makerfingers.SCROLLED)]
        listed = [Stop(name, "page", place) for name, place in makerfingers.hidden(page, desk.screen)]
        found = [*listed, *rest] if page.choosing else [*rest, *listed]  # a long list of cards comes after the form
    if isinstance(page, Intake) and not page.seen:
        names = dict(intakepage.tiles(page, desk.screen))
        found = [*(Stop(name, "page", place) for name, place in names.items()), *(stop for stop in found if stop.name not in names)]
    if isinstance(page, Home):
        fields = [Stop(f"veld:{mat.id}", "page", place) for mat, place in page.places(desk.screen)]
        rest = [stop for stop in found if not stop.name.startswith("veld:")]
        found = sorted([*rest, *fields], key=lambda stop: _AT_HOME.get(stop.name.partition(":")[0], 0))
    yield from found


def reveal(desk: Desk, stop: Stop) -> None:
    """Scroll what holds a stop until it is seen."""
    if stop.group == TRAY and desk.tray is not None and stop.name.startswith("kaart:"):
        row = tray.row(desk.screen)
        by = max(0.0, stop.place.right + tray.PAD - row.right) + min(0.0, stop.place.x - tray.PAD - row.x)
        desk.tray.scroll(by, row.w)
    elif stop.group == "rows":
        if stop.name.startswith("afspraak:rij="):
            rowlist.reveal(desk, stop.place)
    elif isinstance(desk.covers.page, Maker):
        makerfingers.reveal(desk.covers.page, desk.screen, stop.name)
    elif isinstance(desk.covers.page, Intake):
        intakepage.reveal(desk.covers.page, desk.screen, stop.name)
    elif isinstance(desk.covers.page, Home) and stop.name.startswith("veld:"):
        desk.covers.page.reveal(desk.screen, stop.place)


def outline(stop: Stop, screen: Rect, out: float) -> tuple[Rect, float]:
    """The place of the ring around a stop, `out` mm outside it but on the screen, and its turn."""
    around = stop.place.grown(out)
    if stop.turn:
        return around, stop.turn
    left, top = max(around.x, screen.x), max(around.y, screen.y)
    return Rect(left, top, min(around.right, screen.right) - left, min(around.bottom, screen.bottom) - top), 0.0


def nearest(found: Iterable[Stop], point: Point) -> Stop | None:
    """The stop whose middle is nearest to a point."""
    return min(found, key=lambda one: (one.place.centre.x - point.x) ** 2 + (one.place.centre.y - point.y) ** 2, default=None)
