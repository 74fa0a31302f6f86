"""Trains the scorer of antecedents: `python -m training.coreference.train`."""
