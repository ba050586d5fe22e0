"""The journal of a talk: what is written comes back, with its undo history; what is cut or damaged ends it, never more."""

import json
import os
import random
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from arrangeerveld.core import operations
from arrangeerveld.core.board import Board, Card, Note, NoteSize, Photo, Stroke
from arrangeerveld.core.geometry import Point, Pose, Size
from arrangeerveld.core.gestures import Drag, Inking, Writing
from arrangeerveld.core.history import Done, History
from arrangeerveld.core.pictures import PictureData
from arrangeerveld.files import journalwriter
from arrangeerveld.files.boards import write_board
from arrangeerveld.files.journal import DAMAGED, Journal, recovered, wiped
from arrangeerveld.files.journalchange import change, changed
from arrangeerveld.files.journaldisk import RealJournalDisk
from arrangeerveld.files.journalframes import Sort, framed, frames, texts, whole
from arrangeerveld.files.journalreading import Found, read_on, replayed
from arrangeerveld.files.journalwriter import Event, Filed, Stepped, Unfinished, Writer, taken_up
from tests.fakes import board, card, note, stroke
from tests.talks import Talk


def seal(history: History) -> list[tuple[str, str]]:
    """All of a history: each step with the text of its board."""

    def chain(done: Done | None) -> Iterator[tuple[str, str]]:
        while done is not None:
            yield done.label, write_board(done.board)
            done = done.earlier

    return [("", write_board(history.present)), *chain(history.past), ("", ""), *chain(history.future)]


def written(folder: Path, seed: int, steps: int) -> tuple[Talk, Writer]:
    talk, writer = Talk(seed), Writer(Journal(folder, RealJournalDisk()))
    for before, after in talk.steps(steps):
        writer.write([Stepped(before, after)])
    return talk, writer


def bytes_of(folder: Path) -> bytes:
    (path,) = folder.glob("*.jrn")
    return path.read_bytes()


@pytest.mark.parametrize("seed", range(4))
def test_a_talk_comes_back_with_all_its_steps(tmp_path: Path, seed: int) -> None:
    talk, writer = written(tmp_path / "t", seed, 120)
    found = recovered(tmp_path / "t")
    assert found is not None
    assert found.steps == writer.steps == 120
    assert seal(found.history) == seal(talk.session.history)


def test_every_first_part_of_a_talk_is_in_it(tmp_path: Path) -> None:
    talk = Talk(5)
    writer = Writer(Journal(tmp_path / "t", RealJournalDisk()))
    boards = []
    for before, after in talk.steps(60):
        writer.write([Stepped(before, after)])
        boards.append(write_board(after.present))
    data = bytes_of(tmp_path / "t")
    for steps, text in enumerate(boards, 1):
        found = replayed(data, steps)
        assert found is not None
        assert (found.steps, write_board(found.history.present)) == (steps, text)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6))
def test_a_change_makes_the_second_board_of_the_first(seed: int) -> None:
    boards = [before.present for before, _ in Talk(seed).steps(25)]
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    for _ in range(10):
        one, other = chance.choice(boards), chance.choice(boards)
        made = changed(one, json.loads(json.dumps(change(one, other))))
        assert write_board(made) == write_board(other)


def test_a_change_holds_only_what_changed() -> None:
    before = board(*(card(f"k{i}", 300 + i) for i in range(40)), ink=[stroke("i", (10, 10), (20, 20))])
    moved = operations.move(before, "k7", Pose(900, 300))
    text = json.dumps(change(before, moved))
    assert '"k7"' in text
    assert '"k8"' not in text
    assert '"i"' not in text
    assert len(text) < 700


