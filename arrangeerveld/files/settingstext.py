"""Writes settings into a file that somebody may have written in by hand: only values that change do, every other byte stays."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from arrangeerveld.files.cleaning import FORBIDDEN
from arrangeerveld.files.forms import check
from arrangeerveld.files.settings import FILE, HEAD, Settings, lines_of, settings_form, settings_text
from arrangeerveld.files.yamltree import parse_tree

_SET_ASIDE = "# Dit stond er eerder. Het was niet te lezen, of paste niet bij wat er gekozen is:\n"


class _Span(NamedTuple):
    """Where the value of a key stands in the text."""

    start: int
    end: int


class _Layout(NamedTuple):
    """The values of the keys at the margin, and where more lines can come; `end` is negative when they cannot."""

    values: Mapping[str, _Span]
    end: int


def kept_text(old: bytes, settings: Settings, before: Settings, under: Settings) -> bytes:
    """The new bytes of the user's file: `before` is what it says now, `under` the settings it lies over.

    Only what differs from `before` is written. A file that cannot be changed that way is kept as comment under a fresh one.
    """
    wanted = {key: value for key, value in lines_of(settings).items() if lines_of(before).get(key) != value}
    if not old.strip():
        return settings_text(settings, under).encode()
    try:
        text = old.decode("utf-8")
    except UnicodeDecodeError:
        return _fresh(old.decode("latin-1"), settings, under)
    if not wanted:
        return old
    changed = _changed(text, wanted, lines_of(under))
    return changed.encode() if changed is not None and _says(changed, wanted, lines_of(under)) else _fresh(text, settings, under)


def _changed(text: str, wanted: Mapping[str, str], usual: Mapping[str, str]) -> str | None:
    """The text with other values; None when that cannot be done."""
    found = _layout(text)
    if found is None:
        return None
    for key in sorted(wanted.keys() & found.values.keys(), key=lambda one: -found.values[one].start):
        start, end = found.values[key]
        space = "" if start < end or text[start - 1] == " " else " "
        text = text[:start] + space + wanted[key] + text[end:]
    fresh = [key for key in wanted if key not in found.values and usual.get(key) != wanted[key]]
    if fresh and found.end < 0:
        return None
    return _with_lines(text, fresh, wanted) if fresh else text


def _with_lines(text: str, keys: list[str], wanted: Mapping[str, str]) -> str:
    """The text with lines at its end, which break as its own do."""
    line = "\r\n" if "\r\n" in text else "\r" if "\r" in text and "\n" not in text else "\n"
    start = "" if text.endswith(("\n", "\r")) else line
    return text + start + "".join(f"{key}: {wanted[key]}{line}" for key in keys)


def _layout(text: str) -> _Layout | None:
    """What stands where in the text; None when it is no list of keys with values."""
    import yaml  # noqa: PLC0415 - only when something is set

    values: dict[str, _Span] = {}
    key: str | None = None
    depth, block, end = 0, True, 0
    try:
        parse: Any = yaml.parse  # its marks may be None only for events that were made by hand
        for event in parse(text, Loader=yaml.SafeLoader):
            start, finish = event.start_mark, event.end_mark
            match event:
                case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                    block = event.flow_style is False and start.column == 0 if not depth else block
                    depth += 1
                    key = None if depth > 1 else key
                case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                    depth -= 1
                case yaml.ScalarEvent() if depth == 1 and key is None:
                    key = event.value
                case yaml.ScalarEvent() if depth == 1:
                    values.setdefault(key or "", _Span(start.index, finish.index))
                    key = None
                case yaml.DocumentEndEvent():
                    end = -1 if event.explicit else end
    except (yaml.YAMLError, ValueError, OverflowError):
        return None
    return _Layout(values, end if block else -1)


def _says(text: str, wanted: Mapping[str, str], usual: Mapping[str, str]) -> bool:
    """Whether a reader of the text finds what is wanted."""
    node, _ = parse_tree(text.encode(), FILE)
    values, _ = check(settings_form(), node) if node is not None else (None, ())
    read = {} if values is None else {key: _word(value) for key, value in values.items()}
    return all(read.get(key, usual.get(key)) == value for key, value in wanted.items())


def _word(value: object) -> str:
    """A value that was read, as it is written."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return f"{value:.2f}" if isinstance(value, float) else str(value)


def _fresh(old: str, settings: Settings, under: Settings) -> bytes:
    """A file of our own, with the old text as comment."""
    kept = "".join(f"# {FORBIDDEN.sub('', line)}\n" for line in old.removeprefix("\ufeff").removeprefix(HEAD).splitlines())
    return (settings_text(settings, under) + _SET_ASIDE + kept).encode()
