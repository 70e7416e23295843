"""The only use of the network: pages and feeds by URL, with every address checked. See docs/fetching.md."""

from tasrih.sources.fetch.fetcher import Fetcher
from tasrih.sources.fetch.limits import FetchLimits

__all__ = ["FetchLimits", "Fetcher"]
