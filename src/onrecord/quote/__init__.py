"""Article → attributions: quotation marks, the trained tagger, and how its spans are tied together."""
