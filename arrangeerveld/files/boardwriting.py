"""From a board to the text of its file: keys in a fixed order and one line per item, so that two versions compare well."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import TypeVar

from arrangeerveld.core.board import Board, Item, Note, Stroke, Unknown
from arrangeerveld.core.mat import Mat
from arrangeerveld.files import boardtalk as talk
from arrangeerveld.files.boardmat import PICTURE
from arrangeerveld.files.boardpictures import picture_plain, pictures_of
from arrangeerveld.files.boardplain import Plain, item_plain, kind_plain, stroke_plain
from arrangeerveld.files.mats import mat_to_plain

Kept = Mapping[str, list[Unknown]]
T = TypeVar("T", bound=talk.Entered)

ALWAYS = frozenset({"soorten", "stuks", "inkt", "afspraken"})  # lists that are written when they are empty too
MAT_LISTS = ("vakken", "stappen")
WRITE = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode

_HALF = re.compile("[\ud800-\udfff]")


def text_of(board: Board, version: int) -> str:
    """The whole file. Raises ValueError or OverflowError when a number on the board is not finite."""
    kept = _by_place(board.unknown)
    lists = {
        "soorten": [_line(kind_plain(kind), f"soorten/{kind.id}", kept) for kind in board.kinds],
        "stuks": [_item_line(item, kept) for item in board.items],
        "inkt": [_stroke_line(stroke, kept) for stroke in board.ink],
        "afspraken": _rows("afspraken", talk.AGREEMENTS, board.agreements, kept),
        "deelnemers": _rows("deelnemers", talk.PEOPLE, board.people, kept),
        "toestemming": _rows("toestemming", talk.CONSENTS, board.consents, kept),
        "terugblik": _rows("terugblik", talk.REVIEWS, board.reviews, kept),
    }
    progress = talk.progress_plain(board.progress)
    pictures = [_line(picture_plain(one), f"plaatjes/{one.sha256}", kept) for one in pictures_of(board.items, board.mat)]
    members = [
        f'"arrangeerveld": {version}',
        f'"gesprek": {_line(talk.about_plain(board.about), "gesprek", kept)}',
        f'"veld": {_mat_text(_mat_plain(board.mat), kept)}',
        *_lists(lists, kept),
        *([f'"verloop": {_line(progress, "verloop", kept)}'] if progress or "verloop" in kept else []),
        *_lists({"plaatjes": pictures}, kept),  # last, so that what people read comes first
        *_members("", kept),
    ]
    return _whole(f"{_block('{}', members, '')}\n")


def _lists(lists: Mapping[str, list[str]], kept: Kept) -> Iterator[str]:
    for key, lines in lists.items():
        if lines or key in kept or key in ALWAYS:
            yield f'"{key}": {_block("[]", _with_kept(lines, kept.get(key, [])), "  ")}'


def _mat_plain(mat: Mat) -> Plain:
    """The mat, and the hash of the picture under its zones."""
    return mat_to_plain(mat) | ({PICTURE: mat.picture.sha256} if mat.picture is not None else {})


def _mat_text(plain: Plain, kept: Kept) -> str:
    """The mat: one line for each key, and in its lists one for each zone and step."""
    members = []
    empty: Plain = {key: [] for key in MAT_LISTS if f"veld/{key}" in kept and key not in plain}
    for key, value in {**plain, **empty}.items():
        within = f"veld/{key}"
        if key in MAT_LISTS:
            lines = [_line(part, f"{within}/{part.get('id', number)}", kept) for number, part in enumerate(value)]
            members.append(f"{WRITE(key)}: {_block('[]', _with_kept(lines, kept.get(within, [])), '    ')}")
        else:
            members.append(f"{WRITE(key)}: {WRITE(value)}")
    return _block("{}", [*members, *_members("veld", kept)], "  ")


def _rows(key: str, listing: talk.Listing[T], rows: Iterable[T], kept: Kept) -> list[str]:
    return [_line(listing.plain(row), f"{key}/{row.id}", kept) for row in rows]


def _item_line(item: Item, kept: Kept) -> str:
    plain = item_plain(item)
    if isinstance(item, Note):
        for line in plain.get("inkt", []):
            for one in kept.get(f"memo-lijn/{item.id}/{line['id']}", []):
                line.update(json.loads(one.raw))
        lost = kept.get(f"memo-inkt/{item.id}", [])
        for added, one in enumerate(sorted(lost, key=lambda one: one.after)):
            plain.setdefault("inkt", []).insert(one.after + added, json.loads(one.raw))
    return _line(plain, f"stuks/{item.id}", kept)


def _stroke_line(stroke: Stroke, kept: Kept) -> str:
    points = ("[%.1f, %.1f], " * len(stroke.points))[:-2] % tuple(chain.from_iterable(stroke.points))
    if "n" in points:
        raise ValueError(f"stroke {stroke.id} has a point that is no number")
    points = points.replace("-0.0", "0.0")
    return _line(stroke_plain(stroke), f"inkt/{stroke.id}", kept, f'"punten": [{points}]')


def _line(plain: Plain, within: str, kept: Kept, *more: str) -> str:
    text = WRITE(plain)
    if more := (*more, *_members(within, kept)):
        return f"{{{', '.join((text[1:-1], *more) if plain else more)}}}"
    return text


def _members(within: str, kept: Kept) -> list[str]:
    """The kept keys of an object, each as `"key": value`."""
    return [one.raw[1:-1] for one in kept.get(within, [])]


def _with_kept(lines: list[str], kept: Iterable[Unknown]) -> list[str]:
    """The kept entries between the known ones, each after as many of them as when it was read."""
    result = list(lines)
    for added, one in enumerate(sorted(kept, key=lambda one: one.after)):
        result.insert(one.after + added, one.raw)
    return result


def _by_place(unknown: Iterable[Unknown]) -> Kept:
    kept: defaultdict[str, list[Unknown]] = defaultdict(list)
    for one in unknown:
        kept[one.within].append(one)
    return dict(kept)


def _block(ends: str, lines: list[str], indent: str) -> str:
    if not lines:
        return ends
    inner = f",\n{indent}  ".join(lines)
    return f"{ends[0]}\n{indent}  {inner}\n{indent}{ends[1]}"


def _whole(text: str) -> str:
    """Without half characters, which some keyboards give and no file can hold: pairs are joined, the rest becomes ‘�’."""
    if _HALF.search(text):
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
