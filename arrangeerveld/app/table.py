"""The table: the one widget. It hands fingers to the desk, and brings what the desk shows to the glass."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from time import perf_counter
from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color, Rectangle, ScissorPop, ScissorPush
from kivy.graphics.opengl import glFinish
from kivy.uix.widget import Widget
from PIL import Image

from arrangeerveld.app import focus, holding, memory, mouse
from arrangeerveld.app.controls import Control
from arrangeerveld.app.desk import Desk
from arrangeerveld.app.focusglass import FocusGlass
from arrangeerveld.app.glass import Ground, Quad, Quads, Textures
from arrangeerveld.app.hands import Hands
from arrangeerveld.app.layers import PILES, WINDOWS
from arrangeerveld.app.overlit import OverLit, lit_quad
from arrangeerveld.app.pointing import edge_face
from arrangeerveld.app.resting import Resting, tidied
from arrangeerveld.app.tieglass import TieGlass
from arrangeerveld.app.touches import What
from arrangeerveld.app.touchglass import TouchGlass
from arrangeerveld.core.board import Item
from arrangeerveld.core.colours import TABLE
from arrangeerveld.core.evaluation import earlier_picture
from arrangeerveld.core.faces import SHADOW_MARGIN, face_key, kind_of
from arrangeerveld.core.geometry import Point, Pose, Rect
from arrangeerveld.core.marks import Face
from arrangeerveld.core.tags import tagging
from arrangeerveld.paint.fonts import Typeface
from arrangeerveld.paint.inksheet import never
from arrangeerveld.paint.layer import Layer
from arrangeerveld.paint.sound import sound_face, sound_image, sound_open
from arrangeerveld.paint.tiles import rgb

FRAME = 1 / 60  # seconds
INK = 0.003  # seconds from the beginning of a frame, with its fingers, in which ink is drawn again
LEAST = 0.0003  # seconds that are given to it anyhow
TILES = 0.01  # seconds from the beginning of drawing in which pictures of controls are made, where a frame without them does no harm
PATIENT = frozenset({"enlarged", "list", "rows", "page", "frame", "cards"})  # the piles of those controls
SETTLES = 2.0  # seconds after which a board that was laid down stays


class Table(Widget):  # type: ignore[misc] # Kivy is not typed
    """The whole window."""

    def __init__(self, desk: Desk, typeface: Typeface, layer: Layer, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.desk = desk
        self._type = typeface
        self.textures = Textures()
        self._faces: dict[object, Face] = {}
        self._open: dict[object, tuple[object, Face, Pose]] = {}  # what people are writing on
        self._pulsing = False  # while a card is pointed out
        self.ground = Ground(layer)
        self._piles = {name: Quads(self.textures) for name in ("lit", *PILES, "held", "pointed")}
        self._shown: dict[str, object] = {}
        self._windows = {name: ScissorPush(x=0, y=0, width=1, height=1) for name in WINDOWS}
        self._background = Rectangle()
        self._touchglass = TouchGlass(self.textures)
        self._focusglass = FocusGlass()
        self._tieglass = TieGlass()
        self._overlit = OverLit()
        self._build()
        self._redraw = Clock.create_trigger(self.redraw, -1)
        self._resting = Resting(lambda: tidied(self.ground.layer, self.textures, self._faces))
        self.hands = Hands(desk, self._redraw, self._wake)
        self._go_on = Clock.create_trigger(self._redraw, FRAME)  # with ink that could not be drawn in time
        self._inked = self._drawn = 0.0  # when the frame began that is drawn now, with its fingers and without
        self.follow()

    def follow(self) -> None:
        """Draw again whenever the desk or its session changes."""
        self.desk.on_change = self._redraw
        self.desk.session.on_change = self._redraw
        self.desk.let_go = self.hands.let_go
        self.desk.drop_mouse = self.hands.drop_mouse
        self._redraw()

    def fit(self, layer: Layer) -> None:
        """Another size of window, or another mat."""
        self.canvas.clear()
        self.ground.rectangle.texture = None  # the pictures of before go at once, not when the collector comes by
        for pile in self._piles.values():
            pile.show(())
        self.ground = Ground(layer)
        self.textures = Textures()
        for name in self._piles:
            self._piles[name] = Quads(self.textures)
        self._shown.clear()
        self._faces.clear()
        self._open.clear()
        self._touchglass = TouchGlass(self.textures)
        self._overlit = OverLit()
        self._build()
        self.redraw()
        glFinish()  # without it a software renderer keeps the pictures of before: 11 MB each time
        Clock.unschedule(memory.settle)
        Clock.schedule_once(memory.settle, SETTLES)

    def _build(self) -> None:
        """The order of things on the glass, from the bottom up."""
        screen = self.desk.screen
        self.canvas.clear()
        self._background.size = screen.pixels
        x, top = screen.pixel(screen.mat_at)
        self.ground.rectangle.pos = round(x), round(top) - self.ground.layer.size[1]
        red, green, blue = rgb(TABLE)
        order = [
            Color(red / 255, green / 255, blue / 255, 1),
            self._background,
            Color(1, 1, 1, 1),
            self.ground.rectangle,
            self._piles["lit"].group,
            self._overlit.group,
            *self._clipped(),
            self._piles["held"].group,
            self._piles["pointed"].group,
            self._piles["bin"].group,
            self._touchglass.front,
            self._focusglass.group,
        ]
        for instruction in order:
            self.canvas.add(instruction)

    def _clipped(self) -> Iterator[Any]:
        """The piles of controls; some are cut off at their windows."""
        for name in PILES:
            if name == "bin":
                continue
            if name in WINDOWS:
                yield self._windows[name]
            if name == "enlarged":
                yield self._tieglass.group
            if name == "touchtest":
                yield self._touchglass.back
            yield self._piles[name].group
            if name in WINDOWS:
                yield ScissorPop()

    def redraw(self, *_: object) -> None:
        """Bring what changed to the glass."""
        desk = self.desk
        session = desk.session
        self.ground.layer.lay_under(earlier_picture(session.present) if desk.under else None)
        self._paint()
        ids = holding.lit(desk)
        lit = [zone for zone in session.present.mat.zones if zone.id in ids]
        self._piles["lit"].show(lit_quad(zone, session.present.mat, desk.screen, self._type) for zone in lit)
        self._overlit.show(lit, desk, self.ground)
        layers, made, waited = desk.layers(), self.textures.uploads, self.behind
        enough = lambda: perf_counter() > self._drawn + TILES and (not waited or self.textures.uploads > made)  # noqa: E731
        for name, controls in layers.piles.items():
            if controls is not self._shown.get(name):
                whole = self._piles[name].show(self._controls(controls), enough if name in PATIENT else never)
                self._shown[name] = controls if whole else None
        if self.behind:
            self._go_on()
        self._piles["held"].show(self._held())
        self._resting.moved()
        if desk.pointed.since and not self._pulsing:
            self._pulsing = True
            Clock.schedule_interval(self._pulse, 1 / 30)
        self._focusglass.show(focus.current(desk) if desk.focus.shown else None, desk.screen)
        self._tieglass.show(desk.ties.lines if layers.piles["keyboards"] else (), desk.screen)
        self._touchglass.show(desk.touchtest, desk.screen, self._type)
        for name, window in layers.windows.items():
            if window is not None:
                self._clip(self._windows[name], window)

    @property
    def behind(self) -> bool:
        """Whether some controls are to be shown yet, in the next frames."""
        return None in self._shown.values()

    def _paint(self) -> None:
        """Bring what lies still up to date; much ink that is to be drawn again takes a few frames, so that no finger waits for it."""
        session, layer, now = self.desk.session, self.ground.layer, perf_counter()
        since, self.hands.since = self.hands.since, 0.0
        if now - self._drawn > FRAME / 2:  # a frame may come here more than once
            self._inked, self._drawn = since if now - since < FRAME else now, now
        until = max(self._inked + INK, now + LEAST)
        self.ground.upload(layer.show(session.present, session.scene(), lambda: perf_counter() > until))
        if layer.due:
            self._go_on()

    def _clip(self, scissors: ScissorPush, window: Rect) -> None:
        screen = self.desk.screen
        x, top = screen.pixel(Point(window.x, window.y))
        scissors.x, scissors.y = int(x), int(top - window.h * screen.scale)
        scissors.width, scissors.height = int(window.w * screen.scale), int(window.h * screen.scale)

    def _controls(self, controls: Iterable[Control]) -> Iterator[Quad]:
        scale = self.desk.screen.scale
        for control in controls:
            out = round(control.face.margin * scale)
            x, top = self.desk.screen.pixel(Point(control.place.x, control.place.y))
            at = round(x) - out, round(top) - round(control.face.size.h * scale) - out
            make = self._maker(control.face) if control.image is None else lambda image=control.image: image
            yield Quad(control.key, make, at, alpha=0.4 if control.pale else 1.0)

    def _held(self) -> Iterator[Quad]:
        """What is in hands or being written on, over everything else."""
        board, means = self.desk.session.present, self.desk.means
        tags = tagging(board)
        for _, item, pose in self.desk.session.drags():
            kind = kind_of(board, item) or self._kind(item)
            signed = tags(item)
            key = "in de hand", face_key(item, signed), kind
            if key not in self._faces:
                self._faces[key] = sound_face(item, kind, means, signed)
            known = kind_of(board, item) is kind
            yield self._sprite(key, self._faces[key], pose, partial(self.ground.layer.sprite, item) if known else None)
        for writer, item, writing in self.desk.session.writings():
            kind = kind_of(board, item) or self._kind(item)
            seen = item, writing.text, writing.caret, kind, board.mat
            made = self._open.get(writer)
            if made is None or made[0] != seen:  # not in each frame in which others drag: its ink takes long to smooth
                made = self._open[writer] = seen, *sound_open(item, writing.text, writing.caret, kind, board.mat.area, means)
            yield self._sprite(("schrijft", made[1]), made[1], made[2])

    def _pulse(self, _seconds: float) -> bool:
        """Light the cards that are pointed out, until their time is over."""
        desk, session = self.desk, self.desk.session
        poses = {item.id: pose for _, item, pose in session.drags()}
        lights = {} if desk.covers.closed else desk.pointed.lights(desk.office.now())
        items = [item for item in session.present.items if item.id in lights]
        edges = (self._sprite(("rand", item.size), edge_face(item), poses.get(item.id, item.pose)) for item in items)
        self._piles["pointed"].show(edge._replace(alpha=lights[item.id]) for item, edge in zip(items, edges, strict=True))
        self._pulsing = bool(items)
        return self._pulsing

    def _kind(self, item: Item) -> Any:
        return self.desk.shelf.kind(getattr(item, "kind", ""))

    def _sprite(self, key: object, face: Face, pose: Pose, make: Callable[[], Image.Image] | None = None) -> Quad:
        """A face at its pose on the mat; unturned ones lie on whole pixels, as they do when they are let go."""
        screen = self.desk.screen
        out = round(SHADOW_MARGIN * screen.scale)
        w, h = round(face.size.w * screen.scale), round(face.size.h * screen.scale)
        middle = screen.from_mat(pose.centre)
        left, top = round(middle.x * screen.scale - w / 2) - out, round(middle.y * screen.scale - h / 2) - out
        return Quad((key, screen.scale), make or self._maker(face), (left, screen.pixels[1] - top - h - 2 * out), pose.turn)

    def _maker(self, face: Face) -> Any:
        return lambda: sound_image(face, self.desk.screen.scale, self._type)

    # fingers

    def _wake(self, at: Point) -> None:
        self.ground.layer.wake(at)

    def on_touch_down(self, touch: Any) -> bool:
        """A finger comes down."""
        if not mouse.beside(self.desk, touch):
            self.hands.heard(touch, What.DOWN)
        return True

    def on_touch_move(self, touch: Any) -> bool:
        """A finger moved."""
        self.hands.heard(touch, What.MOVE)
        return True

    def on_touch_up(self, touch: Any) -> bool:
        """A finger is lifted."""
        self.hands.heard(touch, What.UP)
        return True
