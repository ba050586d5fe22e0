"""What the first bytes of a picture in a board file say, without decoding it: is it a PNG or JPEG, and how large is it."""

from __future__ import annotations

PNG_SIGN, JPEG_SIGN = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
PNG, JPEG = "image/png", "image/jpeg"
_NO_SIZE = {0xC4, 0xC8, 0xCC}  # markers among those of frames that hold no size
_BARE = {0x01, *range(0xD0, 0xD8)}  # markers without anything behind them


def picture_head(data: bytes) -> tuple[str, int, int] | None:
    """The kind of a picture (`image/png` or `image/jpeg`), its width and height in pixels; None when it is no such picture."""
    if data.startswith(PNG_SIGN) and data[12:16] == b"IHDR" and len(data) >= 24:  # noqa: PLR2004 - where the sizes end
        return PNG, int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
    size = _jpeg_size(data) if data.startswith(JPEG_SIGN) else None
    return size and (JPEG, *size)


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """The size in the first frame header of a JPEG (ITU-T T.81, B.2.2)."""
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:  # noqa: PLR2004 - every marker begins so
        marker = data[at + 1]
        if marker == 0xFF:  # noqa: PLR2004 - fill
            at += 1
        elif marker in _BARE:
            at += 2
        elif 0xC0 <= marker <= 0xCF and marker not in _NO_SIZE:  # noqa: PLR2004 - the frames
            return int.from_bytes(data[at + 7 : at + 9]), int.from_bytes(data[at + 5 : at + 7])
        else:
            at += 2 + int.from_bytes(data[at + 2 : at + 4])
    return None
