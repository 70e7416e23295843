"""Titles: what stands behind a word like "minister", how far it runs, and whom it serves.

A title is open while its last noun waits for a complement ("وزير", "رئيس وزراء") and closed once that has come
("وزير الخارجية", "رئيس وزراء بريطانيا", "الرئيس"); only a closed title takes adjectives and "لشؤون …".
"""

from __future__ import annotations

from tasrih.find.names import name_end
from tasrih.find.scene import Scene
from tasrih.find.title_base import Title, Walk, begin, served
from tasrih.lexicon import Hit
from tasrih.lexicon.persons import RoleHead

LONGEST = 16


def title_at(scene: Scene, i: int, eager: bool = False) -> Title | None:
    """The title that begins at word i; eager, whatever hangs on it with ل / ب / في is taken for a part of it."""
    hit = scene.roles.get(i)
    if hit is None:
        return None
    title = begin(scene, hit)
    _Parser(scene, title, eager).run()
    return title


class _Parser(Walk):
    """Walks the words behind a title's head and widens the title."""

    def run(self) -> None:
        title, scene = self.title, self.scene
        limit = min(title.first + LONGEST, scene.last_of[title.first])
        while title.last < limit:
            gap = scene.gap(title.last)
            if gap == "quote" and (end := self._quoted(limit)):
                title.role += self._letters(title.last, end)
                title.last, self.open = end, False
                continue
            if gap != "plain" or not self._step(title.last):
                break
            self.fresh = False
        title.closed = not self.open

    def _step(self, i: int) -> bool:
        """Take word i (and what hangs on it) into the title, or say no."""
        if i in self.scene.blocks and (self.open or self.scene.doc.words[i].startswith("و")):
            self.open = False
            return self._take(self.scene.blocks[i], *self._letters(i, self.scene.blocks[i]))
        if i in self.scene.actors and self._institution(self.scene.actors[i]):
            return True
        if i in self.scene.actors and self._actor(self.scene.actors[i]):
            return True
        if i in self.scene.roles:
            return self._nested(i)
        word = self.scene.word(i)
        inside = word in self.words.therein or word in self.words.joins or word in self.words.posts
        if word in self.words.function and not inside:
            return word in self.words.drop and self._take(i + 1)
        return self._complement(i) if self.open else self._modifier(i)

    def _nested(self, i: int) -> bool:
        """A title inside the title: "مساعد وزير الخارجية"; closed, only a rank or an honour before the name."""
        hit = self.scene.roles[i]
        head = self.scene.head(hit)
        tag = hit.form.tag
        if not self.open:
            return self._beside(hit, head)
        if hit.prefix or head.kind in ("honour", "counterpart") or self.title.number == "pl":
            return False
        inner = begin(self.scene, hit)
        self.title.inner = inner
        self.open = not ("closed" in tag or hit.suffix)
        self.title.own = self.title.own or bool(hit.suffix)
        self.title.of = self.title.of or head.of
        self.bare = False
        return self._take(hit.last, *inner.role)

    def _beside(self, hit: Hit, head: RoleHead) -> bool:
        """ "وزير الدفاع العماد …", "ولي العهد الأمير …", "نائب رئيس الوزراء وزير الخارجية القطري …"."""
        title = self.title
        if hit.form.text.startswith("لل") and not title.of and title.head.kind == "office" and head.kind == "office":
            if title.post or title.head.head in self.words.advisers:
                title.inner = title.inner or begin(self.scene, hit)
                return self._take(hit.last, *self._letters(hit.first, hit.last))
            title.of = served(self.scene, hit)
        if hit.prefix or title.trailing or hit.form.text.startswith("لل"):
            return False
        described = title.role and self.scene.word(hit.first - 1).startswith("ال")
        if head.adjective and "closed" in hit.form.tag and described:
            return self._take(hit.last)
        if head.kind == "honour" or (head.kind == "rank" and title.head.kind != "rank"):
            return self._take(hit.last)
        if title.head.kind in ("rank", "honour") and not title.inner:
            return self._replace(hit)
        if self.scene.word(hit.first) in self.words.royal and "closed" in hit.form.tag:
            return self._take(hit.last)
        if title.of or title.head.kind != "office" or "open" not in hit.form.tag or len(title.role) < 2:
            return False
        self.open = True
        return self._take(hit.last, *begin(self.scene, hit).role)

    def _replace(self, hit: Hit) -> bool:
        """ "العميد المتحدث باسم …": the office counts, not the rank before it."""
        inner = begin(self.scene, hit)
        self.title.head, self.title.role, self.title.gender = inner.head, inner.role, inner.gender
        self.open = not inner.closed
        self.title.last = hit.last
        return True

    def _complement(self, i: int) -> bool:
        """The noun an open title waits for."""
        word = self.scene.word(i)
        if word in self.words.keep and not word.startswith("ال"):
            return self._take(i + 1, self.scene.letters(i))
        if word in self.words.joins or (word in self.words.posts and self.title.post):
            return self._join(i)
        if word.startswith("ال") and len(word) > 3:
            if i in self.scene.verbs or (self.fresh and word in self.words.keep | self.words.drop):
                return False
            self.open = False
            return self._take(i + 1, self.scene.letters(i))
        if word[:1].isascii() and word.isalpha() and word.isupper():
            self.open = False
            return self._take(i + 1, word)
        if i in self.scene.verbs:
            return False
        if word in self.words.finals and self.title.head.kind == "private" and self.fresh:
            self.open = False
            return self._take(i + 1, self.scene.letters(i))
        if not self.words.is_ordinary(word):
            return self._strange(i, word)
        stem = self.scene.owned(i)
        if stem:
            self.open, self.title.own = False, True
            return self._take(i + 1, "ال" + stem)
        if not self.words.is_noun(word) or word in self.words.function:
            return False
        return self._take(i + 1, self.scene.letters(i))

    def _strange(self, i: int, word: str) -> bool:
        """ "زعيم كتلة سائرون", "حاكم ولاية تريبورا": behind a bare noun an unknown word can only be its complement."""
        before = self.scene.word(i - 1)
        noun = before if before in self.words.institutions else before[1:]
        if len(self.title.role) < 2 or i == self.title.first + 1 or not word.isalpha() or self.title.inner:
            return False
        if noun not in self.words.institutions and before not in self.words.places:
            return False
        self.open = False
        return self._take(i + 1, self.scene.letters(i))

    def _modifier(self, i: int) -> bool:
        """What may follow a complete title."""
        word, title = self.scene.word(i), self.title
        if word in self.words.drop:
            return self._take(i + 1)
        if word in self.words.therein and not title.of:
            title.own = True
            return self._take(i + 1)
        if word in self.words.keep:
            return self._take(i + 1, self.scene.letters(i))
        if word in self.words.direction_words and title.head.kind == "counterpart" and not title.of:
            title.direction = word
            return self._take(i + 1)
        return self._linked(i, word) or self._domain(i, word)

    def _linked(self, i: int, word: str) -> bool:
        """What a preposition or a further adjective adds to a complete title."""
        words = self.words
        if self.eager and self._hangs(word) and i not in self.scene.verbs:
            self.open, self.bare, self.joined = not word.startswith(("لل", "بال")), True, True
            return self._take(i + 1, self.scene.letters(i))
        if word in words.joins or word in words.posts or (word[:1] == "ب" and word[1:] in words.institutions):
            return self._join(i)
        if word[:2] == "ال" and self._dresses(i, word):
            kept = word.endswith(("ي", "يه")) or word in words.adjectives
            return self._take(i + 1, *([self.scene.letters(i)] if kept else []))
        return False

    def _domain(self, i: int, word: str) -> bool:
        """More of what the office is for: "(وزير الشؤون) الخارجية والتعاون", "(وزير الاتصالات) وتقنية المعلومات"."""
        scene, title = self.scene, self.title
        if (title.of and not self.joined) or scene.is_name(word) or i in scene.verbs or not self.bare:
            return False
        second = word[1:] if word[:1] == "و" else word
        if second is not word and self.words.is_noun(second) and not second.startswith("ال"):
            follows = scene.word(i + 1).startswith("ال") and scene.gap(i + 1) == "plain"
            return follows and i + 1 not in scene.roles and self._take(i + 2, *self._letters(i, i + 2))
        if not second.startswith("ال") or title.head.kind not in ("office", "private"):
            return False
        if second is word and not word.endswith(("ي", "يه")) and not self._agrees(word):
            return False
        return self._take(i + 1, scene.letters(i))

    def _dresses(self, i: int, word: str) -> bool:
        """ "المتحدث الرئاسي الفلبيني", "الممثل القدير X": an adjective before a state's or before a name."""
        gap = self.scene.gap(i + 1)
        if i in self.scene.verbs or word in self.words.surnames or gap not in ("plain", "comma"):
            return False
        if gap == "comma":
            return word.endswith(("ي", "يه")) and name_end(self.scene, i + 1, strict=True) > i + 2
        actor = self.scene.actors.get(i + 1)
        follows = self.scene.word(i + 1)
        if follows in self.words.given or (follows in self.words.keep and self.words.is_ordinary(word)):
            return True
        adjective = word.endswith(("ي", "يه", "ج", "ل")) and self.words.is_ordinary(word)
        if self.title.of or not adjective:
            return False
        if actor:
            return actor.form.tag.endswith(".def") or actor.prefix in ("ل", "ب")
        hangs = follows[:1] in ("ب", "ل") and (follows[1:] in self.words.institutions or follows in self.words.joins)
        return hangs or follows.startswith("لل") or follows in self.words.inside or follows in self.words.keep

    def _hangs(self, word: str) -> bool:
        """ "للاستخبارات", "بالجامعة": a noun joined to the title by its preposition."""
        if word in self.words.function or word in self.words.known:
            return False
        if word.startswith(("لل", "بال")):
            noun = word[2:] if word.startswith("لل") else word[3:]
            return self.words.is_noun(noun) and noun not in self.words.audiences
        return word[:1] == "ل" and not self.words.is_noun(word) and self.words.is_noun(word[1:])

    def _agrees(self, word: str) -> bool:
        """ "الصحة العامة", "التعليم العالي": a feminine or masculine adjective behind its noun."""
        before = self.scene.word(self.title.last - 1)
        if word in self.words.adjectives:
            return True
        if word.endswith("ين") and (before.endswith("ين") or self._is_people(self.title.last - 1)):
            return True
        if word.endswith("ه") and before.endswith("ات") and word[2:] != "" and self.joined:
            return self.words.is_ordinary(word)
        return word.endswith("ه") and before.endswith("ه") and word in self.words.keep

    def _is_people(self, i: int) -> bool:
        """A broken plural of people: "المغاربة (المقيمين)"."""
        hit = self.scene.actors.get(i)
        return hit is not None and ".mp" in hit.form.tag

    def _join(self, i: int) -> bool:
        """ "لشؤون الشرق الأدنى", "باسم الكرملين", "في حكومة الوفاق", "إلى سوريا": taken with what it governs."""
        scene, title, word = self.scene, self.title, self.scene.word(i)
        after = i + 1
        actor = scene.actors.get(after)
        if after >= scene.last_of[i]:
            return False
        if scene.gap(after) == "quote" and word in self.words.inside and title.post | (title.head.kind == "private"):
            title.trailing, title.last, self.open = title.trailing or title.last, after, True
            title.role.append(scene.letters(i))
            return True
        if scene.gap(after) != "plain":
            return False
        if word in self.words.posts:
            return self._post(i, word, actor)
        if word.startswith(("لل", "بال")) or (word[:1] == "ب" and word not in self.words.joins):
            self.open = not word.startswith(("لل", "بال"))
            self.bare = self.joined = True
            return self._take(after, scene.letters(i))
        if actor and not actor.prefix and not actor.form.tag.startswith("dem.") and word in self.words.voice:
            title.of = title.of or actor.form.entry
            return self._take(actor.last, *self._letters(i, actor.last))
        named = after in scene.roles and word in self.words.voice and scene.word(after).startswith("ال")
        if (not named and not scene.words.is_ordinary(scene.word(after))) or after in scene.verbs:
            return False
        self.open = self.bare = self.joined = True
        return self._take(after, scene.letters(i))

    def _post(self, i: int, word: str, actor: Hit | None) -> bool:
        """في / إلى / عن: an institution, or for a diplomat the place where he serves."""
        scene, title, after = self.scene, self.title, i + 1
        if actor and not actor.prefix and not actor.form.tag.startswith("dem."):
            body = scene.is_body(actor) or actor.form.tag == "seats"
            inside = word in self.words.inside
            if inside and not title.of and not body and self._before_name(actor):
                title.of = actor.form.entry
                return self._take(actor.last)
            branch = inside and title.of and not title.post
            if not (body or title.post or branch) or (branch and not self._before_name(actor)):
                return False
            title.trailing = title.trailing or title.last
            if body and inside and not title.of:
                title.of = actor.form.entry
                return self._take(actor.last)
            return self._take(actor.last, *self._letters(i, actor.last))
        region = self.eager and scene.word(after).startswith("ال") and self.words.is_ordinary(scene.word(after))
        if scene.word(after) not in self.words.institutions and not region:
            return False
        title.trailing = title.trailing or title.last
        self.open = not scene.word(after).startswith("ال")
        return self._take(after + 1, *self._letters(i, after + 1))
