"""Who is who across articles: what articles tell of their speakers in, the speakers of a record out.

Nothing here reads or writes a record; the answer depends on nothing but what is given, in any order.
"""

RULES = 1
"""Raised whenever this folder comes to other answers: a record then knows that its speakers are to be grouped anew."""
