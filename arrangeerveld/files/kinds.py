"""The kinds of cards (`cards/*.yaml`): the name, colour and icon that a card of a kind has."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from arrangeerveld.core import colours
from arrangeerveld.core.board import Kind
from arrangeerveld.core.problems import Place, Problem
from arrangeerveld.files.fields import Choice, Form, Number, Text
from arrangeerveld.files.folders import yaml_files
from arrangeerveld.files.forms import check
from arrangeerveld.files.nodes import Node
from arrangeerveld.files.yamltree import in_order, parse_tree, read_tree

ID = r"[A-Za-z0-9_-]{1,64}"
KINDS = "soorten"  # the folder of kinds that came with a deck, in that of the boards
GREY = "#5c6670"  # the colour of a kind whose own cannot be used
CONTRAST = 4.5  # of white letters on the colour: WCAG 2.1, success criterion 1.4.3


def kind_form(icons: Collection[str] = ()) -> Form:
    """The form of a kind; the icon is one of `icons`, or any when there are none."""
    return Form(
        noun="de soort",
        title="naam",
        about="Hoe een soort kaart eruitziet.",
        fields={
            "soort": Text(
                most=64, pattern=ID, example="swv", required=True, about="De korte naam, die in een stapel achter ‘soort:’ staat."
            ),
            "naam": Text(most=30, required=True, about="De naam op de knop."),
            "kort": Text(most=16, about="Het woord op de rand van de kaart."),
            "kleur": Text(
                most=7,
                pattern="#[0-9a-fA-F]{6}",
                example='"#1d5fa8", met aanhalingstekens',
                required=True,
                fallback=GREY,
                about="De kleur, als # en zes cijfers of letters; witte letters moeten er goed op te lezen zijn.",
            ),
            "icoon": Choice(options=tuple(icons), about="De naam van een plaatje in assets/icons, zonder .svg."),
            "volgorde": Number(high=999, whole=True, fallback=99, about="De plaats in de rij knoppen."),
        },
    )


def read_kinds(folder: Path, icons: Collection[str] = (), own: Path | None = None) -> tuple[tuple[Kind, ...], tuple[Problem, ...]]:
    """The kinds in a folder in the order of their buttons, and what is wrong with them.

    After them those that came with a deck of somebody else: they lie in `soorten` in `own`, the folder of the boards.

    A colour that cannot be used becomes grey; a kind without an id or a name, or with an id that was taken, is left out.
    """
    paths, found = yaml_files(folder)
    if own is not None and (own / KINDS).is_dir():
        paths += yaml_files(own / KINDS)[0]
    problems = list(found)
    kinds: dict[str, Kind] = {}
    for path in paths:
        kind, place, more = _read(path, icons)
        problems += more
        if kind is None:
            continue
        if kind.id in kinds:
            what = f"De soort ‘{kind.id}’ staat ook in een ander bestand."
            problems.append(Problem(what, place, "Geef een van de twee een andere naam achter ‘soort:’."))
        else:
            kinds[kind.id] = kind
    return tuple(sorted(kinds.values(), key=lambda kind: (kind.order, kind.name))), tuple(problems)


def read_kind(path: Path, icons: Collection[str] = ()) -> tuple[Kind | None, tuple[Problem, ...]]:
    """One kind and what is wrong with it."""
    kind, _, problems = _read(path, icons)
    return kind, problems


def parse_kind(data: bytes, file: str, icons: Collection[str] = ()) -> tuple[Kind | None, tuple[Problem, ...]]:
    """The kind in the bytes of a file that lies nowhere yet, as `read_kind`."""
    kind, _, problems = _kind(*parse_tree(data, file), icons)
    return kind, problems


def contrast(colour: str) -> float:
    """How much lighter white is than a colour `#rrggbb`: the contrast ratio of WCAG 2.1, from 1 to 21."""
    return colours.contrast(colour, colours.WHITE)


def _read(path: Path, icons: Collection[str]) -> tuple[Kind | None, Place, tuple[Problem, ...]]:
    return _kind(*read_tree(path), icons)


def _kind(node: Node | None, found: tuple[Problem, ...], icons: Collection[str]) -> tuple[Kind | None, Place, tuple[Problem, ...]]:
    if node is None:
        return None, Place(), found
    values, more = check(kind_form(icons), node)
    problems = [*found, *more]
    if values is None:
        return None, node.place, in_order(problems)
    colour = values["kleur"].lower()
    if contrast(colour) < CONTRAST:
        ratio = f"{contrast(colour):.1f}".replace(".", ",")
        what = f"Witte letters zijn niet goed te lezen op de kleur {colour}: het contrast is {ratio} op 1 en moet 4,5 op 1 zijn."
        problems.append(Problem(what, values.places["kleur"], "Kies een donkerder kleur. Nu is de kaart grijs."))
        colour = GREY
    name = values["naam"]
    kind = Kind(values["soort"], name, values.get("kort", name[:16]), colour, values.get("icoon", ""), values.get("volgorde", 99))
    return kind, node.place, in_order(problems)
