"""Who bears which title: roles and states of persons from their mentions, and the persons that titles alone mean."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from tasrih.find.background import Background
from tasrih.find.mentions import Found, PersonMention
from tasrih.find.scene import Scene
from tasrih.find.title_base import Title
from tasrih.text.fold import fold

if TYPE_CHECKING:
    from tasrih.find.persons import Draft

OTHER = "OTHER"
_RANKING = {"office": 3, "counterpart": 3, "private": 2, "rank": 1, "honour": 0}
_NEAR = 60
_WINDOW = 120
_FAR = 250
_BODY = 5
_BEFORE_A_BODY = frozenset({"", "و", "ل", "ب", "ال", "لل", "وال", "بال"})


class Bearers:
    """Fills role and state of every person, then finds the bearers of titles without a name."""

    def __init__(
        self, scene: Scene, found: list[Found], person: list[int], drafts: list[Draft], published: str | None
    ) -> None:
        self.scene, self.found, self.person, self.drafts = scene, found, person, drafts
        self.published = published
        self._background = Background(scene)
        self._served: set[str] = set()
        self._rivals: dict[str, set[str]] = {}
        self._un = any(hit.form.entry == "UNO" for hit in scene.actors.values())
        self.role = [mention.title.text if mention.title else None for mention in found]
        self.of = [mention.title.of if mention.title else None for mention in found]

    def run(self) -> None:
        """Roles from titles, then from what refers back, then from what is only likely."""
        self._take_posts()
        for n, mention in enumerate(self.found):
            if mention.title and mention.title.head.kind == "office" and not self.of[n]:
                self.of[n] = self._body_before(mention)
        for draft in self.drafts:
            self._settle(draft)
        for n, mention in enumerate(self.found):
            bearer = self.drafts[self.person[n]] if self.person[n] >= 0 else None
            if mention.title and self._refer(n, mention.title) and bearer and len(bearer.mentions) <= _WINDOW:
                self._settle(bearer)
        self._served = {draft.of for draft in self.drafts if draft.of and draft.of != OTHER}
        for draft in self.drafts:
            if draft.of and draft.role:
                self._rivals.setdefault(draft.role, set()).add(draft.of)
        for draft in self.drafts:
            self._default(draft)
        for n, mention in enumerate(self.found):
            if mention.name_first < 0 and mention.title and self.person[n] < 0:
                self.person[n] = self._bearer(n, mention.title)
                if self.person[n] < 0 and not self.of[n]:
                    self.of[n] = self._alone(mention)

    def mention(self, n: int) -> PersonMention:
        """Mention n as it is handed on."""
        found, who = self.found[n], self.person[n]
        title = found.title
        role, of = self.role[n], self.of[n]
        gender = title.gender if title else "m"
        if who >= 0:
            role, of = role or self.drafts[who].role, of or self.drafts[who].of
            gender = self.drafts[who].gender
        number = "pl" if title and title.number == "pl" else "sg"
        how = "counterpart" if title and title.head.kind == "counterpart" else found.how
        return PersonMention(
            found.first, found.last, found.name_first, found.name_last, role, of, gender, number, found.prefix, who, how
        )

    def _take_posts(self) -> None:
        """ "تعيين X في منصب …": the title alone belongs to the one named just before the word for an office."""
        for n, mention in enumerate(self.found):
            if mention.name_first >= 0 or n == 0 or not mention.title or (mention.title.of and self.person[n] >= 0):
                continue
            before = self.found[n - 1]
            word = self.scene.word(mention.first - 1)
            if word in self.scene.words.posting and self.person[n - 1] >= 0 and mention.first - before.last <= 5:
                self.person[n] = self.person[n - 1]
                self.drafts[self.person[n]].mentions.append(n)

    def _settle(self, draft: Draft) -> None:
        """The best title of the person's mentions: one with a state before one without, an office before a rank."""
        titled = [(n, t) for n in draft.mentions if (t := self.found[n].title) and (self.role[n] or self.of[n])]
        if not titled:
            return
        n, title = max(titled, key=self._worth)
        draft.role = self.role[n]
        draft.of = self.of[n] or next((of for m, _ in titled if (of := self.of[m])), None)
        draft.head, draft.gender, draft.how = title.head.head, title.gender, self.found[n].how
        draft.grade = next((told.grade for _, told in titled if told.grade), "")
        draft.former = self._former(draft.role)
        if title.honour and not draft.role:
            draft.how = "name" if not draft.of else draft.how

    def _worth(self, pair: tuple[int, Title]) -> tuple[bool, bool, int, bool, int]:
        """How well a mention's title tells who somebody is."""
        n, title = pair
        return not title.accusative, bool(self.role[n]), _rank(title), bool(self.of[n]), -n

    def _former(self, role: str | None) -> bool:
        return any(fold_word(word) in self.scene.words.former for word in (role or "").split())

    def _refer(self, n: int, title: Title) -> bool:
        """A counterpart takes the role, "his minister" the state, of the person before."""
        if title.head.kind != "counterpart" and not (title.own and not self.of[n]):
            return False
        before = self._before(n, need_role=title.head.kind == "counterpart")
        if title.head.kind == "counterpart":
            role, other = self._told(before) if before >= 0 else (None, None)
            if title.direction and other:
                self.of[n] = self.scene.words.directions.get((title.direction, other))
            self.role[n] = _in_gender(self.scene, role, title.gender)
        elif before >= 0:
            self.of[n] = self._told(before)[1]
        if title.own and title.head.kind != "counterpart" and not self.of[n]:
            self.of[n] = self._actor_before(self.found[n].first)
        return True

    def _told(self, n: int) -> tuple[str | None, str | None]:
        who = self.person[n]
        title = self.found[n].title
        if who < 0 and title and self.found[n].name_first < 0 and title.head.kind != "counterpart":
            who = self._bearer(n, title)
        draft = self.drafts[who] if who >= 0 else None
        role = draft.role if draft and (who == self.person[n] or len((self.role[n] or "").split()) == 1) else None
        told = role if role and self.found[n].name_first < 0 else self.role[n] or role
        return told, self.of[n] or (draft.of if draft else None)

    def _before(self, n: int, need_role: bool) -> int:
        """The nearest mention before n that says what is needed."""
        first = self.found[n].first
        for m in range(n - 1, -1, -1):
            if first - self.found[m].last > _NEAR:
                break
            role, of = self._told(m)
            if (role if need_role else of) and self.person[m] != self.person[n]:
                return m
        return -1

    def _body_before(self, mention: Found) -> str | None:
        """ "المتحدثة باسم الوزارة": whom the last ministry before it belongs to, where its full name was told."""
        role = mention.title.role if mention.title else []
        bare = fold_word(role[-1]).removeprefix("ال") if len(role) > 1 and role[-1].startswith("ال") else ""
        if bare not in self.scene.words.institutions:
            return None
        for i in range(mention.first - 1, max(-1, mention.first - _FAR), -1):
            word = self.scene.word(i)
            if word.endswith(bare) and word[: -len(bare)] in _BEFORE_A_BODY and (code := self._body_at(i, bare)):
                return code
        return None

    def _body_at(self, i: int, bare: str) -> str | None:
        """The actor that a body named from word i on is, or that its name holds ("وزارة الدفاع الأميركية")."""
        for k in range(i, min(i + _BODY, self.scene.last_of[i])):
            hit = self.scene.actors.get(k)
            if hit and hit.form.tag != "weak" and (k > i or bare in hit.form.text):
                return hit.form.entry
            if k > i and (self.scene.gap(k) != "plain" or k in self.scene.verbs):
                return None
        return None

    def _actor_before(self, i: int) -> str | None:
        for k in range(i - 1, max(-1, i - _NEAR), -1):
            hit = self.scene.actors.get(k)
            if hit and hit.form.tag != "weak":
                return hit.form.entry
        return None

    def _default(self, draft: Draft) -> None:
        """What the text does not say: a mediator is the UN's, a private person nobody's, a minister the country's."""
        if draft.of or not draft.role:
            if not draft.role and not draft.of:
                self._prior(draft)
            return
        head = self.scene.words.heads[draft.head] if draft.head else None
        if head and head.kind == "private":
            draft.of = OTHER
        elif head and head.international:
            draft.of = head.international
        elif draft.head in self.scene.words.international and self._un:
            draft.of = "UNO"
        else:
            self._prior(draft)
            state, how = self._likely(draft) if not draft.of else (None, "")
            if state:
                draft.of, draft.how = state, how

    def _likely(self, draft: Draft) -> tuple[str | None, str]:
        """The likely state of an official, and what it was told by."""
        rivals = self._rivals.get(draft.role or "", set())
        if draft.head in self.scene.words.domestic:
            others = self._served - {draft.of or ""}
            code = next(iter(others)) if len(others) == 1 and not rivals else ""
            own = code if code in self.scene.kinds and self.scene.kinds[code].kind == "state" else None
            if own or (own := self._background.own(rivals)):
                return own, "domestic"
        return self._background.about(self.found[draft.mentions[0]].first, rivals), "context"

    def _alone(self, mention: Found) -> str | None:
        """The state of an official without a name: the one that the article is about."""
        title = mention.title
        if title is None or title.head.kind != "office" or title.number != "sg":
            return None
        if title.head.international or title.head.head in self.scene.words.international:
            return title.head.international
        rivals = self._rivals.get(title.text or "", set())
        own = self._background.own(rivals) if title.head.head in self.scene.words.domestic else None
        return own or self._background.about(mention.first, rivals)

    def _prior(self, draft: Draft) -> None:
        """The shipped list of office-holders, where its dates fit the article's."""
        hit = next((h for n in draft.mentions if (h := self.scene.holder_at.get(self.found[n].name_first))), None)
        if hit is None or not self.published:
            return
        for office in self.scene.holders.get(hit.form.entry, ()):
            since, to, day = office.since or "", office.to or "9", self.published
            if day[: len(since)] >= since and day[: len(to)] <= to:
                draft.role, draft.of, draft.gender = draft.role or office.role, office.of, office.gender
                draft.how = "prior" if draft.how == "name" else draft.how
                return

    def _bearer(self, n: int, title: Title) -> int:
        """The person whom a title without a name means: the last so titled before it, else the first behind it."""
        behind = range(n + 1, min(len(self.found), n + _WINDOW) if self.of[n] else n + 1)
        seen: set[int] = set()
        for m in itertools.chain(range(n - 1, max(-1, n - _WINDOW), -1), behind):
            who = self.person[m]
            if who < 0 or who in seen:
                continue
            if self._fits(n, title, self.drafts[who]):
                return who
            seen.add(who)
        return -1

    def _fits(self, n: int, title: Title, draft: Draft) -> bool:
        if not draft.head or draft.former != self._former(self.role[n]):
            return False
        of = self.of[n]
        if of and draft.of != of:
            return False
        leaders = self.scene.words.leaders
        if of and title.head.head in leaders and draft.head in leaders and len(title.role) == 1:
            return True
        if title.gender != draft.gender:
            return False
        if title.head.head == draft.grade and len(title.role) == 1:
            return True
        mine, theirs = _content(self.scene, self.role[n]), _content(self.scene, draft.role)
        if title.head.kind == "counterpart":
            return bool(of) and bool(mine) and mine == theirs
        return mine <= theirs if of or len(title.role) > 1 or title.head.head != "رئيس" else mine == theirs


def _rank(title: Title) -> int:
    return _RANKING[title.head.kind]


def _content(scene: Scene, role: str | None) -> set[str]:
    """A role's words, folded, without article and without "former"."""
    words = {fold_word(word) for word in (role or "").split()}
    return {word.removeprefix("ال") for word in words - scene.words.former}


def fold_word(word: str) -> str:
    """One word of the original, folded."""
    return fold(word).text


def _in_gender(scene: Scene, role: str | None, gender: str) -> str | None:
    """A role with its first word in the gender of the one who bears it now, without "former"."""
    if not role:
        return role
    first, *rest = role.split()
    for head in scene.words.heads.values():
        forms = (head.head, head.f) if gender == "f" else (head.f, head.head)
        if head.f and " " not in head.head and first.removeprefix("ال") == forms[0]:
            first = ("ال" if first.startswith("ال") else "") + forms[1]
            break
    return " ".join([first, *(word for word in rest if fold_word(word) not in scene.words.former)])
