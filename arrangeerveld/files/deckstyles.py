"""Ways to write a text in YAML, the likeliest first: whoever writes one reads it back, and takes the next when it says something else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

_SAFE = re.compile(r"[^\W_\d][^:#\[\]{},&*!|>%@`\"'\\\x00-\x1f]*", re.ASCII | re.DOTALL)
_SAFE_HERE = re.compile(r"[^\W\d_][^\x00-\x1f]*", re.DOTALL)
_WORDS = {"true", "false", "yes", "no", "on", "off", "null", "y", "n", "ja", "nee"}
"""Words of which other programs make something else than a text."""
NARROW = 60  # characters of a folded line, at least


def ways(text: str, style: str, *, flow: bool, column: int = 0, old: str = "", end: str = "\n") -> Iterator[str]:
    """Ways to write a text in this style (see `Part.style`); `flow` within brackets, where commas are not plain.

    `column` is where the key stands, `old` what stood there before, `end` the line end of the file.
    """
    if style in {"|", ">"} and not flow and text:
        yield _block(text, style, column, old, end)
    if style == "'" and "\n" not in text:
        yield "'" + text.replace("'", "''") + "'"
    if style in {"", "-", ":", "[", "{"} and plain(text, flow=flow):
        yield text
    if "\n" in text and not flow:
        yield _block(text, "|", column, "", end)
    yield json.dumps(text, ensure_ascii=False)


def plain(text: str, *, flow: bool = True) -> bool:
    """Whether a text can be written without quotes, and is read as a text by every program."""
    if not (_SAFE if flow else _SAFE_HERE).fullmatch(text) or text != text.strip() or text.lower() in _WORDS:
        return False
    return ": " not in text and " #" not in text and not text.endswith(":")


def _block(text: str, style: str, column: int, old: str, end: str) -> str:
    """A text of several lines under its key, with the head and the indent that it had."""
    head, *lines = old.splitlines() or [""]
    known = [len(line) - len(line.lstrip(" ")) for line in lines if line.strip()]
    indent = " " * (min(known) if known else column + 2)
    head = head if head.startswith(style) else f"{style}-"
    parts = text.split("\n")
    if style == ">":
        width = max([NARROW, *map(len, lines)])
        parts = "\n\n".join("\n".join(_folded(part, width - len(indent))) for part in parts).split("\n")
    return end.join([head, *(indent + part if part else "" for part in parts)])


def _folded(text: str, width: int) -> Iterator[str]:
    """Lines of at most this many characters, cut at single spaces: those come back when the lines are folded."""
    line = ""
    for word in re.split(r"(?<=\S) (?=\S)", text):
        if line and len(line) + len(word) >= width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line
