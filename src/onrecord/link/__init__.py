"""What belongs together across articles: copies, statements with their wordings, refrains, stories.

Nothing here reads or writes a record; whether two things belong together depends on the two alone.
"""

RULES = 1
"""Raised whenever this folder comes to other answers: a record then knows that everything is to be linked anew."""
