"""All that lies still on the mat, as one picture that is repainted only where something changed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterable
from itertools import zip_longest

from PIL import Image

from arrangeerveld.core.board import Board, Item, Kind, area_of
from arrangeerveld.core.faces import SHADOW_MARGIN, face_key, item_face, kind_of
from arrangeerveld.core.geometry import Rect
from arrangeerveld.core.marks import Means
from arrangeerveld.core.session import Scene
from arrangeerveld.paint.fonts import Typeface
from arrangeerveld.paint.inksheet import InkSheet
from arrangeerveld.paint.mat import bare_mat
from arrangeerveld.paint.tiles import Box, Tiles, pixels, tile

COVERED = 12.0  # mm from its edge at which the paper of an unturned item hides all that lies under it
_NOTHING = Scene((), (), frozenset(), ())
_WHOLE = 0.6  # part of the mat from which one whole repaint is cheaper than many small ones


class Layer:
    """The picture of a mat at a scale (pixels per mm), kept up to date with the board."""

    def __init__(  # noqa: PLR0917
        self, board: Board, means: Means, type_: Typeface, tiles: Tiles, scale: float, bare: Image.Image | None = None
    ) -> None:
        self.scale = scale
        self._board = board
        self._means, self._type, self._tiles = means, type_, tiles
        self._scene = _NOTHING
        self._places: dict[int, tuple[Item, tuple[float, float, float, float]]] = {}  # by identity, beside the item itself
        self._bare = bare or self._paint_mat()
        self.image = self._bare.copy()
        self._sheet = InkSheet(self.image.size, scale)
        self._wet: InkSheet | None = None  # what is being written, apart: it grows without drawing the dry ink under it again
        self.repainted = 0  # items pasted since the beginning, for tests and benchmarks

    @property
    def size(self) -> tuple[int, int]:
        """In pixels."""
        return self.image.size

    def show(self, board: Board, scene: Scene) -> tuple[Box, ...]:
        """Paint what changed since the last time; gives the repainted places in pixels."""
        if _mat_differs(board, self._board):
            self._board = board
            self._bare = self._paint_mat()
            changed: list[Rect] = [board.mat.area]
        else:
            changed = _changed_items(self._scene, scene)
            self._board = board
        changed += self._changed_ink(scene)
        self._scene = scene
        boxes = self._boxes(changed)
        for box in boxes:
            self._repaint(box)
        return boxes

    def sprite(self, item: Item) -> Image.Image:
        """The tile of an item, unturned, with its margin."""
        kind = kind_of(self._board, item)
        key: Hashable = (face_key(item), kind, self.scale)
        return self._tiles.get(key, lambda: tile(item_face(item, kind, self._means), self.scale, self._type))

    def _paint_mat(self) -> Image.Image:
        return bare_mat(self._board, self._means, self._type, self.scale)

    def _boxes(self, changed: Iterable[Rect]) -> tuple[Box, ...]:
        """The places to repaint as boxes of pixels inside the picture, overlapping ones joined."""
        width, height = self.size
        boxes: list[Box] = []
        for place in changed:
            left, top, right, bottom = pixels(place, self.scale)
            box = max(0, left - 1), max(0, top - 1), min(width, right + 1), min(height, bottom + 1)
            if box[0] < box[2] and box[1] < box[3]:
                boxes = _joined(boxes, box)
        if sum((right - left) * (bottom - top) for left, top, right, bottom in boxes) > _WHOLE * width * height:
            return ((0, 0, width, height),)
        return tuple(boxes)

    def _repaint(self, box: Box) -> None:
        """Paint one place afresh: the bare mat, the items that lie there from the bottom up, the ink over them."""
        patch = self._bare.crop(box)
        for item in self._seen(box):
            image, (x, y) = self._lying(item)
            patch.paste(image, (x - box[0], y - box[1]), image)
            self.repainted += 1
        for sheet in (self._sheet, *((self._wet,) if self._scene.wet and self._wet else ())):
            ink = sheet.image.crop(box)
            if ink.getbbox():
                patch.paste(ink, (0, 0), ink)
        self.image.paste(patch, box[:2])

    def _seen(self, box: Box) -> list[Item]:
        """The items that can be seen in a box of pixels, from the bottom up; those under one that covers all of it cannot."""
        scale = self.scale
        left, top, right, bottom = box[0] / scale, box[1] / scale, box[2] / scale, box[3] / scale
        found: list[Item] = []
        places = self._places
        for item in reversed(self._scene.items):
            known = places.get(id(item))
            if known is None or known[0] is not item:
                reach = _reach(item)
                known = places[id(item)] = item, (reach.x, reach.y, reach.right, reach.bottom)
            x, y, x2, y2 = known[1]
            if x < right and y < bottom and x2 > left and y2 > top and item.id not in self._scene.hidden:
                found.append(item)
                out = SHADOW_MARGIN + COVERED
                if not item.pose.turn and x + out <= left and y + out <= top and x2 - out >= right and y2 - out >= bottom:
                    break
        if len(places) > 2 * len(self._scene.items) + 64:
            self._places = {id(item): places[id(item)] for item in self._scene.items if id(item) in places}
        return found[::-1]

    def _lying(self, item: Item) -> tuple[Image.Image, tuple[int, int]]:
        """The pixels of an item as it lies, and where their top left is."""
        x, y, turn = item.pose
        if not turn:
            return self.sprite(item), corner(item, self.scale)
        kind = kind_of(self._board, item)
        key: Hashable = ("gedraaid", face_key(item), kind, turn, self.scale)
        image = self._tiles.get(key, lambda: self._turned(item, kind, turn))
        return image, (round(x * self.scale - image.width / 2), round(y * self.scale - image.height / 2))

    def _turned(self, item: Item, kind: Kind | None, turn: float) -> Image.Image:
        """A turned tile: turned at twice its size, since a sharper filter draws bright lines along its edges."""
        large = tile(item_face(item, kind, self._means), self.scale * 2, self._type)
        return large.rotate(-turn, Image.Resampling.BILINEAR, expand=True).reduce(2)

    def _changed_ink(self, scene: Scene) -> list[Rect]:
        old = self._scene
        changed: list[Rect] = []
        if scene.ink is not old.ink or scene.cuts != old.cuts:
            changed += self._sheet.show(scene.dry())
        if scene.wet != old.wet:
            self._wet = self._wet or InkSheet(self.size, self.scale)
            changed += self._wet.show(scene.wet)
        return changed


def corner(item: Item, scale: float) -> tuple[int, int]:
    """Where the top left pixel of an unturned item's tile lies, its margin included."""
    size, out = item.size, round(SHADOW_MARGIN * scale)
    w, h = round(size.w * scale), round(size.h * scale)
    return round(item.pose.x * scale - w / 2) - out, round(item.pose.y * scale - h / 2) - out


