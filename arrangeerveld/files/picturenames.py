"""How a picture beside a deck or a field may be called."""

from __future__ import annotations

import re

PICTURE = (
    r"(?!([Cc][Oo][Nn]|[Pp][Rr][Nn]|[Aa][Uu][Xx]|[Nn][Uu][Ll]|[Cc][Oo][Mm][0-9]|[Ll][Pp][Tt][0-9])\.)"
    r"[A-Za-z0-9À-ÿ](?!.*\.\.)[A-Za-z0-9À-ÿ .,()&+'_-]{0,99}\.([Pp][Nn][Gg]|[Jj][Pp][Ee]?[Gg])"
)
"""One plain file name: no folder, no drive, no name that Windows keeps for devices."""


def plain_name(name: str) -> bool:
    """Whether a picture has a name that it may have: of a file, and not a way to another folder."""
    return re.fullmatch(PICTURE, name) is not None
