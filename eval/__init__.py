"""Measures onrecord against gold: `make eval` prints every figure beside the last one and fails when one fell."""
