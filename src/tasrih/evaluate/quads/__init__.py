"""One quad class for a text: what the rules say, and what a linear model learns from labelled texts.

texts → evidence (the reading, and what the lexicon finds) → rules, or features → model → scores
"""
