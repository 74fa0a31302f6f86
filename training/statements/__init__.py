"""Fits the scorer of statements: which quotations of two articles report one utterance."""
