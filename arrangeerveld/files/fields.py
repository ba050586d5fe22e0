"""The parts that a form for a file is made of: which keys there are and what may stand behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text; a longer one is cut off and told. With `lines`, line breaks stay."""

    most: int = 200
    lines: bool = False
    pattern: str = ""  # what the whole text must look like
    example: str = ""  # for messages: how to write it
    required: bool = False
    fallback: Any = None
    word: str = ""  # how messages call it, when not by its key
    about: str = ""  # what it is for, in the schema


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of a few words; without options any short text is good."""

    options: tuple[str, ...] = ()
    required: bool = False
    fallback: Any = None
    word: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number, read as a float, or as an int when `whole`."""

    low: float = 0
    high: float = 9999
    whole: bool = False
    required: bool = False
    fallback: Any = None
    word: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class YesNo:
    """`ja` or `nee`, read as a bool."""

    required: bool = False
    fallback: Any = None
    word: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListOf:
    """A list, read as a tuple: `most` items at most, or `exactly` so many. An item that is wrong is left out."""

    item: Field
    most: int = 100
    exactly: int = 0
    required: bool = False
    fallback: Any = None
    word: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Entries under keys that the author chooses: each key matches `pattern`, each value has the same form."""

    item: Field
    pattern: str
    example: str
    most: int = 100
    required: bool = False
    fallback: Any = None
    word: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """Keys with their fields. Messages call it by its noun and by the text under `title`: `De kaart ‘Samen lezen’`."""

    fields: Mapping[str, Field]
    noun: str  # with its article: "de kaart"
    title: str = ""
    required: bool = False
    fallback: Any = None
    word: str = ""
    about: str = ""


Field: TypeAlias = Text | Choice | Number | YesNo | ListOf | Named | Form
