"""Observatory."""
