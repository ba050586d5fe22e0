"""From the events of the YAML parser to nodes: strict, and never deeper or larger than a deck can be.

Why events: loaders that build values run out of stack on deep nesting (the C one ends the process), follow aliases,
keep the last of two equal keys and read `12:30` as 750.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from arrangeerveld.core.problems import Place, Problem, Refused
from arrangeerveld.files.cleaning import FORBIDDEN
from arrangeerveld.files.doubles import Problems, entries, mappings
from arrangeerveld.files.hashes import swallowed
from arrangeerveld.files.nodes import DEEPEST, Mapping, Node, Scalar, Sequence, Unreadable
from arrangeerveld.files.wording import brief

MOST = 20_000  # nodes
SMALL = 50_000  # characters; the slow parser has the last word about texts up to here

_STRANGE = "Zet de hele tekst tussen aanhalingstekens, of haal dit teken weg."


class Stop(NamedTuple):
    """Where reading stops; a later stop is a larger one."""

    line: int  # from 0; of a text without end or a key without colon, the line where it starts
    shut: bool = True  # false for a text without end, so that all after it was swallowed


class TooDeep(Refused):
    """A text with too much within each other."""


class NoYaml(Exception):  # noqa: N818 - it never leaves this package: `yamltree` makes a problem of it
    """A text that is no YAML; `stop` is where reading it stopped, when that is known."""

    def __init__(self, stop: Stop | None) -> None:
        super().__init__()
        self.stop = stop


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a piece of text comes from: the file, and how many lines stand before it."""

    file: str
    line: int = 0

    def place(self, mark: Any) -> Place:
        """The place in the file of a mark of the parser."""
        return Place(self.file, self.line + mark.line + 1, mark.column + 1)


@dataclass(slots=True)
class _Open:
    """A list or an entry of which the end was not seen yet."""

    place: Place
    mapping: bool
    refused: bool
    parts: list[Node] = field(default_factory=list)


def compose(text: str, origin: Origin) -> tuple[Node | None, Problems]:
    """The node in a text, and what was left out of it.

    Raises NoYaml where the text is no YAML, TooDeep where it is too deep, and Refused where it is too large.
    """
    try:
        return _parsed(text, origin)
    except NoYaml:
        if len(text) > SMALL:
            raise
        return _parsed(text, origin, quick=False)  # the judge: the same on every machine


def stop(text: str) -> Stop | None:
    """Where reading a text stops, or None when all of it can be read; quick, to try repairs with."""
    try:
        _parsed(text, Origin(""))
    except NoYaml as fault:
        last = text.count("\n")
        return Stop(min(fault.stop.line, last), fault.stop.shut) if fault.stop else Stop(last)
    except Refused:
        return None
    return None


def _parsed(text: str, origin: Origin, *, quick: bool = True) -> tuple[Node | None, Problems]:
    import yaml  # noqa: PLC0415 - 15 ms, for who reads no YAML

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader) if quick else yaml.SafeLoader
    try:
        return _composed(yaml.parse(text, Loader=loader), origin, text if "#" in text else "")
    except yaml.MarkedYAMLError as fault:
        endless = "end of stream" in (fault.problem or "")
        started = endless or "simple key" in (fault.context or "")  # then where that starts says more
        mark = (started and fault.context_mark) or fault.problem_mark
        raise NoYaml(Stop(mark.line, not endless) if mark else None) from fault
    except (yaml.YAMLError, ValueError, OverflowError) as fault:  # the last two on escapes and versions with absurd numbers
        raise NoYaml(None) from fault


def _composed(events: Iterable[Any], origin: Origin, text: str) -> tuple[Node | None, Problems]:
    import yaml  # noqa: PLC0415 - as below

    root: Node | None = None
    stack: list[_Open] = []
    problems: Problems = []
    count = 0
    for event in events:
        node: Node
        match event:
            case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                marked = _marked(event, origin, problems)
                stack.append(_Open(origin.place(event.start_mark), isinstance(event, yaml.MappingStartEvent), marked))
                _not_too_deep(stack)
                continue
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                done = stack.pop()
                *earlier, node = _closed(done, problems, in_list=bool(stack) and not stack[-1].mapping)
                if earlier:
                    stack[-1].parts += earlier
            case yaml.ScalarEvent():
                node = _scalar(event, origin, problems, text)
            case yaml.AliasEvent():
                node = _refused(f"De tekst begint met ‘*{brief(str(event.anchor))}’; een sterretje vooraan", event, origin, problems)
            case yaml.DocumentStartEvent() if root is not None:
                remedy = "Haal deze regel en wat erna komt weg, of maak er een eigen bestand van."
                what = "Hier begint een tweede deel (---); in een bestand hoort er één."
                problems.append(Problem(what, origin.place(event.start_mark), remedy))
                break
            case _:
                continue
        count += 1
        if count > MOST:
            raise Refused(Problem(f"In dit bestand staan meer dan {MOST} stukjes tekst.", node.place, "Verdeel het over meer bestanden."))
        if stack:
            stack[-1].parts.append(node)
        else:
            root = node
    return root, problems


def _not_too_deep(stack: list[_Open]) -> None:
    if len(stack) > DEEPEST:
        what = f"Hier staan meer dan {DEEPEST} lijsten of haakjes in elkaar."
        raise TooDeep(Problem(what, stack[-1].place, "Maak het eenvoudiger: een lijst met gewone regels is genoeg."))


def _closed(done: _Open, problems: Problems, *, in_list: bool) -> list[Node]:
    """What was between a start and an end: one node, or more where the dash of an entry of a list was forgotten."""
    if done.refused:
        return [Unreadable(done.place)]
    if not done.mapping:
        return [Sequence(tuple(done.parts), done.place)]
    pairs = list(zip(done.parts[::2], done.parts[1::2], strict=True))
    if in_list and pairs:
        return list(mappings(pairs, problems))
    return [Mapping(entries(pairs, problems), done.place)]


def _scalar(event: Any, origin: Origin, problems: Problems, text: str) -> Node:
    place = origin.place(event.start_mark)
    if _marked(event, origin, problems):
        return Unreadable(place)
    if cut := swallowed(text, event, place):
        problems.append(cut)
        if not event.value:
            return Unreadable(place)
    if FORBIDDEN.search(event.value):  # written as an escape: the text itself was looked through before
        problems.append(Problem("In deze tekst staat een onzichtbaar teken, geschreven met een schuine streep.", place, "Haal dat weg."))
        return Scalar(FORBIDDEN.sub("", event.value), place)
    return Scalar(event.value, place)


def _marked(event: Any, origin: Origin, problems: Problems) -> bool:
    """Whether something stands before the value that YAML has a use for and we do not: `&name` or `!name`."""
    if event.anchor is not None:
        _refused(f"De tekst begint met ‘&{brief(event.anchor)}’; het teken & vooraan", event, origin, problems)
    elif event.tag is not None:
        name = brief(event.tag.replace("tag:yaml.org,2002:", "!!"))
        _refused(f"De tekst begint met ‘{name}’; een uitroepteken vooraan", event, origin, problems)
    else:
        return False
    return True


def _refused(start: str, event: Any, origin: Origin, problems: Problems) -> Unreadable:
    place = origin.place(event.start_mark)
    problems.append(Problem(f"{start} heeft hier een andere betekenis.", place, _STRANGE))
    return Unreadable(place)