def test_a_step_writes_as_much_on_a_full_board_as_on_an_empty_one(tmp_path: Path) -> None:
    sizes = []
    for many in (2, 1000):
        journal = Journal(tmp_path / str(many), RealJournalDisk())
        writer, history = Writer(journal), History(board(*(card(f"k{i}", 200 + i % 800, 300) for i in range(many))))
        grown = []
        for step in range(4):  # the first writes the board
            size = journal.size
            after = history.commit("kaart", operations.move(history.present, "k1", Pose(400, 200 + step, 0)))
            writer.write([Stepped(history, after)])
            grown.append(journal.size - size)
            history = after
        assert grown[0] > many * 50
        sizes.append(grown[1:])
    assert all(abs(full - few) < 16 for few, full in zip(*sizes, strict=True)), sizes  # places in the stack have more digits
    assert max(sizes[1]) < 1000


def test_a_mat_and_unknown_parts_come_back() -> None:
    before = board(note("n"))
    after = replace(before, mat=replace(before.mat, name="Ander veld"), unknown=())
    assert changed(before, json.loads(json.dumps(change(before, after)))) == after


@pytest.fixture(scope="module")
def long_talk(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, list[str]]:
    """The bytes of a journal, and the text of the board after each step, from none on."""
    folder = tmp_path_factory.mktemp("lang") / "t"
    talk = Talk(8)
    writer = Writer(Journal(folder, RealJournalDisk()))
    boards = [write_board(talk.session.present)]
    for before, after in talk.steps(150):
        writer.write([Stepped(before, after)])
        boards.append(write_board(after.present))
    return bytes_of(folder), boards


def last_records(data: bytes, count: int) -> int:
    """Where the last records begin."""
    ends = [frame.end for frame in frames(data)]
    return ends[-1 - count]


def test_cut_at_every_byte_it_is_a_first_part(long_talk: tuple[bytes, list[str]]) -> None:
    data, boards = long_talk
    start = last_records(data, 3)
    head = replayed(data[:start])
    assert head is not None
    assert head.steps == 147
    seen = set()
    for end in range(start, len(data) + 1):
        found = tail_of(data[:end], start, head)
        assert right(found, head, boards)
        seen.add(found.steps)
    assert seen == {147, 148, 149, 150}


def test_with_every_byte_flipped_it_is_a_first_part(long_talk: tuple[bytes, list[str]]) -> None:
    data, boards = long_talk
    start = last_records(data, 2)
    chance = random.Random(4)  # noqa: S311 - not for secrets
    head = replayed(data[:start])
    assert head is not None
    for at in range(start, len(data)):
        for mask in (1 << chance.randrange(8), chance.randint(1, 255)):
            broken = bytearray(data)
            broken[at] ^= mask
            found = tail_of(bytes(broken), start, head)
            assert found.steps in {148, 149}
            assert right(found, head, boards)


def right(found: Found, head: Found, boards: list[str]) -> bool:
    """Whether the board is the one after so many steps; that of the head was looked at before."""
    return found.history is head.history or write_board(found.history.present) == boards[found.steps]


def tail_of(data: bytes, start: int, head: Found) -> Found:
    """As `replayed`, with the unchanged beginning of the file read before."""
    found = replace(head, kept=list(head.kept), pictures=dict(head.pictures), drafts=dict(head.drafts))
    read_on(found, frames(data[start:]))
    return found


