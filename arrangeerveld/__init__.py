"""The digital Arrangeerveld: a placemat with cards for the Arrangeergesprek."""

__version__ = "0.1.0"
