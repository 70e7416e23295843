"""How a text names a proposal: the noun, whose it is, and what it is about.

"المبادرة | الروسية | لتأمين الملاحة", "خطة | أنان", "مشروع قرار | قدمته الكويت | بشأن غزة", "خطة | السلام | الأمريكية".
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tasrih.lexicon import Hit
from tasrih.lexicon.proposals import ProposalNoun
from tasrih.link.clauses import looks_joined
from tasrih.link.parties import party_at
from tasrih.link.phrases import describes
from tasrih.link.proposals.desk import FINITE, Desk
from tasrih.link.proposals.matter import matter_end, opening

_CHAIN = 3
_ROUNDS = 3
_TAFIL = 5


@dataclass(slots=True)
class Naming:
    """Words [first, last) that name a proposal. `about`: words [first, last) of its matter, with the letters joined
    before the first of them. `told`: the verb of a relative clause that says what somebody did with it."""

    hit: Hit
    entry: ProposalNoun
    first: int
    last: int
    proposer: str | None = None
    how: str = ""
    also: list[str] = field(default_factory=list)
    about: tuple[int, int, int] | None = None
    addressee: list[str] = field(default_factory=list)
    told: Hit | None = None

    @property
    def definite(self) -> bool:
        """The noun has the article."""
        return self.hit.form.tag.endswith("def")

    @property
    def plural(self) -> bool:
        """More than one of them."""
        return self.hit.form.tag.startswith("pl")

    @property
    def bare(self) -> bool:
        """Nothing says which one is meant: "المقترح"."""
        return self.proposer is None and self.about is None

    @property
    def feminine(self) -> bool:
        """The noun's gender."""
        return self.entry.noun.split()[0].endswith("ة")


def name_at(desk: Desk, hit: Hit, limit: int, known: int = 0) -> Naming:
    """Read on from the noun at `hit`, up to word `limit`; of a known name from its end, word `known`."""
    entry = desk.ctx.lexicon.data.proposals.nouns[hit.form.entry]
    naming = Naming(hit, entry, hit.first, hit.last)
    walk = _Walk(desk, naming, limit)
    if known:
        walk.at = known
    else:
        walk.adjectives()
        walk.genitive()
        walk.put_to()
    for _ in range(_ROUNDS):
        if not (walk.relative() or walk.source() or walk.matter()):
            break
    naming.last = walk.at
    return naming


