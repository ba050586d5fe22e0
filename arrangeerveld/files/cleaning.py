"""The boundary for text from outside: in one normal form, without characters that break or mislead a screen."""

from __future__ import annotations

import re
import unicodedata

FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
"""Control characters, line separators, overrides of the writing direction, lone surrogates and what is no character at all.

Tab and line feed are not in it.
"""

_BREAKS = re.compile("\r\n?|[\u2028\u2029]")


def cleaned(text: str) -> str:
    """The text in NFC, with line feeds as its only line breaks and without forbidden characters; a tab becomes a space."""
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", FORBIDDEN.sub("", _BREAKS.sub("\n", text)).replace("\t", " "))


def one_line(text: str) -> str:
    """The cleaned text on one line, without spaces around it and with single spaces inside."""
    return " ".join(cleaned(text).split())
