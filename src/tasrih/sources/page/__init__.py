"""HTML pages → articles."""
