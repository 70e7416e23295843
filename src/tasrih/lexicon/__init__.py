"""The lexicon: loads and checks the data, and finds all of its forms in one scan."""

from tasrih.lexicon.load import Lexicon, load_lexicon
from tasrih.lexicon.scan import Hit

__all__ = ["Hit", "Lexicon", "load_lexicon"]
