"""Attributions to quotations: who each source is within its article, and the day it was said."""
