"""The settings of this machine (`instellingen.yaml`): one file that ships with it, and the user's own over that."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from arrangeerveld.core.problems import Problem
from arrangeerveld.files import places
from arrangeerveld.files.fields import Choice, Form, Number, YesNo
from arrangeerveld.files.forms import check
from arrangeerveld.files.yamltree import in_order, read_tree

FILE = "instellingen.yaml"
SHIPPED = "ARRANGEERVELD_INSTELLINGEN"
"""The environment variable with the path of the file that ships."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set, with the names of the file: Dutch words, as they are also shown."""

    knoppen: str = "rechts"  # the side of the fixed buttons
    veld: str = "midden"  # where the mat lies on the screen
    letters: str = "gewoon"
    kleuren: str = "gewoon"
    diagonaal: float = 0.0  # of the picture, in inches; 0 is not known
    titels: str = "tonen"  # whether titles of talks are shown on the start screen


USUAL = Settings()
OPTIONS = {
    "knoppen": ("rechts", "links"),
    "veld": ("midden", "laag"),
    "letters": ("gewoon", "groot"),
    "kleuren": ("gewoon", "hoog contrast"),
}
_HIDE = "titels verbergen"


def settings_form() -> Form:
    """The form of a file with settings; every line may be left out."""
    about = {
        "knoppen": "Aan welke kant Terug en Bewaar staan.",
        "veld": "Waar het veld op het scherm ligt.",
        "letters": "Hoe groot de letters op kaarten en memo's zijn.",
        "kleuren": "De kleuren op het scherm.",
    }
    return Form(
        noun="het bestand met instellingen",
        about="De instellingen van dit apparaat.",
        fields={
            **{key: Choice(options=options, about=about[key]) for key, options in OPTIONS.items()},
            "diagonaal": Number(low=5, high=300, about="De diagonaal van het beeld in inch."),
            _HIDE: YesNo(about="Of het beginscherm de titels van gesprekken verbergt."),
        },
    )


def shipped() -> Path | None:
    """The file that ships with this machine, if there is one: the one that is named, or the one beside the program's data."""
    named = os.environ.get(SHIPPED, "")
    if named:
        return Path(named)
    beside = places.data_root() / FILE
    return beside if beside.exists() else None


def read_settings(paths: Iterable[Path | None]) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings in some files, a later one over an earlier one, and what is wrong with them; what is wrong is left out."""
    settings, problems = USUAL, list[Problem]()
    for path in paths:
        if path is not None:
            settings, found = _over(settings, path)
            problems += found
    return settings, tuple(problems)


def _over(settings: Settings, path: Path) -> tuple[Settings, tuple[Problem, ...]]:
    node, problems = read_tree(path)
    if node is None:
        return settings, problems
    values, more = check(settings_form(), node)
    read: dict[str, Any] = {} if values is None else dict(values)
    hide = read.pop(_HIDE, None)
    if hide is not None:
        read["titels"] = "verbergen" if hide else "tonen"
    return replace(settings, **read), in_order([*problems, *more])


def settings_text(settings: Settings, under: Settings) -> str:
    """The text of the user's own file: what differs from the settings under it."""
    lines = ["# De instellingen van Arrangeerveld op dit apparaat. Je kiest ze op het beginscherm, bij ‘Scherm en instellingen’."]
    for part in fields(Settings):
        value = getattr(settings, part.name)
        if value == getattr(under, part.name):
            continue
        if part.name == "titels":
            lines.append(f"{_HIDE}: {'ja' if value == 'verbergen' else 'nee'}")
        else:
            lines.append(f"{part.name}: {value:.2f}" if isinstance(value, float) else f"{part.name}: {value}")
    return "\n".join(lines) + "\n"
