"""What is left of a damaged board: our own files have a line for each thing, so one broken line need not cost the others."""

from __future__ import annotations

import json
import re
from typing import NamedTuple

MOST_LOST = 1_000  # lines; with more it is no board any more
MOST_ODD = 50  # lines with a character that cannot be read; with more it was written in another encoding

_OPENS = re.compile(r'(?:"\w+": ?)?[\[{]')
_CLOSES = {"]": "[", "}": "{"}


class Salvaged(NamedTuple):
    """The text of a whole board again, and what is missing in it; lines are counted from 1."""

    text: str
    lost: tuple[int, ...]  # lines that were left out
    odd: tuple[int, ...]  # lines in which a character was replaced
    short: bool  # whether the end was missing


def salvaged(data: bytes) -> Salvaged | None:
    """What can be read of a damaged file, or None when that is not a board."""
    decoded = data.decode("utf-8-sig", "replace").rstrip("\0 \r\n\t")
    if decoded.count("�") > MOST_ODD:
        return None
    kept: list[str] = []
    lost: list[int] = []
    odd: list[int] = []
    open_now: list[str] = []
    for number, line in enumerate(decoded.split("\n"), 1):
        bare = line.strip().rstrip(",")
        if bare in _CLOSES:
            if not open_now or open_now.pop() != _CLOSES[bare]:
                return None
        elif _OPENS.fullmatch(bare):
            open_now.append(bare[-1])
        elif bare and not _whole(bare, in_list=open_now[-1:] == ["["]):
            lost.append(number)
            if len(lost) > MOST_LOST:
                return None
            continue
        if "�" in bare:
            odd.append(number)
        kept.append(bare)
    if not any(kept):
        return None
    ends = [{"[": "]", "{": "}"}[sign] for sign in reversed(open_now)]
    return Salvaged(_joined([line for line in [*kept, *ends] if line]), tuple(lost), tuple(odd), bool(ends))


def _whole(bare: str, *, in_list: bool) -> bool:
    """Whether a line can be read on its own: an entry of a list, or a key with its value."""
    try:
        json.loads(bare if in_list else f"{{{bare}}}")
    except (ValueError, RecursionError):
        return False
    return True


def _joined(lines: list[str]) -> str:
    """The lines with the commas that belong between them."""
    text: list[str] = []
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        comma = bool(after) and not _OPENS.fullmatch(line) and after not in _CLOSES
        text.append(f"{line}," if comma else line)
    return "\n".join(text)
