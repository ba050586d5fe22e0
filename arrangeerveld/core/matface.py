"""The face of the mat: its head, its zones with their titles, and the rows of agreements."""

from __future__ import annotations

from arrangeerveld.core.agreementface import agreement_marks
from arrangeerveld.core.backdrop import backdrop_marks, clear_panels, is_clear, labelled
from arrangeerveld.core.board import Board
from arrangeerveld.core.colours import MUTED, RIM, TABLE, Tint
from arrangeerveld.core.geometry import Point, Rect
from arrangeerveld.core.headline import LEFT, head_marks
from arrangeerveld.core.layout import LEADING, fit, text_marks
from arrangeerveld.core.look import Edge, Look
from arrangeerveld.core.marks import Face, Mark, Means, Panel, Text, Weight, icon_marks
from arrangeerveld.core.mat import Align, Holds, Mat, Shape, Zone
from arrangeerveld.core.stepface import head_room, lit_edge, step_marks
from arrangeerveld.core.stepping import shown_zones

TITLE = 25.0
TITLES = (25.0, 24.6, 23.0, 21.0)  # smaller ones only keep a long word whole
MOST_LINES = 3  # of a title
SIGN = 30.0
SMALL = 18.0  # 2.2 % of the height of a screen of 16:9 that mat and dock fill


def mat_face(board: Board, means: Means) -> Face:
    """The placemat itself: head, zones, and the rows of agreements."""
    mat = board.mat
    marks: list[Mark] = [
        Panel(mat.area, TABLE),
        _sheet(mat, means.look),
        *backdrop_marks(mat),
        *head_marks(board, head_room(board, means) - LEFT, means),
        *step_marks(board, means),
    ]
    lit = shown_zones(board)
    for zone in mat.zones:
        marks += _zone(zone, means, lit=zone.id in lit)
        if Holds.AGREEMENTS in zone.holds:
            marks += agreement_marks(zone, board, means)
    return Face(mat.size, tuple(marks))


def _sheet(mat: Mat, look: Look) -> Panel:
    edge = look.edge(usual=Edge(RIM, 1.5))
    place = Rect(8, 6, mat.size.w - 16, mat.size.h - 12)
    return Panel(place, look.tint("wit").fill, radius=14, edge=edge.colour, edge_width=edge.width)


def zone_panel(zone: Zone, fill: str, edge: str = "", edge_width: float = 0.0) -> Panel:
    """The surface of a zone in its shape."""
    match zone.shape:
        case Shape.RECTANGLE:
            return Panel(zone.place, fill, edge=edge, edge_width=edge_width)
        case Shape.ROUNDED:
            return Panel(zone.place, fill, radius=12, edge=edge, edge_width=edge_width)
        case Shape.PILL:
            return Panel(zone.place, fill, radius=min(zone.place.w, zone.place.h) / 2, edge=edge, edge_width=edge_width)
        case Shape.ELLIPSE:
            return Panel(zone.place, fill, round=True, edge=edge, edge_width=edge_width)
        case Shape.RING | Shape.POLYGON:
            return Panel(zone.place, fill, edge=edge, edge_width=edge_width, curves=zone.curves)


def _zone(zone: Zone, means: Means, *, lit: bool) -> list[Mark]:
    tint = means.look.tint(zone.colour)
    if is_clear(zone):
        signs = [mark for sign in _columns(zone, tint, means) for mark in labelled([sign], means)]
        return [*clear_panels(zone, zone_panel, lit=lit), *signs, *labelled(_title(zone, tint, means), means)]
    edge = lit_edge(zone, means.look) if lit else means.look.edge(zone.colour)
    return [zone_panel(zone, tint.fill, edge.colour, edge.width), *_columns(zone, tint, means), *_title(zone, tint, means)]


def _columns(zone: Zone, tint: Tint, means: Means) -> list[Mark]:
    """The signs of a zone over their columns, and a thin line between two columns."""
    marks: list[Mark] = []
    for i, (sign, column) in enumerate(zone.columns()):
        size = min(SIGN if len(sign) == 1 else TITLE, (column.w - 12) / means.type.width(sign, Weight.BOLD))
        wide = means.type.width(sign, Weight.BOLD) * size
        marks.append(Text(Point(column.centre.x - wide / 2, column.y + 24), sign, size, tint.text, Weight.BOLD))
        if i:
            edge = means.look.edge(usual=Edge(RIM, 2.0))
            marks.append(Panel(Rect(column.x - edge.width / 2, column.y + 6, edge.width, column.h - 12), edge.colour))
    return marks


def _title(zone: Zone, tint: Tint, means: Means) -> list[Mark]:
    """Icon and title on the zone's side, the helper question under it."""
    icon = means.icons.get(zone.icon, ())
    lead = 33.0 if icon else 0.0
    box = _title_box(zone)
    setting = fit(zone.title, Rect(0, 0, max(box.w - lead, 1.0), MOST_LINES * TITLE * LEADING), TITLES, Weight.BOLD, means.type)
    widths = [means.type.width(line, Weight.BOLD) * setting.size for line in setting.lines]
    left = _left(zone, box, lead + max(widths))
    step = setting.size * LEADING
    marks: list[Mark] = list(icon_marks(icon, Rect(left, box.y - 1, 25, 25), tint.text))
    for i, line in enumerate(setting.lines):
        marks.append(Text(Point(left + lead, box.y + 20 + i * step), line, setting.size, tint.text, Weight.BOLD))
    if zone.question:
        under = Rect(0, box.y + 29 + (len(setting.lines) - 1) * step, box.w, SMALL * 2.4)
        question = fit(zone.question, under, (SMALL,), Weight.REGULAR, means.type)
        marks += [
            Text(Point(_left(zone, box, means.type.width(line.text, line.weight) * SMALL), line.start.y), line.text, SMALL, line.colour)
            for line in text_marks(question, under, means.look.ink(MUTED), Weight.REGULAR)
        ]
    return marks


def _title_box(zone: Zone) -> Rect:
    """Where the title of a zone stands: a round zone has less room at its top."""
    if zone.heading is not None:
        return zone.heading
    place = zone.place
    if zone.shape in {Shape.PILL, Shape.ELLIPSE, Shape.RING}:
        return Rect(place.x + place.w * 0.19, place.y + 22, place.w * 0.62, place.h - 22)
    return Rect(place.x + 14, place.y + 12, place.w - 28, place.h - 12)


def _left(zone: Zone, box: Rect, wide: float) -> float:
    match zone.align:
        case Align.LEFT:
            return box.x
        case Align.CENTRE:
            return box.centre.x - wide / 2
        case Align.RIGHT:
            return box.right - wide
