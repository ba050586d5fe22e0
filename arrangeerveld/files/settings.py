"""The settings of this machine (`instellingen.yaml`): one file that ships with it, and the user's own over that."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from arrangeerveld.core.problems import Problem
from arrangeerveld.core.recordwords import KEEPS
from arrangeerveld.files import places, settingstold
from arrangeerveld.files.fields import Choice, Form, Number, Text, YesNo
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
    handpalm: str = "nee"  # whether a palm on the mat rubs ink out
    bewaartermijn: str = next(iter(KEEPS))  # how long a record is kept, when the board does not say
    opruimen: str = "na 14 dagen"  # when a talk that was left is offered to be wiped
    stapelmap: str = ""  # a folder of the organisation with decks, such as a network share


USUAL = Settings()
HEAD = "# De instellingen van Arrangeerveld op dit apparaat. Je kiest ze op het beginscherm, bij ‘Scherm en instellingen’.\n"
OPTIONS = {
    "knoppen": ("rechts", "links"),
    "veld": ("midden", "laag"),
    "letters": ("gewoon", "groot"),
    "kleuren": ("gewoon", "hoog contrast"),
}
AFTER = {"na 7 dagen": 7, "na 14 dagen": 14, "na 30 dagen": 30, "na 90 dagen": 90, "nooit": 0}
"""After how many days a talk that was left is offered to be wiped; 0 is never."""
_HIDE = "titels verbergen"
_PALM = "handpalm wist inkt"


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
            _PALM: YesNo(about="Of een handpalm op het veld inkt wist."),
            "bewaartermijn": Choice(options=tuple(KEEPS), about="Hoe lang een verslag bewaard wordt, als dat niet op het bord staat."),
            "opruimen": Choice(
                options=tuple(AFTER), about="Na hoeveel dagen het beginscherm voorstelt een gesprek van dit apparaat te wissen."
            ),
            "stapelmap": Text(most=400, about="Een gedeelde map met stapels, met de hele weg ernaartoe."),
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
        return settings, () if _only_comment(path, problems) else settingstold.whole(problems)
    values, more = check(settings_form(), node)
    read: dict[str, Any] = {} if values is None else dict(values)
    hide = read.pop(_HIDE, None)
    if hide is not None:
        read["titels"] = "verbergen" if hide else "tonen"
    palm = read.pop(_PALM, None)
    if palm is not None:
        read["handpalm"] = "ja" if palm else "nee"
    return replace(settings, **read), in_order([*problems, *more])


def _only_comment(path: Path, problems: tuple[Problem, ...]) -> bool:
    """Whether a file that is empty to who reads its settings has comment: then everything in it is as usual."""
    return [one.what for one in problems] == [settingstold.EMPTY] and path.stat().st_size > 0


def lines_of(settings: Settings) -> dict[str, str]:
    """What a file says of these settings: each key with its value. A size that is not known has no line."""
    lines = {key: getattr(settings, key) for key in OPTIONS}
    if settings.diagonaal:
        lines["diagonaal"] = f"{settings.diagonaal:.2f}"
    return lines | {
        _HIDE: "ja" if settings.titels == "verbergen" else "nee",
        _PALM: settings.handpalm,
        "bewaartermijn": settings.bewaartermijn,
        "opruimen": settings.opruimen,
        **({"stapelmap": "'" + settings.stapelmap.replace("'", "''") + "'"} if settings.stapelmap else {}),
    }


def settings_text(settings: Settings, under: Settings) -> str:
    """The text of a fresh file of the user's own: what differs from the settings under it."""
    usual = lines_of(under)
    return HEAD + "".join(f"{key}: {value}\n" for key, value in lines_of(settings).items() if usual.get(key) != value)
