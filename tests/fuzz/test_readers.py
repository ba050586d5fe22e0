"""The readers that are fuzzed answer good files, and every input that a fuzzer once found; without a fuzzer."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.readers import READERS, STRUCTURED, seeds

FOUND = [
    ("bord", bytes([STRUCTURED, 3, 0x73, 0x20, 0x30, 0x20, 0x30, 0x20, 0xFF, 0x4C, 0x31]) + b"\xb2" * 40 + b"\x05" + b"\0" * 30),
    ("bord", bytes([STRUCTURED, 3, 0x41, 0x20, 0x69, 0xFF, 0x9A]) + b"kaart@\x15!\xff\xff\xfe0"),  # a deck's name that was cut
    ("bord", b"\x01\x03A \x01\x00\x01\x00\x00\x00\x00\x05|\nken\n  - `\tma e \n "),  # a day with a line break in it
    ("instellingen", b"k\tel: 6\nk\tel: 7\n"),
    ("instellingen", b'"k\tel": 6\n"k\tel": 7\n'),
    ("icoon", b'<path d="M0 0l"/>'),
    ("icoon", b'<path d="M0 0A0 0 0 0 1 0 0"/>'),
    ("icoon", b'<path d="M4 4A 1e308 1e308 0 1 1 1e308 -1e308"/>'),
    ("icoon", b'<path d="M4 4"/><path d="A"/><path d="zzz"/><path d="M1e999 0L1 1"/>'),
]
"""Inputs on which a reader once did something else than answer, and their like."""


@pytest.mark.parametrize("reader", READERS)
def test_good_files_are_answered(reader: str) -> None:
    given_ = list(seeds(reader))
    assert given_
    for seed in given_:
        READERS[reader](seed)


@pytest.mark.parametrize(("reader", "data"), FOUND)
def test_what_a_fuzzer_found_is_answered(reader: str, data: bytes) -> None:
    READERS[reader](data)


@pytest.mark.parametrize("reader", READERS)
def test_a_file_cut_off_anywhere_is_answered(reader: str) -> None:
    seed = min(seeds(reader), key=len)
    for end in range(0, len(seed), max(1, len(seed) // 200)):
        READERS[reader](seed[:end])


@settings(max_examples=100, deadline=None)
@given(st.sampled_from([*READERS]), st.binary(max_size=200))
def test_any_bytes_are_answered(reader: str, data: bytes) -> None:
    READERS[reader](data)
    READERS["bord"](bytes([STRUCTURED]) + data)
