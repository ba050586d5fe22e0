"""The picture under the zones of an own field: it lies beside the file of the field, and is read with the care that photos get."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from arrangeerveld.core.mat import Mat
from arrangeerveld.core.pictures import PictureData
from arrangeerveld.core.problems import Place, Problem, Refused

Developer: TypeAlias = Callable[[bytes, str], PictureData]
"""Makes a picture of the bytes of a file and how messages call it (`paint.photos.photo_from`). Raises Refused."""

BESIDE = "Zet de foto in dezelfde map als het veld, of haal deze regel weg. Het veld opent nu zonder achtergrond."
WITHOUT = "Het veld opent nu zonder achtergrond."


def with_backdrop(mat: Mat, field: Path, where: Place, develop: Developer | None) -> tuple[Mat, tuple[Problem, ...]]:
    """The mat with the picture that its file names, and what is wrong with that; without `develop` it is only seen whether it is there.

    `where` is the line that names it.
    """
    path = field.parent / mat.backdrop
    if not path.is_file():
        return mat, (Problem(f"De achtergrond ‘{mat.backdrop}’ van het veld ‘{mat.name}’ staat niet naast het veld.", where, BESIDE),)
    if develop is None:
        return mat, ()
    from arrangeerveld.files.photofiles import photo_bytes  # noqa: PLC0415 - most fields have none, and the first frame waits for this module

    try:
        return replace(mat, picture=develop(photo_bytes(path), mat.backdrop)), ()
    except Refused as refused:
        return mat, tuple(Problem(one.what, where, f"{one.remedy} {WITHOUT}".strip()) for one in refused.problems)
    except MemoryError:
        what = f"Voor de achtergrond ‘{mat.backdrop}’ is niet genoeg geheugen."
        return mat, (Problem(what, where, f"Maak de foto kleiner. {WITHOUT}"),)
