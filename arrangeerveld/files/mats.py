"""Fields (`assets/velden/*.yaml`): the zones of a placemat, the steps of its talk, and what lies ready for it."""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Mapping as Named
from pathlib import Path
from typing import Any

from arrangeerveld.core.colours import CLEAR
from arrangeerveld.core.geometry import Point, Rect, Size
from arrangeerveld.core.mat import HEIGHT, Align, Holds, Mat, Shape, Step, Zone
from arrangeerveld.core.outlines import FULL, surface
from arrangeerveld.core.problems import Problem, Refused
from arrangeerveld.files.backdrops import Developer, with_backdrop
from arrangeerveld.files.cleaning import one_line
from arrangeerveld.files.forms import Values, check
from arrangeerveld.files.matform import mat_form
from arrangeerveld.files.nodes import Mapping, Node, Scalar, Sequence
from arrangeerveld.files.yamltree import in_order, read_tree

SMALLEST = 20.0  # mm, width and height of a zone
UNORDERED = 1000  # on the start screen: after those with a number
USUAL_COLOUR = "grijs"  # of a zone that names none
CORNERS = 3  # of a polygon, at least


def read_mat(
    path: Path, icons: Collection[str] = (), kinds: Collection[str] = (), develop: Developer | None = None
) -> tuple[Mat | None, tuple[Problem, ...]]:
    """The mat in a file and what is wrong with it; icons and kinds (ids) are checked when some are given.

    The picture under its zones comes along when there is something to `develop` it with.

    A zone that lies outside the mat, or whose id was taken, is left out, and so are the steps' words that mean nothing.
    """
    node, problems = read_tree(path)
    if node is None:
        return None, problems
    mat, more = mat_from_node(node, icons, kinds)
    named = node.get("achtergrond") if isinstance(node, Mapping) else None
    if mat is not None and mat.backdrop and named is not None:
        mat, told = with_backdrop(mat, path, named.place, develop)
        more = (*more, *told)
    return mat, in_order([*problems, *more])


def mat_from_node(node: Node, icons: Collection[str] = (), kinds: Collection[str] = ()) -> tuple[Mat | None, tuple[Problem, ...]]:
    """The mat in a tree and what is wrong with it; None when it has no id or no name."""
    values, found = check(mat_form(icons, _zone_ids(node), kinds), node)
    if values is None:
        return None, found
    problems = list(found)
    size = _size(values, problems)
    backdrop = values.get("achtergrond", "")
    zones = _zones(values.get("vakken", ()), size, CLEAR if backdrop else USUAL_COLOUR, problems)
    ids = {zone.id for zone in zones}
    mat = Mat(
        id=values["veld"],
        name=values["naam"],
        talk=values.get("gesprek", values["naam"]),
        size=size,
        zones=zones,
        steps=tuple(_step(step, ids) for step in values.get("stappen", ())),
        decks=values.get("decks", ()),
        roles=values.get("deelnemers", ()),
        order=values.get("volgorde", UNORDERED),
        pupil=values.get("leerlinggegevens", True),
        backdrop=backdrop,
    )
    return mat, tuple(problems)


def mat_to_plain(mat: Mat) -> dict[str, Any]:
    """The mat as dicts, lists, texts and numbers, with the keys of the YAML file in its order; what is empty is left out."""
    plain = {
        "veld": mat.id,
        "naam": mat.name,
        "gesprek": mat.talk,
        **({} if mat.order == UNORDERED else {"volgorde": mat.order}),
        "maat": [_number(side) for side in mat.size],
        **({"achtergrond": mat.backdrop} if mat.backdrop else {}),
        "vakken": [_zone_plain(zone) for zone in mat.zones],
        "stappen": [_step_plain(step) for step in mat.steps],
        "decks": list(mat.decks),
        "deelnemers": list(mat.roles),
    }
    return {**plain, "leerlinggegevens": "ja" if mat.pupil else "nee"}


def _zone_ids(node: Node) -> tuple[str, ...]:
    """The ids of all zones, also of those that are left out later: their steps need no second problem."""
    zones = node.get("vakken") if isinstance(node, Mapping) else None
    ids = (zone.get("id") for zone in zones.items if isinstance(zone, Mapping)) if isinstance(zones, Sequence) else ()
    return tuple(one_line(zone_id.text) for zone_id in ids if isinstance(zone_id, Scalar))


def _size(values: Values, problems: list[Problem]) -> Size:
    width, height = values["maat"]
    if height == HEIGHT and width >= HEIGHT:
        return Size(width, height)
    what = f"De maat van het veld is {width:g} bij {height:g} mm."
    remedy = f"Een veld is altijd {HEIGHT:g} mm hoog, en van {HEIGHT:g} tot en met 1800 mm breed: maat: [1440, {HEIGHT:g}]."
    problems.append(Problem(what, values.places["maat"], remedy))
    return Size(max(width, HEIGHT), HEIGHT)


