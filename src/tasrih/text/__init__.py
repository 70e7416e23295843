"""Arabic text that keeps its offsets: folding, words, sentences."""
