"""From marks to pixels: the same drawing for the screen and for the record."""
