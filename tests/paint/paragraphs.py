"""Random paragraphs on pages, and the lines that another program reads back from them."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from pathlib import Path

from arrangeerveld.core.geometry import Point, Rect, Size
from arrangeerveld.core.layout import fit, text_marks
from arrangeerveld.core.marks import Text, Weight
from arrangeerveld.core.paper import Page, Part
from arrangeerveld.files import places
from arrangeerveld.paint.fonts import Typeface
from arrangeerveld.paint.pdf import pdf
from tests.paint import readers

WORDS = [
    *("samenwerkingsverband", "jeugdgezondheidszorg", "de", "het", "een", "rust", "klas", "lezen", "rekenen", "thuis", "ouders", "leraar"),
    *("werkhouding", "gedragsverandering", "kind", "zelf", "+", "−", "?", "vijf", "minuten", "time-out-plek", "conciërge", "naïef"),
    *("İstanbul", "ışık", "żółw", "één", "10:30", "p/w’s", "“ja”", "in", "op"),
]


def paragraphs(count: int, seed: int = 1) -> list[tuple[str, Rect, tuple[float, ...], Weight]]:
    """Texts of one to thirty words, each with the box and the sizes (mm) of a card, a note, or a paper."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    boxes = ((210.0, (27.0, 25.8, 24.6)), (128.0, (28.0, 26.3, 24.6)), (218.0, (28.0, 26.3, 24.6)), (400.0, (14.3,)))
    return [
        (
            " ".join(chance.choices(WORDS, k=chance.randint(1, 30))),
            Rect(20.0, 20.0, wide * chance.uniform(0.7, 1.2), 4000.0),
            sizes,
            chance.choice(list(Weight)),
        )
        for wide, sizes in (chance.choice(boxes) for _ in range(count))
    ]


def differing(count: int, typeface: Typeface, path: Path) -> int:
    """How many of these paragraphs another program reads from the PDF in other lines than the mat and its picture draw."""
    drawn: list[list[str]] = []
    pages = []
    for text, box, sizes, weight in paragraphs(count):
        marks = text_marks(fit(text, box, sizes, weight, typeface), box, "#1f2d3a", weight)
        drawn.append([mark.text for mark in marks])
        foot = Text(Point(20.0, marks[-1].start.y + 200), "EINDE", 20.0, "#000000")
        pages.append(Page(Size(700.0, foot.start.y + 30), (Part(("P 1",), (*marks, foot), text),)))
    path.write_bytes(pdf(tuple(pages), "Alinea’s", datetime(2026, 11, 22, tzinfo=UTC), typeface, places.fonts()))
    lines = readers.run("pdftotext", "-raw", "-enc", "UTF-8", path, "-").replace("\x0c", "").splitlines()
    found: list[list[str]] = [[]]
    for line in lines:
        if line.strip() == "EINDE":
            found.append([])
        elif line.strip():
            found[-1].append(line.strip())
    return sum(one != other for one, other in zip(drawn, found[:-1], strict=True))
