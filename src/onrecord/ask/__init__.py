"""Questions that a record answers: what was said, with the place where it stands."""
