"""Goes through an XML text of others from its begin to its end; one that declares parts of its own (as bombs do) is refused."""

from __future__ import annotations

from collections.abc import Callable
from xml.parsers import expat

from arrangeerveld.core.problems import Problem, Refused
from arrangeerveld.files.archives import broken

DEEPEST = 60  # elements within each other


def _nothing(_: str) -> None:
    """What is not wanted."""


def walk(
    data: bytes,
    file: str,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] = _nothing,
    text: Callable[[str], None] = _nothing,
) -> None:
    """Call `start` with the name and attributes of each element, `end` with its name, `text` with what is between; names without prefix.

    Raises Refused; `file` is how problems call it.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    deep = [0]

    def opens(name: str, given: dict[str, str]) -> None:
        deep[0] += 1
        if deep[0] > DEEPEST:
            raise Refused(broken(file))
        start(_bare(name), {_bare(key): value for key, value in given.items()})

    def closes(name: str) -> None:
        deep[0] -= 1
        end(_bare(name))

    def declared(*_: object) -> None:
        raise Refused(_bomb(file))

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = opens, closes, text
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = declared
    try:
        parser.Parse(data, True)  # noqa: FBT003 - as it is called
    except expat.ExpatError as fault:
        raise Refused(broken(file)) from fault


def _bare(name: str) -> str:
    return name.rpartition(":")[2]


def _bomb(file: str) -> Problem:
    told = broken(file)
    return Problem("In dit bestand staat iets wat in een tabel niet hoort.", told.where, "Vraag wie het je gaf om het opnieuw op te slaan.")
