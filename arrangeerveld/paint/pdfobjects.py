"""The grammar of a PDF file (ISO 32000-1): objects, streams, the table that finds them. The same parts give the same bytes."""

from __future__ import annotations

import hashlib
import zlib

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


class Objects:
    """The numbered objects of one file."""

    def __init__(self) -> None:
        self._bodies: list[bytes] = []

    def reserve(self) -> int:
        """A number for an object that comes later."""
        self._bodies.append(b"null")
        return len(self._bodies)

    def put(self, body: str | bytes, number: int = 0) -> int:
        """Add an object, or fill in a reserved one; its number."""
        number = number or self.reserve()
        self._bodies[number - 1] = body if isinstance(body, bytes) else body.encode("latin-1")
        return number

    def stream(self, data: bytes, keys: str = "", *, squeeze: bool = True, number: int = 0) -> int:
        """Add a stream, squeezed unless it is already, or must stay readable."""
        if squeeze:
            data, keys = zlib.compress(data, 9), f"{keys} /Filter /FlateDecode"
        head = f"<< {keys} /Length {len(data)} >>\nstream\n".encode("latin-1")
        return self.put(head + data + b"\nendstream", number)

    def file(self, root: int, info: int) -> bytes:
        """The whole file."""
        parts, places, at = [HEADER], list[int](), len(HEADER)
        for number, body in enumerate(self._bodies, 1):
            part = b"%d 0 obj\n%s\nendobj\n" % (number, body)
            places.append(at)
            parts.append(part)
            at += len(part)
        mark = hashlib.md5(b"".join(parts), usedforsecurity=False).hexdigest().upper()
        table = "".join(f"{place:010d} 00000 n \n" for place in places)
        count = len(places) + 1
        trailer = f"<< /Size {count} /Root {root} 0 R /Info {info} 0 R /ID [<{mark}> <{mark}>] >>"
        end = f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer\n{trailer}\nstartxref\n{at}\n%%EOF\n"
        return b"".join([*parts, end.encode("ascii")])


def text(value: str) -> str:
    """A string in any script, as UTF-16."""
    return f"<FEFF{value.encode('utf-16-be', 'replace').hex().upper()}>"


def refs(numbers: list[int]) -> str:
    """References to objects, in an array."""
    return f"[{' '.join(f'{number} 0 R' for number in numbers)}]"


def number(value: float) -> str:
    """A number with as few digits as a fine printer needs."""
    return f"{value:.3f}".rstrip("0").rstrip(".") or "0"
