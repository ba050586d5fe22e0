"""All that lies still on the mat, as one picture that is repainted only where something changed."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable

from PIL import Image

from arrangeerveld.core.board import Board, Item, Kind
from arrangeerveld.core.faces import SHADOW_MARGIN, face_key, kind_of
from arrangeerveld.core.geometry import Point
from arrangeerveld.core.marks import Means
from arrangeerveld.core.pictures import PictureData
from arrangeerveld.core.session import Scene
from arrangeerveld.core.stepface import unmarked
from arrangeerveld.core.tags import tagging
from arrangeerveld.paint.boxes import Box, area, common, joined, merged
from arrangeerveld.paint.differing import changed_items, mat_differs, signed_otherwise
from arrangeerveld.paint.fonts import Typeface
from arrangeerveld.paint.heap import Placed, corner, reach_of, seen
from arrangeerveld.paint.inksheet import InkSheet, at_once, lay_ink, never
from arrangeerveld.paint.mat import bare_mat, mat_again
from arrangeerveld.paint.packing import Work
from arrangeerveld.paint.plate import Plate
from arrangeerveld.paint.runs import Runs
from arrangeerveld.paint.sound import sound_tile
from arrangeerveld.paint.tiles import Tiles, pixels, tile_key
from arrangeerveld.paint.under import laid_under
from arrangeerveld.paint.wetink import WetInk

SPARE = 1.25  # times the tiles of all that lies there
_NOTHING = Scene((), (), frozenset(), ())
WHOLE = 0.6  # part of the mat from which one whole repaint is cheaper than many small ones
MOST = 4  # times the mat: of places that make up more, it is not even looked at how they overlap


class Layer:
    """The picture of a mat at a scale (pixels per mm), kept up to date with the board."""

    def __init__(  # noqa: PLR0917
        self, board: Board, means: Means, type_: Typeface, tiles: Tiles, scale: float, bare: Image.Image | None = None
    ) -> None:
        """A `bare` mat that was painted already is the layer's from now on."""
        self.scale = scale
        self._board = board
        self._tags = tagging(board)
        self._under: PictureData | None = None  # an earlier board, pale under all
        self._stale = False  # whether the bare mat must be painted again
        self._means, self._type, self._tiles = means, type_, tiles
        self._scene = _NOTHING
        self._places: dict[int, Placed] = {}  # by identity, beside the item itself
        self._heap: tuple[Scene, list[Placed]] = _NOTHING, []  # what lies there in a scene
        self._bare = Plate(bare or self._paint_mat())
        self._shown = self._bare.copy()
        self._dry: Plate | None = None  # the same picture without wet ink, while somebody writes
        runs = Runs(scale)
        self._sheet, self._wet = InkSheet(self.size, runs), WetInk(runs)
        self.broken: list[Item] = []  # what could not be drawn, and is a grey box
        self.repainted = 0  # items pasted since the beginning, for tests and benchmarks

    @property
    def size(self) -> tuple[int, int]:
        """In pixels."""
        return self._bare.size

    @property
    def image(self) -> Image.Image:
        """All that lies there, in one piece."""
        return self._shown.image

    def crop(self, box: Box) -> Image.Image:
        """What lies in a box of pixels inside the picture."""
        return self._shown.crop(box)

    @property
    def weight(self) -> int:
        """The bytes that its pictures take now."""
        return self._tiles.weight + sum(part.weight for part in (self._bare, self._shown, self._dry, self._sheet) if part)

    def wake(self, at: Point) -> None:
        """A finger comes down at a place on the mat: unpack what it takes to lift what lies there, before that is shown."""
        x, y = at.x * self.scale, at.y * self.scale
        reaches = (placed.reach for placed in reversed(self._placed()))
        reach = next((box for box in reaches if box[0] <= x < box[2] and box[1] <= y < box[3]), None)
        if not reach or not self._shown.asleep(reach):
            return
        for item, _ in seen(reach, self._placed(), self.scale):
            self._lying(item)
        for plate in (self._bare, self._sheet.plate, self._shown):
            plate.wake(reach)

    def rest(self) -> Work:
        """Pack what takes room, a little a step; for when nobody has touched anything for a while."""
        if not self._scene.wet:
            self._dry = None
        yield from self._tiles.rest()
        yield from self._sheet.rest()
        for plate in (self._bare, self._shown):
            yield from plate.rest()

    @property
    def due(self) -> bool:
        """Whether some ink is to be repainted yet: with the next `show`, also of the same scene."""
        return self._sheet.due

    def show(self, board: Board, scene: Scene, enough: Callable[[], bool] = never) -> tuple[Box, ...]:
        """Paint what changed since the last time; gives the repainted places in pixels.

        Where much ink is to be drawn again, some of it is put off when `enough` says so, and all but the first of it while items
        and lines come and go. Nothing else is.
        """
        was, places = self._board, changed_items(self._scene, scene)
        self._board = board
        repainted = self._bring_mat(was) if self._stale or mat_differs(board, was) else ()
        places += signed_otherwise(board, was)
        changed = [*repainted, *(pixels(place.grown(1 / self.scale), self.scale) for place in places)]
        if len(scene.items) != len(self._scene.items):
            self._tiles.make_room(_room(scene.items, self.scale))
        stepped = bool(places) or scene.ink is not self._scene.ink
        changed += self._changed_ink(scene, at_once if stepped and enough is not never else enough)
        written = self._wet.show(scene.wet) if scene.wet != self._scene.wet else []
        boxes = self._boxes(changed)
        if (0, 0, *self.size) not in boxes:  # then all is painted anyhow
            written += self._lay_over()
        self._scene = scene
        if scene.wet and self._dry is None:
            self._dry = self._shown.copy()
        return self._paint(boxes, self._boxes(written))

    def _paint(self, changed: tuple[Box, ...], written: tuple[Box, ...]) -> tuple[Box, ...]:
        """Repaint the places where something else lies, and those where only what is being written differs."""
        for box in changed:
            patch = self._repainted(box)
            if self._dry is not None:
                self._dry.paste(patch, box)
            self._wet.lay(patch, box)
            self._shown.paste(patch, box)
        rest = tuple(box for box in written if not any(common(box, other) == box for other in changed))
        for box in rest:
            patch = (self._dry or self._shown).crop(box)
            self._wet.lay(patch, box)
            self._shown.paste(patch, box)
        return changed + rest

    def _lay_over(self) -> list[Box]:
        """Lay new lines over the dry picture; gives the places where that is to be seen."""
        dry = self._dry or self._shown
        for colour, at, mask in self._sheet.over:
            dry.paste(colour, at, mask)
        return list(merged(at for _, at, _ in self._sheet.over))

    def sprite(self, item: Item) -> Image.Image:
        """The tile of an item, unturned, with its margin."""
        kind, tags = kind_of(self._board, item), self._tags(item)
        return self._tiles.get(tile_key(item, tags, kind, self.scale), lambda: self._sound(item, kind, self.scale))

    def lay_under(self, picture: PictureData | None) -> None:
        """Show an earlier board pale under all from the next `show` on, or nothing."""
        if picture != self._under:
            self._under, self._stale = picture, True

    def _paint_mat(self) -> Image.Image:
        bare = bare_mat(self._board, self._means, self._type, self.scale)
        return bare if self._under is None else laid_under(bare, self._board.mat, self._under, self.scale)

    def _bring_mat(self, was: Board) -> tuple[Box, ...]:
        """Bring the bare mat up to date; gives the places that differ, in pixels."""
        self._tags = tagging(self._board)
        if not self._stale and self._under is None:
            return mat_again(self._bare, was, self._board, self._means, self._type, self.scale)
        self._stale = False
        self._bare = Plate(self._paint_mat())
        return ((0, 0, *self.size),)

    def _boxes(self, changed: Iterable[Box]) -> tuple[Box, ...]:
        """The places to repaint as far as they lie inside the picture, overlapping ones joined."""
        whole = 0, 0, *self.size
        places = [box for place in changed if (box := common(place, whole))]
        if sum(map(area, places)) > MOST * area(whole):
            return (whole,)
        boxes: list[Box] = []
        for place in places:
            boxes = joined(boxes, place)
        return (whole,) if sum(map(area, boxes)) > WHOLE * area(whole) else tuple(boxes)

    def _repainted(self, box: Box) -> Image.Image:
        """One place afresh: the bare mat, the items that lie there from the bottom up, the dry ink over them."""
        left, top, _, _ = box
        patch = self._bare.crop(box)
        for item, part in seen(box, self._placed(), self.scale):
            image, (x, y) = self._lying(item)
            shown = image.crop((part[0] - x, part[1] - y, part[2] - x, part[3] - y))
            patch.paste(shown, (part[0] - left, part[1] - top), shown)
            self.repainted += 1
        ink = self._sheet.plate.crop(box)
        if ink.getbbox():
            patch.paste(ink, (0, 0), ink)
        return patch

    def _placed(self) -> list[Placed]:
        """What lies there, from the bottom up, with the pixels that each can touch."""
        scene, lying = self._heap
        if scene is not self._scene:
            scene, lying = self._heap = self._scene, self._looked_up()
        return lying

    def _looked_up(self) -> list[Placed]:
        places, hidden = self._places, self._scene.hidden
        lying: list[Placed] = []
        for item in self._scene.items:
            known = places.get(id(item))
            if known is None or known.item is not item:
                known = places[id(item)] = Placed(item, reach_of(item, self.scale))
            if item.id not in hidden:
                lying.append(known)
        if len(places) > 2 * len(self._scene.items) + 64:
            self._places = {id(item): places[id(item)] for item in self._scene.items if id(item) in places}
        return lying

    def _lying(self, item: Item) -> tuple[Image.Image, tuple[int, int]]:
        """The pixels of an item as it lies, and where their top left is."""
        x, y, turn = item.pose
        if not turn:
            return self.sprite(item), corner(item, self.scale)
        kind = kind_of(self._board, item)
        key: Hashable = ("gedraaid", face_key(item, self._tags(item)), kind, turn, self.scale)
        image = self._tiles.get(key, lambda: self._turned(item, kind, turn))
        return image, (round(x * self.scale - image.width / 2), round(y * self.scale - image.height / 2))

    def _sound(self, item: Item, kind: Kind | None, scale: float) -> Image.Image:
        """The tile of an item at a scale; when it cannot be drawn a grey box, and the item is among those that are broken."""
        drawn = sound_tile(item, kind, self._means, scale, self._type, self._tags(item), self._tiles)
        if drawn.broken and item not in self.broken:
            self.broken.append(item)
        return drawn.image

    def _turned(self, item: Item, kind: Kind | None, turn: float) -> Image.Image:
        """A turned tile: turned at twice its size, since a sharper filter draws bright lines along its edges."""
        large = self._sound(item, kind, self.scale * 2)
        return large.rotate(-turn, Image.Resampling.BILINEAR, expand=True).reduce(2)

    def _changed_ink(self, scene: Scene, enough: Callable[[], bool]) -> list[Box]:
        old = self._scene
        if scene.ink is old.ink and scene.cuts == old.cuts and not self._sheet.due:
            self._sheet.over = []
            return []
        return self._sheet.show(scene.ink, scene.cuts, enough, scene.rubs)


def picture(board: Board, means: Means, type_: Typeface, width: int, broken: list[Item] | None = None) -> Image.Image:
    """A whole board as a picture `width` pixels wide: exactly the mat, nothing of the program around it.

    What could not be drawn is a grey box in it, and is added to `broken`.
    """
    board = unmarked(board)
    layer = Layer(board, means, type_, Tiles(), width / board.mat.size.w)
    layer.show(board, Scene(board.items, (), frozenset(), ()))
    lay_ink(layer.image, board.ink, layer.scale)
    if broken is not None:
        broken += layer.broken
    return layer.image


def _room(items: Iterable[Item], scale: float) -> int:
    """The bytes that the tiles of items take, each face once, and some more for faces that come and go while it is written and rubbed."""
    faces = {face_key(item): item.size for item in items}
    return round(SPARE * sum((size.w + 2 * SHADOW_MARGIN) * (size.h + 2 * SHADOW_MARGIN) for size in faces.values()) * scale * scale * 4)
