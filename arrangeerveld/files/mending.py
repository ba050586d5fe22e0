"""Reads what can be read of a file with syntax mistakes: part by part and, within a list, entry by entry."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from arrangeerveld.core.problems import Place, Problem, Refused
from arrangeerveld.files.cardlists import CARDS, cards_line
from arrangeerveld.files.colons import KEYS
from arrangeerveld.files.composing import NoYaml, Origin, compose, stop
from arrangeerveld.files.doubles import Problems, entries
from arrangeerveld.files.mistakes import explained, repaired
from arrangeerveld.files.nodes import Mapping, Node, Scalar, Sequence, Unreadable
from arrangeerveld.files.repair import Repair, spaces
from arrangeerveld.files.strays import stray, tabbed
from arrangeerveld.files.wording import brief

SMALL = 5_000  # characters of an entry in which others may be hidden
LONGEST = 500_000  # characters; a longer file is not read piece by piece
MOST = 100  # problems; after that the rest of the file is left alone
_HEAD = re.compile(r"(?P<key>[^\s:#'\"\[\]{},-][^:]*?)[ \t]*(?P<colon>:(?=\s|$))?(?:[ \t]+(?P<rest>[^\s#].*))?[ \t]*(?:#.*)?$")
_DASH = re.compile(r"(?P<indent>[ \t]*)-(?=\s|\w|$)")
_INNER = frozenset({"domeinen", "vertaling"})  # of a card, with lines under them
_NO_KEY = ("#", "---", "%")  # how lines begin that may stand over the first key
_WORD = re.compile(r"\s*-\s*(\w+)")
_SPACE = re.compile(r"\s")
_INDENTED = re.compile(r"[ \t]+(?:-(?:\s|$)|[\w-]+:(?:\s|$))")


class _Part(NamedTuple):
    """Lines of the file, from `start` (counted from 0)."""

    start: int
    lines: list[str]


def mended(text: str, file: str) -> tuple[Node | None, Problems]:
    """The entries that can be read, and a problem for each that cannot; None when nothing can."""
    problems: Problems = []
    if len(text) > LONGEST:
        return None, explained(text.split("\n"), Origin(file))
    pairs = [pair for part in _parts(text.split("\n")) for pair in _pairs(part, file, problems)]
    if not pairs:
        return None, problems or explained(text.split("\n"), Origin(file))
    return Mapping(entries(pairs, problems), Place(file, 1, 1)), problems


def _parts(lines: list[str]) -> Iterator[_Part]:
    """The file cut before each line that starts at the margin with a key."""
    first = next((i for i, line in enumerate(lines) if _DASH.match(line)), len(lines))
    heads = [i for i in range(len(lines)) if _is_head(lines, i, first)]
    bare = all(not line.strip() or line.lstrip().startswith(_NO_KEY) for line in lines[: heads[0] if heads else len(lines)])
    starts = [0, *(heads[1:] if bare else heads)]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield _Part(start, lines[start:end])


def _is_head(lines: list[str], i: int, first: int) -> bool:
    """Whether a part starts here, not a line of an entry (the `first` dash stands before those) that slipped to the margin."""
    head = _HEAD.match(lines[i])
    if not head or i < first:
        return bool(head)
    if head["key"] in _INNER or (not head["colon"] and head["key"] not in KEYS):
        return False
    following = next((line for line in lines[i + 1 :] if line.strip() and not line.lstrip().startswith("#")), "")
    return not (head["rest"] and (_INDENTED if head["colon"] else _SPACE).match(following))


def _pairs(part: _Part, file: str, problems: Problems) -> list[tuple[Node, Node]]:
    origin = Origin(file, part.start)
    node = _read(part.lines, origin, problems, mend=True)
    if isinstance(node, Mapping):
        return list(node.entries)
    if node is None:
        return []
    if not isinstance(node, Unreadable):
        told, meant = repaired([*part.lines, "x: y"], origin)  # one more line, for the parser to miss a colon
        last = origin.line + len(part.lines)
        problems += [problem for problem in told if problem.where.line <= last] or [_misplaced(node.place)]
        return _meant(meant[:-1], origin) if meant and isinstance(node, Scalar) else []
    return _listed(part, file, problems)


def _meant(lines: list[str], origin: Origin) -> list[tuple[Node, Node]]:
    """The entries in lines that were repaired: of a line at the margin, for without it all the cards would be lost."""
    node = _read(lines, origin, [])
    pairs = node.entries if isinstance(node, Mapping) else ()
    return list(pairs) if all(isinstance(value, Scalar) for _, value in pairs) else []


def _listed(part: _Part, file: str, problems: Problems) -> list[tuple[Node, Node]]:
    """A part that cannot be read as a whole: its list entry by entry, or nothing of it."""
    at, head = next(((i, match) for i, line in enumerate(part.lines) if (match := _HEAD.match(line))), (0, None))
    dashes = [(i, match["indent"]) for i, line in enumerate(part.lines) if i > at and (match := _DASH.match(line))]
    if head and head["rest"] and dashes and (above := cards_line(part.lines, dashes[0][0])):
        return _under(part, above, file, problems)
    if head is None or head["rest"] or not dashes:
        told, meant = repaired(part.lines, Origin(file, part.start))
        problems += told
        if meant and (pairs := _meant(meant, Origin(file, part.start))):
            return pairs
        return [(_key(head, file, part.start + at), Unreadable(Place(file, part.start + 1, 1)))] if head else []
    key = _key(head, file, part.start + at)
    if not head["colon"]:
        problems.append(Problem(f"Na ‘{brief(key.text)}’ ontbreekt een dubbele punt.", key.place, f"Schrijf ‘{brief(key.text)}:’."))
    items: list[Node] = []
    usual = len(_usual_indent(part.lines, dashes))
    for start, lines, slipped in _entries(part.lines, at + 1, dashes):
        items += _entry(lines, Origin(file, part.start + start), usual if slipped else None, usual, problems)
    return [(key, Sequence(tuple(items), key.place))]


def _under(part: _Part, above: Repair, file: str, problems: Problems) -> list[tuple[Node, Node]]:
    """The lines before the cards, and the cards under the line `above` them as it should be."""
    problems.append(Problem(above.what, Place(file, part.start + above.line + 1, above.column), above.remedy))
    start = above.line + 1 if above.text else above.line
    own = _pairs(_Part(part.start, part.lines[: above.line]), file, problems)
    return [*own, *_pairs(_Part(part.start + start - 1, [f"{CARDS}:", *part.lines[start:]]), file, problems)]


def _key(head: re.Match[str], file: str, line: int) -> Scalar:
    return Scalar(head["key"], Place(file, line + 1, 1))


def _entries(lines: list[str], first: int, dashes: list[tuple[int, str]]) -> Iterator[tuple[int, list[str], bool]]:
    """The list cut before each entry: start, lines, and whether the dash slipped."""
    usual = _usual_indent(lines, dashes)
    words = next(_words(lines[i]) for i, indent in dashes if indent == usual)
    alike = _alike(lines, dashes)
    near = [(i, indent) for i, indent in dashes if len(indent) <= words + 2 and alike.match(lines[i])]  # also one that slipped to the right
    close = [(i, indent) for i, indent in dashes if "\t" in indent or len(indent) < max(words, len(usual) + 1)]
    starts = sorted({*near, *close})
    if any(line.strip() and not line.lstrip().startswith("#") for line in lines[first : starts[0][0]]):
        starts.insert(0, (first, usual))
    for (start, indent), end in zip(starts, [*(i for i, _ in starts[1:]), len(lines)], strict=True):
        slipped = indent != usual and "\t" not in indent
        yield start, lines[start:end], slipped


def _words(line: str) -> int:
    """Where the words after a dash start."""
    return len(line) - len(line.lstrip(" \t-"))


def _alike(lines: list[str], dashes: list[tuple[int, str]]) -> re.Pattern[str]:
    """What a line looks like that starts with a dash and the word of the first one."""
    word = _WORD.match(lines[dashes[0][0]])
    return re.compile(rf"\s*-\s*{word[1]}\b" if word else r"(?!)")


def _usual_indent(lines: list[str], dashes: list[tuple[int, str]]) -> str:
    """The indent of most entries, told by the word that the first of them starts with."""
    first = _alike(lines, dashes)
    alike = [indent for i, indent in dashes if "\t" not in indent and first.match(lines[i])]
    return Counter(alike or [dashes[0][1]]).most_common(1)[0][0]


def _entry(lines: list[str], origin: Origin, slipped: int | None, usual: int, problems: Problems) -> list[Node]:
    """The nodes in the lines of an entry; more than one when others in it were meant to start without a plain dash."""
    if (
        slipped is not None
        and stop("\n".join(lines))
        and stop("\n".join(straight := [" " * slipped + lines[0].lstrip(), *lines[1:]])) is None
    ):
        problems.append(_slipped(slipped, origin))
        return _items(straight, origin, None, problems)
    tab = tabbed(lines, usual)
    readable = sum(map(len, lines)) > SMALL or stop("\n".join(lines)) is None
    other = tab or (None if readable else stray(lines))
    if other is None or len(problems) >= MOST:
        return _items(lines, origin, slipped, problems)
    before = _items(lines[: other.line], origin, slipped, problems) if other.line else []
    start = Origin(origin.file, origin.line + other.line)
    problems.append(Problem(other.what, Place(origin.file, start.line + 1, other.column), other.remedy))
    return [*before, *_entry([other.text, *lines[other.line + 1 :]], start, None, usual, problems)]


def _items(lines: list[str], origin: Origin, slipped: int | None, problems: Problems) -> list[Node]:
    node = _read(lines, origin, problems)
    if slipped is not None and not isinstance(node, Unreadable):
        problems.append(_slipped(slipped, origin))
    match node:
        case Sequence():
            return list(node.items)
        case None:
            return []
        case Mapping():
            problems.append(Problem("Voor deze regel ontbreekt een streepje.", node.place, "Begin de eerste regel met ‘- ’."))
        case Scalar():
            problems.append(_misplaced(node.place))
            return []
        case Unreadable():
            pass
    return [node]


def _slipped(indent: int, origin: Origin) -> Problem:
    remedy = f"Zet er {spaces(indent)} voor, net als bij de andere." if indent else "Haal de spaties ervoor weg, net als bij de andere."
    return Problem("Dit streepje staat niet recht onder de andere.", Place(origin.file, origin.line + 1, 1), remedy)


def _misplaced(place: Place) -> Problem:
    return Problem("Deze regel hoort hier niet.", place, "Haal de regel weg, of schrijf hem zoals de regels eromheen.")


def _read(lines: list[str], origin: Origin, problems: Problems, *, mend: bool = False) -> Node | None:
    """The node in these lines; Unreadable when there is a mistake, told at once unless there is more to `mend`."""
    where = Place(origin.file, origin.line + 1, 1)
    if len(problems) >= MOST:
        return Unreadable(where)
    try:
        node, found = compose("\n".join(lines), origin)
    except NoYaml:
        if not mend:
            problems += explained(lines, origin)
        return Unreadable(where)
    except Refused as refused:
        if not mend:
            problems += refused.problems
        return Unreadable(where)
    problems += found
    return node
