"""Places on the calendar as the first and the last of their days: those of `find.when`."""

from tasrih.find.when import Days, bounds, spread

__all__ = ["Days", "bounds", "spread"]
