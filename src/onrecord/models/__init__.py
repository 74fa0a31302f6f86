"""The trained weights, each with its card."""
