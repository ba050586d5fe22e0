"""Who took a note: a few letters on its face, telling people apart where that can be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from arrangeerveld.core.board import Board, Note, NoteSize
from arrangeerveld.core.faces import SHADOW_MARGIN, face_key, note_box, note_face
from arrangeerveld.core.geometry import Pose
from arrangeerveld.core.marks import Panel, Text
from arrangeerveld.core.tags import BARE, Tags, initials, tagging
from arrangeerveld.core.talk import Participant
from tests import fakes
from tests.fakes import MEANS

NOTE = Note("n", NoteSize.SMALL, "geel", "Hoe gaat het nu met lezen en rekenen?", Pose(100, 100), by="p1")


@pytest.mark.parametrize(
    ("label", "letters"),
    [
        ("Fatma Demir", "FD"),
        ("F. Demir-de Vries", "FDD"),
        ("ouder 1", "O1"),
        ("leraar", "L"),
        ("SWV", "SWV"),
        ("intern begeleider", "IB"),
        ("Zoë", "Z"),
        ("J.", "J"),
        ("李", "李"),
        ("…", ""),
    ],
)
def test_letters_come_from_the_name_or_the_role(label: str, letters: str) -> None:
    assert initials([Participant("p1", label)]) == {"p1": letters}
    assert initials([Participant("p1", "ouder 1", label)]) == {"p1": letters}


def test_people_who_are_alike_get_more_letters() -> None:
    people = [Participant(str(i), role) for i, role in enumerate(("leraar", "leerling", "directeur"))]
    assert initials(people) == {"0": "Ler", "1": "Lee", "2": "D"}


def test_a_note_shows_who_took_it_as_long_as_that_person_is_known() -> None:
    board = replace(Board(fakes.MAT), people=(Participant("p1", "leraar", "Bas"),), items=(NOTE,))
    assert tagging(board)(NOTE) == Tags("B")
    assert tagging(board)(replace(NOTE, by="")) is BARE
    assert tagging(board)(replace(NOTE, by="weg")) is BARE
    assert tagging(board)(fakes.card("k")) is BARE
    assert face_key(NOTE, Tags("B")) != face_key(NOTE, BARE)


def test_the_initials_hide_no_writing_and_lie_within_what_is_repainted() -> None:
    bare, signed = note_face(NOTE, MEANS), note_face(NOTE, MEANS, Tags("IB"))
    more = [mark for mark in signed.marks if mark not in bare.marks]
    tab = next(mark.place for mark in more if isinstance(mark, Panel))
    assert [mark.text for mark in more if isinstance(mark, Text)] == ["IB"]
    assert set(bare.marks) <= set(signed.marks)
    box = note_box(NOTE.size)
    assert tab.y >= box.bottom - 4
    assert tab.bottom <= NOTE.size.h + SHADOW_MARGIN
    assert tab.right < NOTE.size.w / 2
