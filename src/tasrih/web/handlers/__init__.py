"""What is asked for besides pages and API: our own files, the display, the door."""

from tasrih.web.handlers.static import static

__all__ = ["static"]
