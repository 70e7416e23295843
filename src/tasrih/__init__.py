"""tasrih (تصريح): reads Arabic diplomatic news and keeps who said what, to whom, with the words that say so."""

__version__ = "0.1.0"
