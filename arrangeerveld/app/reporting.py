"""Keeping the report of a touch test: a small text file beside the boards, for whoever helps with the screen."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path


def keep(folder: Path, text: str) -> tuple[str, bool]:
    """Write a report that was not there yet; gives the sentence to tell, and whether something went wrong."""
    from arrangeerveld.core.problems import Refused  # noqa: PLC0415 - hardly ever
    from arrangeerveld.files.names import free_path  # noqa: PLC0415
    from arrangeerveld.files.saving import save  # noqa: PLC0415

    now = datetime.now().astimezone()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = free_path(folder, f"aanraaktest-{now:%Y-%m-%d}", (".txt",)).with_suffix(".txt")
        save(path, f"Aanraaktest van {now:%d-%m-%Y %H:%M}\n\n{text}".encode())
    except Refused as refused:
        return str(refused.problems[0]), True
    except OSError:
        return "Het verslag is niet bewaard. De map voor borden gaat niet open. Kies een andere map met --map.", True
    return f"Bewaard: {path.name} in de map {folder.name}.", False
