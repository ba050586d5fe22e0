"""Boards that tests of the record share: the examples, and one with everything that a record can hold."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image

from arrangeerveld.core.board import Board, Card, Note, NoteSize, Photo, Stroke, Translation
from arrangeerveld.core.geometry import Point, Pose
from arrangeerveld.core.pictures import PictureData, paper_for
from arrangeerveld.core.talk import Agreement, Answer, Consent, Participant, Review, Status
from arrangeerveld.files import places
from arrangeerveld.files.boards import read_board
from arrangeerveld.paint.photos import photo_from

EXAMPLES = sorted(places.examples().glob("*.json"))
ARABIC, TURKISH = "السلام عليكم يا ليلى", "İstanbul’da ışık, ğüşiöç ve çay"
STRANGE = "<b>&amp; ]]> \\( ) {x} %PDF 中 😀 −"


def example(path: Path = EXAMPLES[0]) -> Board:
    board, problems = read_board(path.read_bytes(), path.name)
    assert board is not None
    assert problems == ()
    return board


@lru_cache
def picture() -> PictureData:
    """A small photo."""
    data = BytesIO()
    Image.linear_gradient("L").resize((400, 300)).convert("RGB").save(data, "PNG")
    return photo_from(data.getvalue(), "tekening.png")


def full() -> Board:
    """The example with people, permissions, opinions, a look back, other scripts, and agreements over more than a page."""
    board = example(places.examples() / "arrangeergesprek.json")
    about = replace(
        board.about,
        pupil="Jasmijn de Vries",
        chair="Marieke Bos",
        begin="14:00",
        end="15:28",
        following="2027-01-12",
        heard="zelf",
        teller="de leraar",
        parents_differ="Wij willen liever niet wachten.",
        pupil_differs="Ik wil buiten blijven.",
    )
    items = (
        *board.items,
        Note("ar", NoteSize.LARGE, "geel", ARABIC, Pose(830, 480), zone="gezondheid", by="p1"),
        Note("tr", NoteSize.LARGE, "groen", TURKISH, Pose(1000, 180, 10), zone="werkhouding"),
        Note("st", NoteSize.SMALL, "roze", STRANGE, Pose(400, 480, 350), zone="gedrag"),
        Card(
            "ka",
            "ouder",
            "مرحبا",
            Pose(850, 240),
            "كل يوم ربع ساعة قراءة.",
            zone="werkhouding",
            translations=(Translation("tr", "Merhaba", "Her gün on beş dakika."),),
        ),
        Note(
            "pen",
            NoteSize.SMALL,
            "geel",
            "",
            Pose(480, 620),
            zone="gedrag",
            ink=(Stroke("l", (Point(-40, 0), Point(0, 20), Point(40, -20))),),
        ),
        Photo("f", "Tekening van Jasmijn", paper_for(picture(), 220), Pose(1250, 500, 4), picture(), zone="perspectief"),
        Note("jas", NoteSize.SMALL, "blauw", "Jasmijn leest graag", Pose(1300, 600), zone="er is geen vak met deze naam"),
    )
    rows = tuple(
        Agreement(f"a{i}", f"Afspraak {i}; over ‘lezen’, en meer", "Anja", "2026-11-30", "2027-01-12" if i % 2 else "voor Pasen")
        for i in range(40)
    )
    return replace(
        board,
        about=about,
        items=items,
        agreements=(*rows, Agreement("x", "=1+1", "@vader", status=Status.BUSY)),
        people=(Participant("p1", "moeder", "Anja"), Participant("p2", "leraar", "Kees Bakker"), Participant("p3", "leerling")),
        consents=(Consent("c", "SWV", "Verslag van de observatie", "beide ouders", "2026-11-22", Answer.YES),),
        reviews=(Review("r", "Zijn de vragen beantwoord?", "Ja, bijna alle."),),
    )


def texts(board: Board) -> list[str]:
    """The title of every card and the text of every note."""
    found = [item.title if isinstance(item, Card) else item.text if isinstance(item, Note) else item.name for item in board.items]
    return [" ".join(text.split()) for text in found if text.strip()]
