"""The program on the screen: the only part that knows Kivy."""
