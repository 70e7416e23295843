"""Thin commands: `tasrih read`, `explain`, `schema`, `lexicon`, `evaluate`, `bench`."""
