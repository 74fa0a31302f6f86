"""Bytes become pages: files, archives, rows and standard input are looked at, bounded, named and decoded."""
