"""The quotation tagger, trained on PolNeAR: `python -m training.quotations.train`, then `….export`."""
