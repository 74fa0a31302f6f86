"""Trains the classifier of a dump's lines: `python -m training.lines.train`, measured by `training.lines.validate`."""
