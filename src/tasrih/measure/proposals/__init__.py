"""The lives of proposals: one initiative, plan or draft through all articles, with every reaction in time order."""

from tasrih.measure.proposals.life import Life, State, Told, Traced, lives, once, traced

__all__ = ["Life", "State", "Told", "Traced", "lives", "once", "traced"]
