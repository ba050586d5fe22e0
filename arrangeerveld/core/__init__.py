"""What a board is and how it changes; standard library only."""
