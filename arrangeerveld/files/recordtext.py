"""The record as plain text, to paste into a pupil's file: headed, in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from arrangeerveld.core.record import Block, Entry, Heading, Pair, Record, Seen, Signing, Table, Words

UNDER = {1: "=", 2: "-"}


def text_of(record: Record) -> str:
    """The whole text, a block a paragraph; lines are not broken, the system it is pasted into does that."""
    return "\n".join(line for block in record.blocks for line in _lines(block)) + "\n"


def row_lines(table: Table) -> Iterator[str]:
    """The rows of a table as sentences: `wat: …; wie: …`; empty cells are left out."""
    for row in table.rows:
        yield "; ".join(f"{head}: {' '.join(cell.split())}" for head, cell in zip(table.head, row, strict=True) if cell)


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield from (*([""] if block.level > 1 else []), block.text, UNDER[block.level] * len(block.text))
        case Pair():
            yield f"{block.label}: {block.value}"
        case Words():
            yield block.text
        case Entry():
            first, *rest = block.line.split("\n")
            yield f"- {first}"
            yield from (f"  {line}" for line in rest)
        case Table():
            yield from (f"- {line}" for line in row_lines(block))
        case Signing():
            yield from (f"{person}: ____________________  datum: __________" for person in block.people)
        case Seen():
            yield "(Het veld zelf staat in het PDF-bestand en in het plaatje.)"
