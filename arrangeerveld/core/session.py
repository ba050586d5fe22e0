"""The only thing in the core that changes: the history, the live gestures and the mode. Everything else follows from it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from arrangeerveld.core import blanks
from arrangeerveld.core.board import Board, Item, Note, Stroke
from arrangeerveld.core.geometry import Point, Pose, into
from arrangeerveld.core.gestures import PALM, SLOP, Drag, Erasing, Gesture, Inking, Press, Turn, Writing, joined, pick_up
from arrangeerveld.core.history import History
from arrangeerveld.core.hits import covers, item_at, zone_for
from arrangeerveld.core.noteink import Cuts, on_mat, worn
from arrangeerveld.core.operations import text_of, writable

Touch: TypeAlias = Hashable


ARROWS = "pijltjestoetsen"
"""The touch that stands for the arrow keys, which hold an item as a finger does."""


class Mode(StrEnum):
    """What a finger on the mat does."""

    MOVE = "schuif"
    PEN = "pen"
    ERASE = "wis"


class Rub(NamedTuple):
    """An eraser that takes away all that lies within its radius (mm): who holds it, and where it went."""

    by: Touch
    way: tuple[Point, ...]
    radius: float


@dataclass(frozen=True, slots=True)
class Scene:
    """What lies still (`items`, `ink`), which items are in somebody's hands (`hidden`), what is left of rubbed lines, wet ink.

    `rubs` are the erasers that left `cuts`; none of them when one takes whole lines away.
    """

    items: tuple[Item, ...]
    ink: tuple[Stroke, ...]
    hidden: frozenset[str]
    wet: tuple[Stroke, ...]
    cuts: Mapping[str, tuple[Stroke, ...]] = field(default_factory=dict)
    rubs: tuple[Rub, ...] = ()

    def dry(self) -> tuple[Stroke, ...]:
        """The ink that lies on the mat, as far as it is not rubbed out now."""
        if not self.cuts:
            return self.ink
        return tuple(piece for stroke in self.ink for piece in self.cuts.get(stroke.id, (stroke,)))

    def lines(self) -> tuple[Stroke, ...]:
        """All the ink as it is to be seen now, the last on top."""
        return (*self.dry(), *self.wet)


class Session:
    """One talk on the table. Ids come from `new_id`; `on_change` is called after every change."""

    def __init__(self, board: Board, new_id: Callable[[], str]) -> None:
        self._history = History(board)
        self.on_step: Callable[[History, History], None] = lambda _before, _after: None  # called with every change of the history
        self.live: dict[Touch, Gesture] = {}
        self.helping: dict[Touch, Touch] = {}  # the second finger on an item -> the first, whose `Turn` it is
        self.mode = Mode.MOVE
        self.slop = SLOP  # mm that are three real ones on this screen
        self.colour = "zwart"  # of the pen
        self.whole = False  # whether the eraser takes whole lines
        self.new_id = new_id
        self._worn: dict[str, tuple[Item, Item]] = {}  # notes under an eraser: as they lie on the board, as they are seen
        self._known: tuple[tuple[Item, ...], dict[str, Item | None]] = (), {}
        self.on_change: Callable[[], None] = lambda: None

    @property
    def history(self) -> History:
        """Every finished step."""
        return self._history

    @history.setter
    def history(self, after: History) -> None:
        before, self._history = self._history, after
        if after is not before:
            self.on_step(before, after)

    @property
    def present(self) -> Board:
        """The board with every finished step and nothing else."""
        return self.history.present

    @property
    def board(self) -> Board:
        """The board as it would be if everybody let go now: computed, never stored."""
        board = self.present
        for gesture in self.live.values():
            if not isinstance(gesture, Press):
                board = gesture.apply(board)
        return board

    def press(self, touch: Touch, point: Point) -> bool:
        """A finger comes down on the mat; False when there is nothing for it to do."""
        if self.mode is Mode.MOVE and self._join(touch, point):
            return True
        gesture = self._begin(point)
        if gesture is None:
            return False
        self._set(touch, gesture)
        return True

    def _begin(self, point: Point) -> Gesture | None:
        match self.mode:
            case Mode.PEN:
                return Inking(self.new_id(), (point,), colour=self.colour, note=self._note_under(point))
            case Mode.ERASE:
                return Erasing(point, self._cuts(), whole=self.whole, away=self.held()).moved(point, self.present)
            case Mode.MOVE:
                item = self._under(point)
                return None if item is None or item.id in self._held_ids() else pick_up(item, point, self.slop)

    def _under(self, point: Point) -> Item | None:
        """The item under a point: first those in somebody's hands, where they are now, then those that lie still."""
        for _, item, pose in reversed(tuple(self.drags())):
            if covers(replace(item, pose=pose), point):
                return item
        return item_at(self.present, point, {held.item for held in self.live.values() if isinstance(held, Drag | Turn)})

    def _note_under(self, point: Point) -> str:
        """The id of the note that a pen comes down on; empty where none lies, or one that is locked or in somebody's hands."""
        item = self._under(point)
        return item.id if isinstance(item, Note) and not item.locked and item.id not in self._held_ids() else ""

    def _join(self, touch: Touch, point: Point) -> bool:
        """A second finger comes down on an item in somebody's hand: from now on the two turn it."""
        item = self._under(point) if self.live else None
        if item is None:
            return False
        for lead, gesture in self.live.items():
            if isinstance(gesture, Press | Drag) and gesture.item == item.id:
                turn = joined(item, gesture, point)
                if turn is not None:
                    self.helping[touch] = lead
                    self._set(lead, turn)
                return turn is not None
        return False

    def _part(self, touch: Touch) -> bool:
        """One of two fingers leaves an item: the other goes on dragging it. False when it was not one of two."""
        lead = self.helping.pop(touch, touch)
        turn = self.live.get(lead)
        if not isinstance(turn, Turn):
            return False
        if lead != touch:
            self._set(lead, turn.left_to(0))
            return True
        other = next(helper for helper, first in self.helping.items() if first == touch)
        del self.live[touch], self.helping[other]
        self._set(other, turn.left_to(1))
        return True

    def wipe(self, touch: Touch, point: Point) -> None:
        """A palm rubs ink out, whatever the mode."""
        self._set(touch, Erasing(point, self._cuts(), PALM, away=self.held()).moved(point, self.present))

    def deal(self, touch: Touch, item: Item, point: Point) -> None:
        """A finger takes a new item out of a tray, holding it where it is."""
        self._set(touch, Drag(item.id, into(item.pose, point), item.pose.turn, point, fresh=item))

    def take(self, touch: Touch, item_id: str) -> bool:
        """An item is taken in hand by its middle, whatever the mode; False when it is gone, locked or in other hands."""
        item = self.present.item(item_id)
        if item is None or item.locked or self.busy(item_id):
            return False
        self._set(touch, Drag(item_id, Point(0.0, 0.0), item.pose.turn, item.pose.centre))
        return True

    def moved(self, touch: Touch, point: Point) -> None:
        """A finger moved."""
        lead = self.helping.get(touch)
        if lead is not None:
            turn = self.live.get(lead)
            if isinstance(turn, Turn):
                self._set(lead, turn.helped(point))
            return
        gesture = self.live.get(touch)
        if isinstance(gesture, Erasing) and gesture.away != (away := self.held()):
            gesture = replace(gesture, away=away)
        if gesture is not None:
            follow = gesture.moved(point, self.present)
            if follow is not gesture:
                self._set(touch, follow)

    def release(self, touch: Touch, point: Point) -> Item | None:
        """A finger is lifted: its gesture becomes a step. Gives the item that was only tapped, if one was."""
        self.moved(touch, point)
        gesture = self.live.get(touch)
        if isinstance(gesture, Inking) and gesture.wet.points[-1] != point:
            gesture = self.live[touch] = gesture.to(point)
        self.finish(touch)
        return self.present.item(gesture.item) if isinstance(gesture, Press) else None

    def finish(self, touch: Touch) -> None:
        """End a gesture as it is now: one step, or none when it changed nothing; of two fingers on one item the other goes on."""
        if self._part(touch):
            return
        gesture = self.live.pop(touch, None)
        if gesture is not None:
            self.history = self.history.commit(gesture.label(self.present), gesture.apply(self.present))
            if isinstance(gesture, Erasing):
                self._share({})
            self.on_change()

    def cancel(self, touch: Touch) -> None:
        """Drop a gesture: nothing happened; of two fingers on one item the other goes on."""
        if self._part(touch):
            return
        if self.live.pop(touch, None) is not None:
            self.on_change()

    def do(self, label: str, operation: Callable[[Board], Board]) -> None:
        """A step that no finger had to follow: a button, a key."""
        self.history = self.history.commit(label, operation(self.present))
        self.on_change()

    def write_new(self, writer: Touch, item: Item) -> None:
        """Somebody starts a fresh note or own card."""
        self.finish(writer)
        text = text_of(item)
        self._set(writer, Writing(item.id, text, len(text), fresh=item))

    def write_on(self, writer: Touch, item_id: str) -> bool:
        """Somebody opens a note or own card to write on it; False when it is gone, locked, in other hands or from a deck."""
        item = self.present.item(item_id)
        if item is None or item.locked or not writable(item) or item_id in self._held_ids():
            return False
        self.finish(writer)
        self._set(writer, Writing(item.id, text_of(item), len(text_of(item))))
        return True

    def write_in(self, writer: Touch, key: str) -> None:
        """Somebody opens a blank of the talk to write in it."""
        self.finish(writer)
        text = blanks.written(self.present, key)
        self._set(writer, Writing("", text, len(text), blank=key))

    def writers(self) -> tuple[Touch, ...]:
        """All who are writing, on items and in blanks, in the order in which they began."""
        return tuple(touch for touch, gesture in self.live.items() if isinstance(gesture, Writing))

    def edit(self, writer: Touch, change: Callable[[Writing], Writing]) -> None:
        """Somebody types: apply a change to what they are writing."""
        gesture = self.live.get(writer)
        if isinstance(gesture, Writing):
            self._set(writer, change(gesture))

    def writing(self, writer: Touch) -> Writing | None:
        """What somebody is writing, if anything."""
        gesture = self.live.get(writer)
        return gesture if isinstance(gesture, Writing) else None

    def undo(self) -> None:
        """Take back the last finished step."""
        self.history = self.history.undo()
        self.on_change()

    def redo(self) -> None:
        """Take it again."""
        self.history = self.history.redo()
        self.on_change()

    def set_mode(self, mode: Mode) -> None:
        """Choose what a finger does from now on; fingers that are down go on with what they do."""
        self.mode = mode
        self.on_change()

    def _lying(self, item_id: str) -> Item | None:
        """An item of the present board; while nothing is finished it is not sought again, however many there are."""
        items, known = self._known
        if items is not self.present.items:
            items, known = self._known = self.present.items, {}
        if item_id not in known:
            known[item_id] = self.present.item(item_id)
        return known[item_id]

    def drags(self) -> Iterator[tuple[Touch, Item, Pose]]:
        """The items in somebody's hands, and where they are."""
        for touch, gesture in self.live.items():
            if isinstance(gesture, Drag | Turn):
                fresh = gesture.fresh if isinstance(gesture, Drag) else None
                item = fresh or self._lying(gesture.item)
                if item is not None:
                    yield touch, self._as_rubbed(item, self._cuts()), gesture.pose

    def writings(self) -> Iterator[tuple[Touch, Item, Writing]]:
        """The items somebody is writing on."""
        for touch, gesture in self.live.items():
            if isinstance(gesture, Writing):
                item = gesture.fresh or self._lying(gesture.item)
                if item is not None:
                    yield touch, self._as_rubbed(item, self._cuts()), gesture

    def lit(self, away: Collection[Touch] = ()) -> frozenset[str]:
        """The zones that the items in hand would belong to if they were let go now; what the fingers in `away` hold goes elsewhere."""
        zones = (zone_for(self.present.mat, pose.centre) for touch, _, pose in self.drags() if touch not in away)
        return frozenset(zone.id for zone in zones if zone is not None)

    def scene(self) -> Scene:
        """What lies still and what does not: cheap while fingers move, however full the mat is."""
        hidden: set[str] = set()
        wet: list[Stroke] = []
        for gesture in self.live.values():
            match gesture:
                case Drag() | Turn() | Writing():
                    hidden.add(gesture.item)
                case Inking():
                    wet.append(gesture.wet)
                case Press() | Erasing():
                    pass
        cuts = self._cuts()
        rubbed = {key[0] for key in cuts if isinstance(key, tuple)}
        items = self.present.items
        if rubbed:
            items = tuple(self._as_rubbed(item, cuts) if item.id in rubbed else item for item in items)
        return Scene(items, self.present.ink, frozenset(hidden), tuple(wet), on_mat(cuts), self._rubs())

    def _rubs(self) -> tuple[Rub, ...]:
        rubs = [(touch, gesture) for touch, gesture in self.live.items() if isinstance(gesture, Erasing)]
        return () if any(gesture.whole for _, gesture in rubs) else tuple(Rub(touch, now.way, now.radius) for touch, now in rubs)

    def _as_rubbed(self, item: Item, cuts: Cuts) -> Item:
        """An item as an eraser leaves it now: the very same object as long as nothing more is rubbed out of it."""
        now = worn(item, cuts)
        if now is item:
            return item
        known = self._worn.get(item.id)
        if known is None or known[0] is not item or known[1] != now:
            known = self._worn[item.id] = item, now
        return known[1]

    def held(self) -> frozenset[str]:
        """The ids of the items that do not lie where they lay: somebody drags, turns or writes on them."""
        return frozenset(held.item for held in self.live.values() if isinstance(held, Drag | Turn | Writing))

    def busy(self, item_id: str) -> bool:
        """Whether somebody has this item in hand, or writes on it."""
        return item_id in self._held_ids()

    def _held_ids(self) -> set[str]:
        return {gesture.item for gesture in self.live.values() if isinstance(gesture, Press | Drag | Turn | Writing)}

    def _cuts(self) -> Cuts:
        return next((gesture.cuts for gesture in self.live.values() if isinstance(gesture, Erasing)), {})

    def _share(self, cuts: Cuts) -> None:
        """Several fingers rub at once: what one of them rubbed out is gone for the others too, so none brings it back."""
        for touch, gesture in self.live.items():
            if isinstance(gesture, Erasing) and gesture.cuts is not cuts:
                self.live[touch] = replace(gesture, cuts=cuts)

    def _set(self, touch: Touch, gesture: Gesture) -> None:
        self.live[touch] = gesture
        if isinstance(gesture, Erasing):
            self._share(gesture.cuts)
        self.on_change()
