"""Faces without logic: the command line, JSON lines, the article on a terminal, progress."""
