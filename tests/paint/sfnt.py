"""The widths of letters straight from the tables of a font file (OpenType: cmap 4, hhea, hmtx), beside Pillow."""

from __future__ import annotations

import struct
from pathlib import Path


class Widths:
    """Advance widths of a font in em."""

    def __init__(self, path: Path) -> None:
        self._data = path.read_bytes()
        (count,) = struct.unpack(">4xH", self._data[:6])
        records = [struct.unpack(">4s4xLL", self._data[12 + 16 * i : 28 + 16 * i]) for i in range(count)]
        self._tables = {name.decode(): start for name, start, _ in records}
        self.units = self._at("head", ">H", 18)
        self._metrics = self._at("hhea", ">H", 34)
        self._glyphs = self._read_cmap()

    @property
    def tables(self) -> frozenset[str]:
        return frozenset(self._tables)

    def has(self, char: str) -> bool:
        return bool(self._glyphs.get(ord(char)))

    def of(self, char: str) -> float:
        glyph = min(self._glyphs.get(ord(char), 0), self._metrics - 1)
        return self._at("hmtx", ">H", 4 * glyph) / self.units

    def _at(self, table: str, form: str, offset: int) -> int:
        value: int = struct.unpack_from(form, self._data, self._tables[table] + offset)[0]
        return value

    def _read_cmap(self) -> dict[int, int]:
        data, cmap = self._data, self._tables["cmap"]
        (count,) = struct.unpack_from(">2xH", data, cmap)
        for i in range(count):
            (offset,) = struct.unpack_from(">4xL", data, cmap + 4 + 8 * i)
            start = cmap + offset
            if struct.unpack_from(">H", data, start)[0] == 4:
                return self._format_4(start)
        raise LookupError("no table of format 4")

    def _format_4(self, start: int) -> dict[int, int]:
        data, glyphs = self._data, dict[int, int]()
        count = struct.unpack_from(">H", data, start + 6)[0] // 2
        ends = struct.unpack_from(f">{count}H", data, start + 14)
        first = start + 16 + 2 * count
        starts = struct.unpack_from(f">{count}H", data, first)
        deltas = struct.unpack_from(f">{count}H", data, first + 2 * count)
        offsets = struct.unpack_from(f">{count}H", data, first + 4 * count)
        for i, (low, high, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
            for code in range(low, high + 1):
                glyph = code
                if offset:
                    (glyph,) = struct.unpack_from(">H", data, first + 4 * count + 2 * i + offset + 2 * (code - low))
                glyphs[code] = (glyph + delta) % 65536 if glyph or not offset else 0
        return glyphs
