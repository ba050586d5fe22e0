"""Where everything in a YAML text stands, so that one part of it can be changed and the rest stays byte for byte."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from arrangeerveld.files.composing import SMALL
from arrangeerveld.files.nodes import DEEPEST

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"


class NotEditable(Exception):  # noqa: N818 - it never leaves this package: a sentence is made of it
    """A text in which nothing can be changed without touching something else."""


@dataclass(frozen=True, slots=True)
class Part:
    """A value in a text, from character `start` up to `end`: its text, its items, or its keys with their values."""

    start: int
    end: int
    style: str  # "" for plain, ' " | > for texts, [ and { within brackets, - and : with a line for each
    text: str = ""
    items: tuple[Part, ...] = ()
    keys: tuple[tuple[Part, Part], ...] = ()

    def get(self, key: str) -> Part | None:
        """The value under a key."""
        return next((value for name, value in self.keys if name.text == key), None)

    def name(self, key: str) -> Part | None:
        """The key itself."""
        return next((name for name, _ in self.keys if name.text == key), None)

    def plain(self) -> Plain:
        """The value without its places."""
        if self.style in {"{", ":"}:
            return {name.text: value.plain() for name, value in self.keys}
        if self.style in {"[", "-"}:
            return [item.plain() for item in self.items]
        return self.text.rstrip()


def spans(text: str) -> Part:
    """The whole of a text (without BOM). Raises NotEditable when it is no YAML, or has parts that stand for others."""
    import yaml  # noqa: PLC0415 - 15 ms, for who changes no deck

    quick: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    for loader in (quick, *([yaml.SafeLoader] if len(text) <= SMALL else [])):
        try:
            return _root(text, yaml.parse(text, Loader=loader))
        except (yaml.YAMLError, ValueError, OverflowError):
            continue
    raise NotEditable


def _root(text: str, events: Iterator[Any]) -> Part:
    import yaml  # noqa: PLC0415 - as above

    root: Part | None = None
    for event in events:
        if isinstance(event, yaml.NodeEvent):
            if root is not None:
                raise NotEditable
            root = _part(text, event, events, 0)
    if root is None:
        raise NotEditable
    return root


def _part(text: str, event: Any, events: Iterator[Any], deep: int) -> Part:
    import yaml  # noqa: PLC0415 - as above

    if deep > DEEPEST or isinstance(event, yaml.AliasEvent) or event.anchor is not None or event.tag is not None:
        raise NotEditable
    start: int = event.start_mark.index
    stop: int = event.end_mark.index
    if isinstance(event, yaml.ScalarEvent):
        end = start + len(text[start:stop].rstrip())
        return Part(start, end, text[start] if end > start and text[start] in "'\"|>" else "", event.value)
    parts = list[Part]()
    closing: Any = None
    for inner in events:
        if isinstance(inner, yaml.CollectionEndEvent):
            closing = inner
            break
        parts.append(_part(text, inner, events, deep + 1))
    if closing is None:
        raise NotEditable
    flow = text[start : start + 1] in {"[", "{"}
    end = closing.end_mark.index if flow else parts[-1].end
    if isinstance(event, yaml.SequenceStartEvent):
        return Part(start, end, "[" if flow else "-", items=tuple(parts))
    return Part(start, end, "{" if flow else ":", keys=tuple(zip(parts[::2], parts[1::2], strict=True)))