def _zones(entries: tuple[Values, ...], size: Size, colour: str, problems: list[Problem]) -> tuple[Zone, ...]:
    zones: dict[str, Zone] = {}
    for values in entries:
        zone = _zone(values, colour)
        if zone.id in zones:
            what = f"Het vak ‘{zone.title}’ heeft dezelfde id als een ander vak: ‘{zone.id}’."
            problems.append(Problem(what, values.places["id"], "Geef elk vak een eigen id."))
        elif not _fits(zone.place, size):
            what = f"Het vak ‘{zone.title}’ is te klein of ligt niet helemaal op het veld van {size.w:g} bij {size.h:g} mm."
            remedy = "Pas de plaats aan: [van links, van boven, breedte, hoogte] in mm."
            problems.append(Problem(what, values.places["plaats"], remedy))
        elif shapeless(zone):
            where = next((values.places[key] for key in ("punten", "hoeken", "vorm") if key in values.places), values.place)
            problems.append(Problem(f"Het vak ‘{zone.title}’ heeft geen vorm die te tekenen is.", where, SHAPES[zone.shape]))
        else:
            zones[zone.id] = zone
    return tuple(zones.values())


SHAPES = {
    Shape.POLYGON: "Geef een veelhoek minstens drie hoeken die binnen zijn plaats liggen: punten: [[0, 0], [400, 0], [200, 300]].",
    Shape.RING: "Laat de hoeken van een ring oplopen, met hooguit 360 graden ertussen: hoeken: [0, 120].",
}


def shapeless(zone: Zone) -> bool:
    """Whether nothing of a zone could be seen: a polygon that is a line or sticks out of its place, a ring that goes nowhere."""
    match zone.shape:
        case Shape.POLYGON:
            sticks_out = any(x > zone.place.w or y > zone.place.h for x, y in zone.points)
            return len(zone.points) < CORNERS or sticks_out or surface(zone.points) < SMALLEST**2
        case Shape.RING:
            return not 1.0 <= zone.arc[1] - zone.arc[0] <= FULL
        case Shape.RECTANGLE | Shape.ROUNDED | Shape.PILL | Shape.ELLIPSE:
            return False


def _fits(place: Rect, size: Size) -> bool:
    inside = place.x >= 0 and place.y >= 0 and place.right <= size.w and place.bottom <= size.h
    return inside and place.w >= SMALLEST and place.h >= SMALLEST


def _zone(values: Values, colour: str) -> Zone:
    """A zone; `colour` is that of one that names none."""
    usual = Zone("", "", Shape.ROUNDED, Rect(0.0, 0.0, 0.0, 0.0))
    holds = tuple(dict.fromkeys(Holds(word) for word in values.get("bevat", ())))
    return Zone(
        id=values["id"],
        title=values["titel"],
        shape=Shape(values.get("vorm", usual.shape)),
        place=Rect(*values["plaats"]),
        colour=values.get("kleur", colour),
        icon=values.get("icoon", ""),
        question=values.get("hulpvraag", ""),
        holds=holds if "bevat" in values else usual.holds,
        align=Align(values.get("titelkant", usual.align)),
        record=values.get("dossier", ""),
        points=tuple(Point(*point) for point in values.get("punten", ())),
        hole=values.get("gat", usual.hole),
        arc=values.get("hoeken", usual.arc),
        heading=Rect(*values["titelplaats"]) if "titelplaats" in values else None,
        signs=tuple(dict.fromkeys(values.get("tekens", ()))),
    )


def _step(values: Values, zones: Collection[str]) -> Step:
    seen = tuple(zone for zone in values.get("vakken", ()) if zone in zones)
    return Step(values["titel"], values["minuten"], values.get("doen", ""), seen, values.get("soorten", ()), values.get("vragen", ()))


def _zone_plain(zone: Zone) -> dict[str, Any]:
    plain = {
        "id": zone.id,
        "titel": zone.title,
        "vorm": zone.shape.value,
        "plaats": [_number(side) for side in zone.place],
        "kleur": zone.colour,
        "icoon": zone.icon,
        "hulpvraag": zone.question,
        "bevat": [word.value for word in zone.holds],
        "titelkant": zone.align.value,
        "dossier": zone.record,
        "punten": [[_number(x), _number(y)] for x, y in zone.points],
        "gat": _number(zone.hole) or "",
        "hoeken": [] if zone.arc == (0.0, FULL) else [_number(angle) for angle in zone.arc],
        "titelplaats": [_number(side) for side in zone.heading or ()],
        "tekens": list(zone.signs),
    }
    return {key: value for key, value in plain.items() if value != "" and (value or key == "bevat")}


def _step_plain(step: Step) -> dict[str, Any]:
    plain = {
        "titel": step.title,
        "minuten": step.minutes,
        "doen": step.todo,
        "vakken": list(step.zones),
        "soorten": list(step.kinds),
        "vragen": list(step.questions),
    }
    return {key: value for key, value in plain.items() if value not in ("", [])}


def _number(value: float) -> float | int:
    short = round(value, 3)
    return int(short) if short == int(short) else short


def field(files: Named[str, Path], name: str, icon_names: Collection[str], develop: Developer | None = None) -> Mat:
    """A field by its name, out of files by name. Raises Refused, naming the fields there are."""
    if name not in files:
        raise Refused(Problem(f"Er is geen veld ‘{name}’.", remedy=f"Kies uit: {', '.join(sorted(files))}."))
    mat, problems = read_mat(files[name], icon_names, develop=develop)
    if mat is None:
        raise Refused(*problems)
    return mat
