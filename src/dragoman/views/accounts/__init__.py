"""What comparing two accounts of one meeting needs; :mod:`dragoman.views.compare` is its face."""
