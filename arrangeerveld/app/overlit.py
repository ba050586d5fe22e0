"""The line that lights a zone, and over it again the pixels of the ground of what lies on that edge: the line runs under it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from kivy.graphics import Color, InstructionGroup, Mesh
from PIL import Image

from arrangeerveld.app.glass import Ground, Quad
from arrangeerveld.app.screen import Screen
from arrangeerveld.core.board import Item, area_of
from arrangeerveld.core.colours import FOCUS
from arrangeerveld.core.geometry import Point, Size, out_of
from arrangeerveld.core.marks import Face, shifted_panel
from arrangeerveld.core.mat import Mat, Shape, Zone
from arrangeerveld.core.matface import zone_panel
from arrangeerveld.paint.fonts import Typeface
from arrangeerveld.paint.tiles import punched, tile

if TYPE_CHECKING:
    from arrangeerveld.app.desk import Desk

LINE = 6.0  # mm that the line reaches into its zone
_BOXES = {Shape.RECTANGLE, Shape.ROUNDED}


@dataclass(slots=True)
class _Lying:
    """An item, on the lines of which zones it may lie as far as that was asked, and its corners once they were shown."""

    item: Item
    on: dict[str, bool] = field(default_factory=dict)
    corners: tuple[float, ...] = ()


class OverLit:
    """The pieces of the ground as one mesh, made again only when other zones are lit, or something else lies on their edges."""

    def __init__(self) -> None:
        self.group, self._mesh = InstructionGroup(), Mesh(mode="triangles")
        self._shown: object = ()
        self._items: tuple[Item, ...] = ()
        self._mat: Mat | None = None
        self._under: object = None
        self._lying: dict[int, _Lying] = {}  # by identity of the item, which is kept in it
        self.group.add(Color(1, 1, 1, 1))
        self.group.add(self._mesh)

    def show(self, zones: Iterable[Zone], desk: Desk, ground: Ground) -> None:
        """Show what lies on the edges of these zones over their lines."""
        lit, items = tuple(zones), desk.session.present.items
        away = desk.session.held() if lit else frozenset[str]()
        if items is self._items and (lit, away, desk.screen) == self._shown:
            return
        self._shown, self._items = (lit, away, desk.screen), items
        seen = [one for one in self._known(desk, ground) if one.item.id not in away and _on_any(one, lit)] if lit else []
        for one in seen:
            one.corners = one.corners or tuple(_corners(one.item, desk, ground))
        self._mesh.texture = ground.rectangle.texture
        self._mesh.vertices = list(chain.from_iterable(one.corners for one in seen))
        self._mesh.indices = [4 * i + corner for i in range(len(seen)) for corner in (0, 1, 2, 0, 2, 3)]

    def _known(self, desk: Desk, ground: Ground) -> list[_Lying]:
        """The items of the board, each with what was worked out before as long as it lies there."""
        items, mat = desk.session.present.items, desk.session.present.mat
        before = self._lying if self._mat is mat and self._under == (desk.screen, ground) else {}
        self._mat, self._under = mat, (desk.screen, ground)
        self._lying = {id(item): before.get(id(item)) or _Lying(item) for item in items}
        return list(self._lying.values())


def lit_quad(zone: Zone, mat: Mat, screen: Screen, type_: Typeface) -> Quad:
    """A lit zone: a bright edge just inside it, under the zones that lie over it."""
    x, top = screen.pixel(screen.from_mat(Point(zone.place.x, zone.place.y)))
    h = round(zone.place.h * screen.scale)
    return Quad(("licht", zone, screen.scale), lambda: _picture(zone, mat, screen.scale, type_), (round(x), round(top) - h), alpha=0.95)


def _picture(zone: Zone, mat: Mat, scale: float, type_: Typeface) -> Image.Image:
    dx, dy = -zone.place.x, -zone.place.y
    face = Face(Size(zone.place.w, zone.place.h), (shifted_panel(zone_panel(zone, "", FOCUS, 5.0), dx, dy),))
    image = tile(face, scale, type_)
    for other in mat.zones[mat.zones.index(zone) + 1 :]:
        if other.place.meets(zone.place):
            image = punched(image, shifted_panel(zone_panel(other, ""), dx, dy), scale)
    return image


def _on_any(lying: _Lying, zones: Iterable[Zone]) -> bool:
    for zone in zones:
        on = lying.on.get(zone.id)
        if on is None:
            on = lying.on[zone.id] = on_edge(lying.item, zone)
        if on:
            return True
    return False


def on_edge(item: Item, zone: Zone) -> bool:
    """Whether an item may lie on the line along the edge of a zone."""
    place = area_of(item)
    return place.meets(zone.place) and not (zone.shape in _BOXES and _inside(place, zone))


def _inside(place: tuple[float, float, float, float], zone: Zone) -> bool:
    x, y, w, h = place
    room = zone.place.grown(-LINE)
    return room.x <= x and room.y <= y and x + w <= room.right and y + h <= room.bottom


def _corners(item: Item, desk: Desk, ground: Ground) -> Iterator[float]:
    """The corners of an item, turned as it is: each where it is on the glass (x, y) and in the picture of the ground (u, v)."""
    screen, texture = desk.screen, ground.rectangle.texture
    left, foot = ground.rectangle.pos
    wide, high = texture.size
    u, low, u_end, _, _, up = texture.tex_coords[:6]
    for across, down in ((-0.5, 0.5), (0.5, 0.5), (0.5, -0.5), (-0.5, -0.5)):
        x, y = screen.pixel(screen.from_mat(out_of(item.pose, Point(item.size.w * across, item.size.h * down))))
        yield from (x, y, u + (u_end - u) * (x - left) / wide, low + (up - low) * (y - foot) / high)
