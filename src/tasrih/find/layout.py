"""Layout: headline, dateline, credits and boilerplate, and which sentences are the article proper.

Works line by line on folded text; every decision is about one line and its neighbours, so it is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tasrih.lexicon import Lexicon
from tasrih.text.document import Document, Sentence
from tasrih.text.fold import fold_form
from tasrih.text.paragraphs import paragraph_bounds

Bounds = tuple[int, int]
_ENDED = frozenset(".؟!…:\"”»›)")
_BRACKETED = re.compile(r"(?P<place>[^()\n:–—]{0,60})\((?P<agency>[^()\n]{2,40})\)\s{0,3}[-–—:]{1,3}\s{0,3}")
_DASHED = re.compile(r"\s?\*?\s?(?P<place>[^()\n:–—\-.\"«“*]{2,45}?)\s{0,3}(?:\([^()\n]{2,25}\)\s{0,3})?(?:--|[–—]|(?<=\s)-|/)\s{0,3}")
_SIGNED = re.compile(r"(?P<place>[^()\n:–—\-]{2,30}?)\s{0,3}[-–—ـ:،,/]\s{0,3}(?P<agency>[^:\n]{2,50})")
_AGENCY_BEHIND = re.compile(r"[«\"“]?(?P<agency>[^«»\"“”:–—\n-]{2,30})[»\"”]?\s{0,2}[:–—-]{1,2}\s{0,2}")
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
_RULE = re.compile(r"[-=_*×xX.•~\s]{3,}")
_LONGEST_HEADLINE = 40
_LONGEST_BYLINE = 9
_TEASER = range(6, 20)


@dataclass(slots=True)
class Layout:
    """Folded offsets of what is not the article proper, and the sentences that are."""

    headline: Bounds | None = None
    dateline: tuple[int, int, str] | None = None
    credits: list[Bounds] = field(default_factory=list)
    boilerplate: list[Bounds] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)

    def drops(self, offset: int) -> bool:
        """A folded offset lies in boilerplate."""
        return any(start <= offset < end for start, end in self.boilerplate)


def find_layout(doc: Document, lexicon: Lexicon, title: str | None = None) -> Layout:
    """The layout of an article; `title` helps to know its headline."""
    finder = _Finder(doc, lexicon, title)
    finder.run()
    return finder.layout


class _Finder:
    """Walks the lines of one document from both ends inwards."""

    def __init__(self, doc: Document, lexicon: Lexicon, title: str | None) -> None:
        self.doc = doc
        self.words = lexicon.layout_words
        self.lines = list(paragraph_bounds(doc.folded))
        self.title = fold_form(title or "")
        self.layout = Layout()
        self.skip: list[Bounds] = []

    def run(self) -> None:
        """All decisions, top to bottom, then the sentences that are left."""
        first = self._headline()
        first = self._bylines(first)
        last = self._closing(first, len(self.lines))
        self._boilerplate(first, last)
        for n in range(first, min(last, first + 4)):
            if self._inline_dateline(self.lines[n]):
                break
        self._sentences()

    def line(self, n: int) -> str:
        """Line n without the space around it."""
        return self.doc.folded[slice(*self.lines[n])].strip()

    def words_of(self, n: int) -> list[str]:
        """Folded words of line n."""
        first, last = self.doc.word_range(*self.lines[n])
        return self.doc.words[first:last]

    def _headline(self) -> int:
        """Number of the line behind the headline."""
        if not self.lines:
            return 0
        words = self.words_of(0)
        text = " ".join(words)
        if self.title and text and (text == self.title or (len(words) > 3 and self.title.startswith(text))):
            self.layout.headline = self._trimmed(0)
            return 1
        if len(self.lines) < 2 or self.title or len(words) > _LONGEST_HEADLINE or not words:
            return 0
        gap = self.doc.folded[self.lines[0][1] : self.lines[1][0]]
        alone = gap.count("\n") > 1 or len(self.line(1)) > len(self.line(0))
        if alone and not self.line(0).endswith((".", "،", ":")) and len(self.line(0)) < 200:
            self.layout.headline = self._trimmed(0)
            return 1
        return 0

    def _trimmed(self, n: int) -> Bounds:
        start, end = self.lines[n]
        line = self.doc.folded[start:end]
        return start + len(line) - len(line.lstrip()), start + len(line.rstrip())

    def _bylines(self, first: int) -> int:
        """Past the lines between headline and body that sign the article."""
        if first == 0:
            return self._bylines_above(first)
        while first < len(self.lines) - 1 and first < 5:
            if not self._byline(first):
                break
            first += 1
        return first

    def _bylines_above(self, first: int) -> int:
        return first + 1 if len(self.lines) > 1 and self._byline(first) else first

    def _byline(self, n: int) -> bool:
        line, words = self.line(n), self.words_of(n)
        if _UUID.fullmatch(line) or self._is_boilerplate(n):
            self._drop(n)
            return True
        if not words or len(words) > _LONGEST_BYLINE or line.endswith((".", "؟", "!", '"')):
            return False
        signed = _SIGNED.fullmatch(line)
        if self._agency(line):
            self._credit(self._trimmed(n))
        elif signed and (self._place(signed["place"]) or self._agency(signed["place"]) or self._agency(signed["agency"])):
            self._sign(n, signed)
        elif not (self.layout.headline and n == 1 and len(words) <= 4 and len(self.line(n + 1)) > 80):
            return False
        self._drop(n, report=False)
        return True

    def _sign(self, n: int, signed: re.Match[str]) -> None:
        start = self._trimmed(n)[0]
        if self._place(signed["place"]) and self.layout.dateline is None:
            a, b = start + signed.start("place"), start + len(signed["place"].rstrip())
            self.layout.dateline = (a, b, self.doc.letters(a, b))  # type: ignore[assignment]
        for name in ("place", "agency"):
            part = signed[name].strip()
            if self._agency(part):
                at = start + signed.start(name) + signed[name].index(part)
                self._credit((at, at + len(part)))

    def _agency(self, text: str) -> bool:
        """The text names agencies or outlets and nothing else."""
        text = fold_form(text)
        if not text:
            return False
        if text in self.words["agencies"]:
            return True
        head, _, tail = text.partition(" و")
        return bool(tail) and head in self.words["agencies"] and tail in self.words["agencies"]

    def _place(self, text: str) -> bool:
        """The text begins with a city or state: "دبي، الإمارات العربية المتحدة"."""
        first = fold_form(re.split("[،,]", text)[0])
        return first in self.words["cities"] or first in self.words["places"]

    def _closing(self, first: int, last: int) -> int:
        """Number of the line at which the article's tail of credits and rules begins."""
        while last > first + 1 and last > len(self.lines) - 6:
            n = last - 1
            line = self.line(n).strip(" *()[]")
            if self._agency(line) or self._source_line(line):
                self._credit(self._inner(n))
                self._drop(n, report=False)
            elif _RULE.fullmatch(self.line(n)) or self._is_boilerplate(n):
                self._drop(n)
            else:
                break
            last = n
        return last

    def _source_line(self, line: str) -> bool:
        words = fold_form(line)
        return len(words.split()) < 10 and any(
            words.startswith(word + " ") or words == word for word in self.words["source_words"]
        )

    def _inner(self, n: int) -> Bounds:
        """What a credit line credits, without "المصدر:" and brackets."""
        start, end = self._trimmed(n)
        line = self.doc.folded[start:end]
        cut = line.find(":") + 1
        inner = line[cut:].strip(" *()[]")
        at = start + line.index(inner, cut) if inner else start
        return at, at + len(inner)

    def _credit(self, bounds: Bounds) -> None:
        """Credit each agency in `bounds` on its own ("RT + وكالات")."""
        start, end = bounds
        for match in re.finditer(r"[^+/،,\n]+", self.doc.folded[start:end]):
            part = match.group().strip()
            if part:
                at = start + match.start() + match.group().index(part)
                self.layout.credits.append((at, at + len(part)))

    def _drop(self, n: int, report: bool = True) -> None:
        if report:
            self.layout.boilerplate.append(self._trimmed(n))
        self.skip.append(self.lines[n])

    def _is_boilerplate(self, n: int) -> bool:
        words = self.words_of(n)
        if not words:
            return bool(self.line(n))
        if _RULE.fullmatch(self.line(n)):
            return True
        return self._marked(words, "marks_line") and len(words) < 30 and not (len(words) > 9 and self.line(n).endswith("."))

    def _marked(self, words: list[str], table: str) -> bool:
        text = " ".join(words[:5]) + " "
        return any(text.startswith(mark + " ") for mark in self.words[table + ":" + words[0]])

    def _boilerplate(self, first: int, last: int) -> None:
        """Marked lines between, the short lines behind a bare mark, and teasers of other stories."""
        body = range(first, last)
        unended = [n for n in body if self.line(n)[-1:] not in _ENDED]
        teasers_stand_out = len(unended) * 4 <= len(body)
        after_mark = False
        for n in body:
            words = self.words_of(n)
            if self._is_boilerplate(n):
                self._drop(n)
                after_mark = bool(words) and len(words) <= 3 and self._marked(words, "marks_block")
            elif after_mark and len(words) < 18 and self.line(n)[-1:] not in _ENDED:
                self._drop(n)
            else:
                after_mark = False
                if teasers_stand_out and n in unended and n > first and self._teaser(n, last):
                    self._drop(n)

    def _teaser(self, n: int, last: int) -> bool:
        """A line in the midst that ends without a stop and is as long as a headline."""
        if len(self.words_of(n)) not in _TEASER or n + 1 >= last:
            return False
        if self.line(n).startswith("و"):
            return False
        return self.line(n - 1)[-1:] in _ENDED and self.line(n - 1)[-1:] != ":" and '"' not in self.line(n)[-2:]

    def _inline_dateline(self, line: Bounds) -> bool:
        """The dateline that opens the body: "موسكو (رويترز) - ", "دبي، الإمارات العربية المتحدة (CNN)--", "واشنطن – "."""
        start, end = line
        bracketed = _BRACKETED.match(self.doc.folded, start, end)
        if bracketed and (self._agency(bracketed["agency"]) or self._place(bracketed["place"])):
            self._set_dateline(start, bracketed)
            a = bracketed.start("agency")
            self._credit((a, bracketed.end("agency")))
            return True
        dashed = _DASHED.match(self.doc.folded, start, end)
        if dashed and len(dashed["place"].split()) <= 5 and self._place(dashed["place"]):
            self._set_dateline(start, dashed)
            self._agency_behind(dashed.end(), end)
            return True
        return False

    def _agency_behind(self, at: int, end: int) -> None:
        """"بغداد - رويترز: " or "القاهرة – «الشرق الأوسط» – " go on with who reports."""
        match = _AGENCY_BEHIND.match(self.doc.folded, at, end)
        if match and self._agency(match["agency"]):
            self._credit((match.start("agency"), match.end("agency")))
            self.skip.append((at, match.end()))

    def _set_dateline(self, start: int, match: re.Match[str]) -> None:
        place = match["place"].rstrip()
        if place.strip() and self.layout.dateline is None:
            a = match.start("place") + len(place) - len(place.lstrip())
            b = match.start("place") + len(place)
            self.layout.dateline = (a, b, self.doc.letters(a, b))  # type: ignore[assignment]
        self.skip.append((start, match.end()))

    def _sentences(self) -> None:
        self.skip.sort()
        self.layout.sentences = list(self._outside(self.doc.sentences))

    def _outside(self, sentences: list[Sentence]) -> Iterator[Sentence]:
        """Sentences without the words that lie in skipped stretches."""
        for sentence in sentences:
            first, last = sentence.first, sentence.last
            for start, end in self.skip:
                while first < last and start <= self.doc.starts[first] < end:
                    first += 1
            if first < last:
                yield Sentence(first, last, sentence.paragraph)