def picture(board: Board, means: Means, type_: Typeface, width: int) -> Image.Image:
    """A whole board as a picture `width` pixels wide: exactly the mat, nothing of the program around it."""
    layer = Layer(board, means, type_, Tiles(), width / board.mat.size.w)
    layer.show(board, Scene(board.items, board.ink, frozenset(), ()))
    return layer.image


def _reach(item: Item) -> Rect:
    return area_of(item).grown(SHADOW_MARGIN)


def _mat_differs(a: Board, b: Board) -> bool:
    return a.mat is not b.mat or a.about is not b.about or a.agreements is not b.agreements or a.kinds is not b.kinds


def _changed_items(old: Scene, new: Scene) -> list[Rect]:
    """The places of the items that came, went, changed, or lie higher or lower in the stack than before."""
    changed: list[Rect] = []
    if old.items is not new.items:
        before, after = {id(item): item for item in old.items}, {id(item): item for item in new.items}
        moved = [item for key, item in before.items() if key not in after] + [item for key, item in after.items() if key not in before]
        moved += _reordered([i for i in old.items if id(i) in after], [i for i in new.items if id(i) in before])
        changed += [_reach(item) for item in moved]
    if old.hidden != new.hidden:
        turned = old.hidden ^ new.hidden
        changed += [_reach(item) for item in new.items if item.id in turned]
    return changed


def _reordered(old: list[Item], new: list[Item]) -> list[Item]:
    """The fewest items that explain a new stacking order: those outside the longest run that kept its order."""
    if all(a is b for a, b in zip_longest(old, new)):
        return []
    rank = {id(item): i for i, item in enumerate(old)}
    ends: list[int] = []
    kept: list[int] = []
    for item in new:
        at = bisect_left(ends, rank[id(item)])
        ends[at : at + 1] = [rank[id(item)]]
        kept.append(at)
    length, stay = len(ends) - 1, set[int]()
    for i in range(len(new) - 1, -1, -1):
        if kept[i] == length:
            stay.add(i)
            length -= 1
    return [item for i, item in enumerate(new) if i not in stay]


def _joined(boxes: list[Box], box: Box) -> list[Box]:
    """Add a box; those that overlap it become one with it when that costs little extra paint."""
    rest: list[Box] = []
    for other in boxes:
        both = min(box[0], other[0]), min(box[1], other[1]), max(box[2], other[2]), max(box[3], other[3])
        if _area(both) <= _area(box) + _area(other):
            box = both
        else:
            rest.append(other)
    return [*rest, box]


def _area(box: Box) -> int:
    return (box[2] - box[0]) * (box[3] - box[1])