class _Walk:
    """Reads one phrase from left to right; `at` is the word to be read next."""

    def __init__(self, desk: Desk, naming: Naming, limit: int) -> None:
        self.desk, self.ctx, self.naming, self.limit = desk, desk.ctx, naming, limit
        self.at = naming.hit.last

    def more(self) -> bool:
        """Another word of the same clause follows."""
        return self.at < self.limit and not self.ctx.breaks(self.at)

    def adjectives(self) -> None:
        """ "الروسية الجديدة", "أمريكي": those of an actor say whose it is."""
        naming = self.naming
        about = self.desk.words.phrase_table("about")
        while self.more() and self.ctx.word(self.at) not in about:
            actor = self.ctx.actor_at.get(self.at)
            if actor and self._agrees(actor):
                self._belongs(actor.form.entry, "adjective")
                self.at = actor.last
            elif (
                self.ctx.definite(self.at) == naming.definite
                and self.ctx.word(self.at)[:1] != "و"
                and (describes(self.ctx, self.at))
            ):
                self.at += 1
            else:
                break

    def _agrees(self, actor: Hit) -> bool:
        """An actor's adjective that goes with the noun by its article and gender."""
        tag = actor.form.tag
        if not tag.startswith("dem.") or actor.prefix not in ("", "و"):
            return False
        if tag.endswith(".def") != self.naming.definite:
            return False
        return self.naming.plural or tag.startswith("dem.fs") == self.naming.feminine

    def _belongs(self, code: str, how: str) -> None:
        naming = self.naming
        if how != "from whom" and naming.entry.kind == "draft" and code == "UNO":
            return  # "مشروع قرار أممي", "مسودة قرار مجلس الأمن": put to the United Nations, not by them
        if naming.proposer is None:
            naming.proposer, naming.how = code, how
        elif code != naming.proposer and code not in naming.also:
            naming.also.append(code)

    def genitive(self) -> None:
        """ "خطة ترامب", "مقترح الأمم المتحدة"; "خطة السلام الأمريكية", "مقترح وقف القتال"."""
        naming = self.naming
        if naming.definite or naming.hit.suffix or self.at != naming.hit.last or not self.more():
            return
        party = party_at(self.ctx, self.at)
        if party and not party.prefix and not naming.hit.form.text.endswith("ا"):
            if code := self.desk.code(party):
                self._belongs(code, "genitive")
            self.at = party.last
            self._after_party()
        elif not self._opens():
            self._matter_in_genitive()

    def _after_party(self) -> None:
        """ "اقتراح ترامب تسليح المعلمين": the deed right behind the one who proposes it."""
        deed = self.desk.deeds.get(self.at)
        if self.more() and deed and not deed.prefix and not self.ctx.definite(self.at):
            self._take(self.at, self.at, 0)

    def _matter_in_genitive(self) -> None:
        """The matter as a genitive, and behind it the adjective of whose plan it is."""
        first, at = self.at, self.at
        verb = any(hit.suffix and hit.form.tag.partition(".")[0] in FINITE for hit in self.desk.verbs.get(at, ()))
        if verb or self.ctx.is_(at, "prepositions") or self.ctx.is_(at, "relatives") or at in self.ctx.cues_at:
            return
        if looks_joined(self.ctx, at) or not self._could_be_matter(at):
            return
        while at < min(self.limit, first + _CHAIN) and not self.ctx.definite(at):
            at += 1
            if at < self.limit and self._over(at):
                break
        if at < self.limit and self.ctx.definite(at) and not self._over(at):
            at += 1
            self.naming.about = (first, at, 0)
            self.at = at
            while self.more() and (actor := self.ctx.actor_at.get(self.at)) and self._owner(actor):
                self._belongs(actor.form.entry, "adjective")
                self.at = actor.last
            return
        if self.desk.is_(first, "matters") or first in self.desk.deeds:
            self._take(first, first, 0)

    def _over(self, i: int) -> bool:
        """No genitive reaches over word i."""
        ctx = self.ctx
        return ctx.breaks(i) or ctx.is_(i, "prepositions") or ctx.is_(i, "relatives") or looks_joined(ctx, i)

    def _could_be_matter(self, i: int) -> bool:
        """A definite noun or, as far as its letters tell, a verbal noun; no verb ("خطة تمنح …")."""
        word = self.ctx.word(i)
        if self.ctx.definite(i) or i in self.desk.deeds or self.desk.is_(i, "matters") or word[:1] == "ا":
            return True
        return (word[:1] == "م" and word[-1:] == "ه") or (word[:1] == "ت" and word[3:4] == "ي" and len(word) == _TAFIL)

    def _owner(self, actor: Hit) -> bool:
        """The adjective behind "خطة السلام" goes with the plan and not with the peace."""
        tag = actor.form.tag
        return tag.startswith("dem.fs") and tag.endswith(".def") and self.naming.feminine and actor.prefix in ("", "و")

    def relative(self) -> bool:
        """ "الذي قدمته الكويت", "تقدمت به فرنسا", "المقدم من لندن"."""
        at = self.at
        if not self.more():
            return False
        opened = self.ctx.is_(at, "relatives")
        verb = at + 1 if opened else at
        for hit in self.desk.verbs.get(verb, ()):
            begun = opened or not (self.naming.definite or self.naming.hit.suffix or hit.prefix[:1] in ("و", "ف"))
            if begun and hit.form.tag.startswith(("past", "present")) and self._said(hit):
                return True
        if self.desk.is_(at, "from_whom"):
            return self._from(at + 1)
        return False

    def _said(self, hit: Hit) -> bool:
        """The verb of a relative clause has the proposal as its object: "قدمته", "تقدمت به"."""
        entry = self.ctx.lexicon.data.proposals.verbs[hit.form.entry]
        after = hit.last
        pointing = self.desk.is_(after, "pointing")
        if not pointing and hit.suffix not in ("ه", "ها"):
            return False
        if pointing != ("np" not in entry.takes or not hit.suffix):
            return False
        code, last = self.desk.who(hit._replace(last=after + pointing), self.limit)
        if entry.does != "proposed":
            self.naming.told = hit
        elif code and last > after + pointing:
            self._belongs(code, "relative clause")
        elif not code:
            return False
        self.at = max(last, after + pointing)
        self.put_to()
        return True

    def put_to(self) -> None:
        """ "قدمته الكويت | إلى مجلس الأمن", "مشروع قرار | لمجلس الأمن"."""
        draft = self.naming.entry.kind == "draft"
        joined = draft and self.ctx.word(self.at)[:1] == "ل" and self.at in self.ctx.actor_at
        if self.more() and (joined or self.desk.is_(self.at, "toward")):
            codes, last = self.desk.party(self.at if joined else self.at + 1)
            if codes and last <= self.limit:
                self.naming.addressee, self.at = codes, last

    def source(self) -> bool:
        """ "عرضا من بيونغيانغ", "مقترح من قبل مصر"."""
        return (
            self.more()
            and not (self.naming.proposer or self.naming.definite or self.naming.about)
            and self._from(self.at)
        )

    def _from(self, at: int) -> bool:
        if not self.desk.is_(at, "from"):
            return False
        at += 1 + (self.ctx.word(at + 1) in self.desk.words["part"])
        codes, last = self.desk.party(at)
        if not codes or last > self.limit:
            return False
        for code in codes:
            self._belongs(code, "from whom")
        self.at = last
        return True

    def _opens(self) -> bool:
        return self._opening() is not None

    def matter(self) -> bool:
        """ "لتأمين الملاحة", "بشأن سوريا", "يدعو إلى هدنة", "بعقد قمة"."""
        if not self.more() or self.naming.about:
            return False
        opening = self._opening()
        if opening is None:
            return False
        start, prefix = opening
        return self._take(self.at, start, prefix)

    def _opening(self) -> tuple[int, int] | None:
        return opening(self.desk, self.at, self.limit, self.naming.entry.kind in ("proposal", "offer"))

    def _take(self, first: int, start: int, prefix: int) -> bool:
        """The matter from word `start` on; False where nothing is left of it."""
        end = matter_end(self.desk, start, self.limit)
        if end <= start:
            return False
        self.naming.about = (start, end, prefix)
        self.at = end
        return True
