"""Counts the weights of words: `python -m training.words.train`."""
