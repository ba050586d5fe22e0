"""How messages about files say things: quotes, enumerations, and what may have been meant."""

from __future__ import annotations

import re
from collections.abc import Sequence

from arrangeerveld.files.cleaning import cleaned, one_line

SHOWN = 40  # characters of a text that a message repeats
CURLED = "“”„‟‘’‚‛«»"
"""Signs that Word and telephones make of a quote."""

READ_SO = " Zo is het nu gelezen."


def shown(text: str) -> str:
    """The start of a text between quotes, on one line."""
    return f"‘{brief(text)}’"


def brief(text: str) -> str:
    """The start of a text, on one line."""
    plain = one_line(text[: 4 * SHOWN])
    return f"{plain[:SHOWN].rstrip()}…" if len(plain) > SHOWN else plain


def named(name: str) -> str:
    """The name of a file or folder, fit to be shown: some systems let names be made of anything."""
    return cleaned(name.encode("utf-8", "replace").decode().replace("\n", " "))


def among(options: Sequence[str], last: str = "of") -> str:
    """`leren, werkhouding of gedrag`."""
    words = [brief(option) for option in options]
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else "".join(words)


def meant(text: str, options: Sequence[str]) -> str:
    """The option that was probably meant, or nothing."""
    from difflib import get_close_matches  # noqa: PLC0415 - a file without mistakes needs no guesses

    plain = one_line(text[:SHOWN]).casefold()
    by_name = {option.casefold(): option for option in options}
    close = get_close_matches(plain, list(by_name), 1, 0.65)  # with 0.6 ‘geluid’ is taken for ‘veld’
    return by_name[close[0]] if close else ""


def parted(text: str, options: Sequence[str]) -> tuple[str, ...]:
    """The words of a text that puts several options in one; nothing when there is another word in it."""
    words = tuple(word for word in re.split(r"[\s,;/&+]+|\ben\b", one_line(text[:400]).casefold()) if word)
    return words if words and all(word in options for word in words) else ()


def typed(text: str, options: Sequence[str]) -> str:
    """The one option that differs by a slip of the keyboard: capitals, one letter, or two letters the other way round; or nothing."""
    plain = one_line(text[:SHOWN]).casefold()
    alike = [option for option in options if _one_slip(plain, option.casefold())]
    return alike[0] if len(alike) == 1 else ""


def _one_slip(one: str, other: str) -> bool:
    if one == other:
        return True
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, meant_rest = one[start:], other[start:]
    swapped = rest[:2] == meant_rest[1::-1] and rest[2:] == meant_rest[2:]
    return swapped or rest[1:] in {meant_rest, meant_rest[1:]} or rest == meant_rest[1:]


def advice(text: str, options: Sequence[str], else_: str = "") -> str:
    """`Bedoel je ‘gedrag’?`, or else which words there are to choose from."""
    if len(words := parted(text, options)) > 1:
        return f"Zet een komma tussen de woorden: {', '.join(words)}."
    if (bare := one_line(text).strip(CURLED)) in options:
        return f"Haal de gekrulde aanhalingstekens weg: {bare}."
    guess = meant(text, options)
    if guess and guess == one_line(text).casefold():
        return f"Schrijf het met kleine letters: {shown(guess)}."
    if guess:
        return f"Bedoel je {shown(guess)}?"
    return else_ or (f"Kies uit {among(options)}." if len(options) <= 12 else "Kies een naam die er wel is.")  # noqa: PLR2004 - more is no help
