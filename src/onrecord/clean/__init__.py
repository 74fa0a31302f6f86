"""Page to Article: the body without the page around it, its facts, its language."""
