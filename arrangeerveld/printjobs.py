"""What the screen asks of the process for files about paper to print: pages to look at, and the PDF itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from arrangeerveld import exporting
from arrangeerveld.core.problems import Problem, Refused
from arrangeerveld.files.names import free_path, plain_words
from arrangeerveld.printing import Printed, Wish, make, printed

if TYPE_CHECKING:
    from arrangeerveld.core.paper import Page

FOLDER = "afdrukken"
"""The folder of what was made to print, beside the boards."""
UNFORESEEN = Problem("De PDF is niet gemaakt.", remedy="Probeer het nog eens, of kies iets anders om af te drukken.")


@dataclass(frozen=True, slots=True)
class Proof:
    """Asks for a page and those beside it as pictures of so many pixels; the answers carry the number, which is another after a choice."""

    number: int
    wish: Wish
    wide: int
    high: int
    at: int = 0


@dataclass(frozen=True, slots=True)
class Print:
    """Asks for the PDF."""

    wish: Wish


@dataclass(frozen=True, slots=True)
class Proofed:
    """A page: which preview it belongs to, which page of how many, its size in pixels, its pixels (RGB); or why there is none."""

    number: int
    page: int = 0
    count: int = 0
    size: tuple[int, int] = (0, 0)
    pixels: bytes = b""
    told: tuple[str, ...] = ()  # what somebody should know, also when there is no page


@dataclass(frozen=True, slots=True)
class PrintMade:
    """The PDF is there, and what somebody should know about it; or the sentences that say why not."""

    path: Path | None = None
    pages: int = 0
    told: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


Job: TypeAlias = Proof | Print


def do(job: Job, answer: Callable[[Proofed | PrintMade], None], wanted: Callable[[int], bool]) -> None:
    """Do what is asked, whatever comes of it; `wanted` says whether a preview is still the newest."""
    if isinstance(job, Proof):
        if wanted(job.number):
            _proof(job, answer, wanted)
    else:
        answer(_made(job))


def target(wish: Wish) -> Path:
    """The name of the PDF, which nothing has there yet."""
    if wish.field is not None:
        stem = f"veld-{wish.field.stem}-{wish.paper}{'-tegels' if wish.parted else ''}"
    else:
        stem = f"kaarten-{wish.decks[0].stem}" if len(wish.decks) == 1 else "kaarten" if wish.decks else "lege-kaarten"
    path = free_path(wish.own / FOLDER, plain_words(stem) or "kaarten", (".pdf",))
    return path.with_name(f"{path.name}.pdf")


def _proof(job: Proof, answer: Callable[[Proofed], None], wanted: Callable[[int], bool]) -> None:
    try:
        tools, found = _looked_at(job.number, job.wish)
        count = len(found.pages)
        at = min(job.at, count - 1)
        for i in (at, at + 1, at - 1):
            if 0 <= i < count and wanted(job.number):
                size, pixels = exporting.page_picture(found.pages[i], tools, _height(found.pages[i], job))
                answer(Proofed(job.number, i, count, size, pixels, found.told))
    except Refused as refused:
        answer(Proofed(job.number, told=tuple(map(str, refused.problems))))
    except Exception:  # noqa: BLE001 - whatever it is, the page is told, and this process goes on
        answer(Proofed(job.number, told=(str(UNFORESEEN),)))


@lru_cache(maxsize=1)
def _looked_at(number: int, wish: Wish) -> tuple[exporting.Tools, Printed]:  # noqa: ARG001 - a fresh number means a fresh look at the files
    """What is leafed through, kept until something else is chosen."""
    tools = exporting.Tools.of(datetime.now(UTC).astimezone())
    return tools, printed(wish, tools)


def _height(page: Page, job: Proof) -> int:
    """How many pixels high a page is shown."""
    return max(1, round(page.size.h * min(job.wide / page.size.w, job.high / page.size.h)))


def _made(job: Print) -> PrintMade:
    path = target(job.wish)
    try:
        exporting.made_folder(path.parent)
        done = make(job.wish, path, exporting.Tools.of(datetime.now(UTC).astimezone()))
    except Refused as refused:
        return PrintMade(refused=tuple(map(str, refused.problems)))
    except Exception:  # noqa: BLE001 - as above
        return PrintMade(refused=(str(UNFORESEEN),))
    return PrintMade(path, len(done.pages), done.told)