def test_flipped_and_cut_anywhere_it_never_raises(long_talk: tuple[bytes, list[str]]) -> None:
    data, boards = long_talk
    chance = random.Random(9)  # noqa: S311 - not for secrets
    for _ in range(120):
        broken = bytearray(data[: chance.choice((len(data), chance.randrange(len(data))))])
        for _ in range(chance.randint(0, 3)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        found = replayed(bytes(broken))
        assert found is None or write_board(found.history.present) == boards[found.steps]


def finished(folder: Path) -> Board:
    """The board as it comes back, with what was unfinished."""
    found = recovered(folder)
    assert found is not None
    steps = found.finished()
    return steps[-1][1] if steps else found.history.present


def test_what_is_unfinished_comes_back_as_a_step(tmp_path: Path) -> None:
    folder = tmp_path / "t"
    writer = Writer(Journal(folder, RealJournalDisk()))
    history = History(board(note("n", text="oud")))
    line = Inking("lijn", (Point(10, 10), Point(200, 300.5)), loose=(Point(220, 310),))
    fresh = note("vers", text="")
    texts_ = Writing("n", "nieuw", 5), Writing("vers", "half af", 7, fresh=fresh)
    writer.write([Unfinished(history, (line, *texts_, Drag("n", Point(0, 0), 0.0, Point(5, 5))))])
    now = finished(folder)
    assert [(item.id, item.text) for item in now.items if isinstance(item, Note)] == [("n", "nieuw"), ("vers", "half af")]
    assert now.ink[0] == Stroke("lijn", (Point(10, 10), Point(200, 300.5), Point(220, 310)))
    found = recovered(folder)
    assert found is not None
    again = taken_up(folder, found)
    assert again.history is not None
    assert write_board(again.history.present) == write_board(now)
    labels = []
    done = again.history.past
    while done is not None:
        labels.append(done.label)
        done = done.earlier
    assert labels == ["memo", "tekst", "pen"]


def test_what_is_written_in_blanks_is_kept_too_and_hides_nothing_of_the_others(tmp_path: Path) -> None:
    folder = tmp_path / "t"
    writer = Writer(Journal(folder, RealJournalDisk()))
    start = History(board(note("n", text="oud")))
    blanks = (
        Writing("", "Rust", 4, blank="over/title"),
        Writing("", "5", 1, blank="over/group"),
        Writing("", "weg", 3, blank="persoon/x/name"),
    )
    writer.write([Unfinished(start, blanks)])
    now = finished(folder)
    assert (now.about.title, now.about.group) == ("Rust", "5")
    assert now.items == start.present.items


def test_what_was_finished_is_no_draft_any_more(tmp_path: Path) -> None:
    folder = tmp_path / "t"
    writer = Writer(Journal(folder, RealJournalDisk()))
    start = History(board(note("n", text="oud")))
    mine, theirs = Writing("n", "nieuw", 5), Inking("lijn", (Point(10, 10), Point(200, 300)))
    writer.write([Unfinished(start, (mine, theirs))])
    after = start.commit("tekst", mine.apply(start.present))
    writer.write([Stepped(start, after, ("lijn",))])  # the line goes on
    found = recovered(folder)
    assert found is not None
    assert set(found.drafts) == {"lijn"}
    writer.write([Unfinished(after, ())])  # the line was dropped
    found = recovered(folder)
    assert found is not None
    assert not found.drafts
    assert found.steps == 1
    size = len(bytes_of(folder))
    writer.write([Unfinished(after, ())])
    assert len(bytes_of(folder)) == size


def test_a_torn_tail_is_set_aside_and_the_rest_goes_on(tmp_path: Path) -> None:
    folder = tmp_path / "t"
    talk, _ = written(folder, 3, 30)
    (path,) = folder.glob("*.jrn")
    torn = path.read_bytes() + framed(Sort.STEP, b'{"n": 31, "label": "half')[:-9]
    path.write_bytes(torn)
    found = recovered(folder)
    assert found is not None
    assert found.steps == 30
    writer = taken_up(folder, found)
    assert seal(writer.history or found.history) == seal(talk.session.history)
    (aside,) = folder.glob(f"*{DAMAGED}")
    assert aside.read_bytes() == torn
    (now,) = folder.glob("*.jrn")
    assert replayed(now.read_bytes()) is not None
    before = talk.session.history
    talk.session.do("nog een", lambda one: operations.place(one, note("later")))
    writer.write([Stepped(before, talk.session.history)])
    found = recovered(folder)
    assert found is not None
    assert found.steps == 31
    assert seal(found.history) == seal(talk.session.history)


def test_a_damaged_record_in_the_middle_ends_it(tmp_path: Path) -> None:
    folder = tmp_path / "t"
    written(folder, 3, 30)
    (path,) = folder.glob("*.jrn")
    data = bytearray(path.read_bytes())
    ends = [frame.end for frame in frames(bytes(data))]
    data[ends[14] + 40] ^= 0xFF
    path.write_bytes(data)
    found = recovered(folder)
    assert found is not None
    assert found.end == ends[14]
    taken_up(folder, found)
    (aside,) = folder.glob(f"*{DAMAGED}")
    assert aside.read_bytes() == bytes(data)


def test_a_grown_file_is_renewed_without_drafts_and_with_every_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journalwriter, "GROWN", 20_000)
    folder = tmp_path / "t"
    talk, writer = Talk(6), Writer(Journal(folder, RealJournalDisk()))
    line = Inking("lijn", tuple(Point(10.0 + i, 10.5) for i in range(90)))
    for before, after in talk.steps(60):
        writer.write([Stepped(before, after), Unfinished(after, (line,))])
    assert writer.journal.number > 1
    data = bytes_of(folder)  # one file only
    assert sum(frame.sort is Sort.DRAFT for frame in frames(data)) < 30
    found = recovered(folder)
    assert found is not None
    assert seal(found.history) == seal(talk.session.history)
    assert "lijn" in found.drafts


