"""From the bytes of a text file to its text, also when it was saved in another encoding than UTF-8, as old programs do."""

from __future__ import annotations

from arrangeerveld.core.problems import Place, Problem, Refused

_SAVE = "Open het in een tekstprogramma (zoals Kladblok), kies ‘Opslaan als’ en kies daar de codering UTF-8."


def decoded(data: bytes, file: str) -> tuple[str, list[Problem]]:
    """The text, and a problem when it is no UTF-8; `file` is how that calls the file. Raises Refused when it is no text."""
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return _utf_16(data, file)
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as fault:
        return _windows(data, _place(data, fault.start, file))


def _utf_16(data: bytes, file: str) -> tuple[str, list[Problem]]:
    problem = Problem("Dit bestand is opgeslagen als UTF-16 (‘Unicode’).", Place(file), _SAVE)
    try:
        return data.decode("utf-16"), [problem]
    except UnicodeDecodeError:
        raise Refused(problem) from None


def _windows(data: bytes, where: Place) -> tuple[str, list[Problem]]:
    """The text of a file from Windows; of each line apart, for one line may have been pasted into a file that is UTF-8."""
    problem = Problem(
        "Dit bestand is niet opgeslagen als UTF-8. Een teken als é of ’ kan daardoor verkeerd op de kaart staan.", where, _SAVE
    )
    try:
        return "\n".join(_line(line) for line in data.split(b"\n")), [problem]
    except UnicodeDecodeError:
        what = "Dit bestand is niet opgeslagen als UTF-8: hier staat een teken dat niet te lezen is."
        raise Refused(Problem(what, where, _SAVE)) from None


def _line(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252")


def _place(data: bytes, at: int, file: str) -> Place:
    before = data[:at].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
    return Place(file, before.count(b"\n") + 1, column)
