"""robots.txt: what a site lets robots fetch, and how often. Asked once for each origin and day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from tasrih.errors import FetchError, FetchFailed, FetchLater, FetchRefused
from tasrih.sources.fetch.body import unpacked
from tasrih.sources.fetch.limits import Deadline, FetchLimits
from tasrih.sources.fetch.url import Target, shown
from tasrih.sources.fetch.wiring import Wiring

if TYPE_CHECKING:
    from protego import Protego

    from tasrih.sources.fetch.client import Answer, Client
    from tasrih.sources.fetch.transport import Head

_LONGEST = 512 << 10
_KEPT = 86_400.0
_KEPT_FAILURE = 300.0
_MOST = 256
_FAILED = 500
ROBOT = "tasrih"
_OTHERS = "another"
_NAMES = ("user-agent", "useragent", "user agent")


class _Known(NamedTuple):
    """What is known about an origin: its rules (None: all is allowed), or why they cannot be had."""

    until: float
    rules: Protego | None
    failure: FetchError | None


class Robots:
    """The rules of the origins asked so far."""

    def __init__(self, client: Client, limits: FetchLimits, wiring: Wiring) -> None:
        self._client = client
        self._limits = limits
        self._wiring = wiring
        self._known: dict[str, _Known] = {}

    def check(self, target: Target, deadline: Deadline) -> None:
        """Raises FetchError where the site does not want it, or does not say."""
        known = self._of(target, deadline)
        if known.failure is not None:
            raise type(known.failure)(str(known.failure)) from known.failure
        if known.rules is not None and not known.rules.can_fetch(str(target), ROBOT):
            raise FetchRefused(
                f"{shown(target)}: robots.txt of the site asks robots not to fetch this; save the page by hand"
            )

    def delay(self, target: Target) -> float | None:
        """The pause the site asks for between two requests, None where it asks for none."""
        known = self._known.get(target.origin)
        return known.rules.crawl_delay(ROBOT) if known is not None and known.rules is not None else None

    def _of(self, target: Target, deadline: Deadline) -> _Known:
        known = self._known.get(target.origin)
        if known is None or known.until < self._wiring.clock():
            known = self._asked(target, deadline)
            self._known.pop(target.origin, None)
            self._known[target.origin] = known
            if len(self._known) > _MOST:
                del self._known[next(iter(self._known))]
        return known

    def _asked(self, target: Target, deadline: Deadline) -> _Known:
        try:
            answer = self._client.follow(target._replace(path="/robots.txt"), deadline, self._take, lambda _: None)
            return _Known(self._wiring.clock() + _KEPT, self._rules(target, answer), None)
        except FetchError as error:
            return _Known(self._wiring.clock() + _KEPT_FAILURE, None, _without_rules(target, error))

    def _take(self, head: Head, stream: Iterator[bytes]) -> bytes:
        """The beginning of the file; what stands behind the limit is not read, as RFC 9309 has it."""
        if head.status != 200:
            return b""
        data = bytearray()
        for piece in unpacked(head.target, head.headers.get("content-encoding", ""), stream, self._limits):
            data += piece
            if len(data) >= _LONGEST:
                return bytes(data[: data.rfind(b"\n", 0, _LONGEST) + 1])
        return bytes(data)

    def _rules(self, target: Target, answer: Answer) -> Protego | None:
        status = answer.head.status
        if status == 429 or status >= _FAILED:
            raise FetchLater(f"{target.host} answers {status} for robots.txt, so nothing there is fetched; try later")
        return parsed(answer.data) if status == 200 else None


def _without_rules(target: Target, error: FetchError) -> FetchError:
    """A refusal is the page's refusal as well; a failure needs the word that robots.txt failed."""
    if not isinstance(error, FetchFailed):
        return error
    return FetchFailed(f"{error} (it was asked for robots.txt of {target.host}; without that nothing is fetched)")


def parsed(data: bytes) -> Protego:
    """The rules in a robots.txt."""
    from protego import Protego

    return Protego.parse("\n".join(_for_three(data.decode("utf-8-sig", "replace"))))


def _for_three(text: str) -> Iterator[str]:
    """The lines, with all names but ours and * made one.

    The library keeps every rule once for every name in its group: thousands of both, and memory is gone.
    """
    for line in text.splitlines():
        words = " ".join(line.partition("#")[0].split()).lower()
        found = next((name for name in _NAMES if words.startswith(name)), None)
        yield line if found is None else f"User-agent: {_group(words.removeprefix(found).strip(' :'))}"


def _group(name: str) -> str:
    if name == "*":
        return name
    return ROBOT if name.partition("/")[0].strip("* ") == ROBOT else _OTHERS
