"""Fits the scorer of pairs of articles: `python -m training.stories.train`."""