def test_a_very_long_talk_keeps_its_last_steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journalwriter, "GROWN", 10_000)
    monkeypatch.setattr(journalwriter, "MOST", 20_000)
    monkeypatch.setattr(journalwriter, "LAST", 10)
    talk, writer = written(tmp_path / "t", 6, 150)
    found = recovered(tmp_path / "t")
    assert found is not None
    assert found.steps == writer.steps == 150
    kept, true = seal(found.history), seal(talk.session.history)
    many = kept[1:].index(("", ""))
    assert 10 <= many < 150
    assert kept[: many + 1] == true[: many + 1]


class Stubborn(RealJournalDisk):
    """Fails at one of its calls."""

    def __init__(self, number: int, sort: type[OSError] = OSError) -> None:
        self.left, self._sort = number, sort

    def _count(self) -> None:
        self.left -= 1
        if self.left == 0:
            raise self._sort(28, "No space left on device")

    def write(self, handle: int, data: bytes) -> int:
        self._count()
        return super().write(handle, data[: max(1, len(data) // 2)])

    def datasync(self, handle: int) -> None:
        self._count()
        super().datasync(handle)

    def fsync(self, handle: int) -> None:
        self._count()
        super().fsync(handle)

    def create(self, path: Path) -> int:
        self._count()
        return super().create(path)

    def replace(self, source: Path, target: Path) -> None:
        self._count()
        super().replace(source, target)

    def go_on(self, path: Path) -> int:
        self._count()
        return super().go_on(path)


def test_after_a_failing_disk_nothing_is_lost(tmp_path: Path) -> None:
    for number in range(1, 200):
        folder, disk = tmp_path / f"t{number}", Stubborn(number)
        talk, writer = Talk(7), Writer(Journal(folder, disk))
        failed = 0
        waiting: list[Event] = []
        for before, after in talk.steps(3):
            waiting.append(Stepped(before, after))
            try:
                writer.write(waiting)
            except OSError:
                failed += 1
                found = recovered(folder)
                assert (found.steps if found else 0) >= writer.steps
            else:
                waiting = []
        if waiting:
            writer.write(waiting)
        found = recovered(folder)
        assert found is not None
        assert found.steps == writer.steps == 3
        assert seal(found.history) == seal(talk.session.history)
        assert not list(folder.glob("*.tmp"))
        if not failed:
            assert number > 30  # every call that there is has failed once
            return
    pytest.fail("it went on failing")


def test_the_file_of_the_board_is_remembered(tmp_path: Path) -> None:
    folder = tmp_path / "t"
    _, writer = written(folder, 2, 3)
    writer.write([Filed(Path("/borden/a.json"), (12, 34), whole=True)])
    found = recovered(folder)
    assert found is not None
    assert (found.path, found.mark, found.unfiled) == (Path("/borden/a.json"), (12, 34), False)
    writer.write([Unfinished(writer.history or found.history, (Inking("x", (Point(1, 2), Point(3, 4))),))])
    found = recovered(folder)
    assert found is not None
    assert found.unfiled


def test_a_picture_is_written_once() -> None:
    known: set[str] = set()
    picture = "data" * 5000
    data = texts(Sort.STEP, {"n": 1, "deel": {"beeld": picture}}, known)
    data += texts(Sort.STEP, {"n": 2, "deel": {"beeld": picture, "zo": "§" + "0" * 64}}, known)
    assert len(data) < len(picture) * 1.1
    first, one, two = frames(data)
    named = first.plain
    pictures = {named["naam"]: named["tekst"]}
    assert whole(one, pictures)["deel"] == {"beeld": picture}
    assert whole(two, pictures)["deel"] == {"beeld": picture, "zo": "§" + "0" * 64}


@pytest.mark.skipif(os.name != "posix", reason="rights are those of POSIX")
def test_only_the_user_can_read_it(tmp_path: Path) -> None:
    folder = tmp_path / "een" / "twee"
    written(folder, 1, 2)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert folder.parent.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}


def test_it_can_be_taken_away(tmp_path: Path) -> None:
    folder = tmp_path / "t"
    written(folder, 1, 2)
    wiped(folder)
    assert not folder.exists()
    assert recovered(folder) is None


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_no_reason_to_fail(data: bytes) -> None:
    assert replayed(data) is None
    assert replayed(framed(Sort.BEGIN, data)) is None


def test_a_record_that_makes_no_sense_ends_it(long_talk: tuple[bytes, list[str]]) -> None:
    data, boards = long_talk
    for body in (
        b"[]",
        b"{}",
        b'{"n": 151}',
        b'{"n": 151, "tijd": 1, "label": "x", "ids": {"nee": ["a"]}}',
        b'{"n":151,"tijd":1,"label":"","heel":[3]}',
    ):
        for sort in Sort:
            found = replayed(data + framed(sort, body))
            assert found is not None
            if sort not in {Sort.BACK, Sort.AGAIN, Sort.STEP, Sort.SWAP}:
                assert write_board(found.history.present) == boards[150]


def test_notes_of_both_sizes(tmp_path: Path) -> None:
    writer = Writer(Journal(tmp_path / "t", RealJournalDisk()))
    start = History(board())
    after = start
    for size in NoteSize:
        before, after = after, after.commit("memo", operations.place(after.present, Note(f"n{size}", size, "roze", "x", Pose(300, 300))))
        writer.write([Stepped(before, after)])
    found = recovered(tmp_path / "t")
    assert found is not None
    assert found.history.present == after.present


@pytest.mark.parametrize("on_card", [False, True])
def test_a_picture_is_written_once_however_often_it_is_moved(tmp_path: Path, *, on_card: bool) -> None:
    image = BytesIO()
    Image.effect_noise((160, 120), 80).save(image, "PNG")
    data = image.getvalue()
    picture = PictureData(sha256(data).hexdigest(), "image/png", 160, 120, data)
    photo = Photo("f", "de hoek", Size(200, 150), Pose(400, 300), picture)
    card = Card("f", "swv", "de hoek", Pose(400, 300), picture=picture)
    start = History(board(note("n")))
    after = start.commit("foto", operations.place(start.present, card if on_card else photo))
    writer = Writer(Journal(tmp_path / "t", RealJournalDisk()))
    writer.write([Stepped(start, after)])
    for i in range(6):
        before, after = after, after.commit("foto verplaatst", operations.move(after.present, "f", Pose(300 + i, 300)))
        writer.write([Stepped(before, after)])
    assert len(bytes_of(tmp_path / "t")) < 2 * len(data) + 8000
    found = recovered(tmp_path / "t")
    assert found is not None
    assert seal(found.history) == seal(after)
    assert found.history.present.items[-1].picture.data == data  # type: ignore[union-attr]


def test_a_line_on_a_note_comes_back_with_the_note(tmp_path: Path) -> None:
    start = History(board(note("n", 300, 300)))
    line = Inking("l", (Point(290, 300), Point(310, 305)), note="n")
    writer = Writer(Journal(tmp_path / "t", RealJournalDisk()))
    writer.write([Unfinished(start, (line,))])
    assert write_board(finished(tmp_path / "t")) == write_board(line.apply(start.present))
