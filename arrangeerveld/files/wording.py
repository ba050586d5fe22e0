"""How messages about files say things: quotes, enumerations, and what may have been meant."""

from __future__ import annotations

from collections.abc import Sequence

from arrangeerveld.files.cleaning import one_line

SHOWN = 40  # characters of a text that a message repeats


def shown(text: str) -> str:
    """The start of a text between quotes, on one line."""
    plain = one_line(text[: 4 * SHOWN])
    return f"‘{plain[:SHOWN].rstrip()}…’" if len(plain) > SHOWN else f"‘{plain}’"


def among(options: Sequence[str]) -> str:
    """`leren, werkhouding of gedrag`."""
    return f"{', '.join(options[:-1])} of {options[-1]}" if len(options) > 1 else "".join(options)


def meant(text: str, options: Sequence[str]) -> str:
    """The option that was probably meant, or nothing."""
    from difflib import get_close_matches  # noqa: PLC0415 - a file without mistakes needs no guesses

    plain = one_line(text[:SHOWN]).casefold()
    by_name = {option.casefold(): option for option in options}
    close = get_close_matches(plain, list(by_name), 1, 0.6)
    return by_name[close[0]] if close else ""


def advice(text: str, options: Sequence[str], else_: str = "") -> str:
    """`Bedoel je ‘gedrag’?`, or else which words there are to choose from."""
    guess = meant(text, options)
    if guess:
        return f"Bedoel je ‘{guess}’?"
    return else_ or (f"Kies uit {among(options)}." if len(options) <= 12 else "")  # noqa: PLR2004 - more is no help
