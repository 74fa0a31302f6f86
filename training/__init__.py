"""Trains what onrecord ships: one command a model; not part of the wheel."""
