"""Titles, first half: the words of a title, and what states and bodies do inside it."""

from __future__ import annotations

from dataclasses import dataclass, field

from tasrih.find.names import name_end
from tasrih.find.scene import Scene
from tasrih.lexicon import Hit
from tasrih.lexicon.persons import RoleHead
from tasrih.text.fold import fold_form


@dataclass(slots=True)
class Title:
    """A title over words [first, last); `role` are its words without the state, `inner` the title inside it, if any."""

    first: int
    last: int
    head: RoleHead
    gender: str
    number: str
    prefix: int
    closed: bool
    role: list[str] = field(default_factory=list)
    of: str | None = None
    own: bool = False
    inner: Title | None = None
    honour: str | None = None
    trailing: int = 0
    vague: bool = False
    accusative: bool = False
    direction: str = ""
    grade: str = ""

    @property
    def post(self) -> bool:
        """Behind it a place says where the office is held."""
        return self.head.post or (self.inner is not None and self.inner.head.post)

    @property
    def text(self) -> str | None:
        """The role as it is reported."""
        return " ".join(self.role) or None


def begin(scene: Scene, hit: Hit) -> Title:
    gender, _, state = hit.form.tag.partition(".")
    number = "sg" if gender in ("m", "f", "acc") else gender
    if hit.suffix == "ي":
        number = "pl"
    title = Title(
        hit.first, hit.last, scene.head(hit), gender if gender in ("m", "f") else "m", number, len(hit.prefix),
        state.startswith("closed") or bool(hit.suffix), of=scene.head(hit).of, own=bool(hit.suffix),
    )  # fmt: skip
    title.role = [_without(scene.letters(k), hit, k) for k in range(hit.first, hit.last)]
    if title.head.kind == "honour":
        title.honour, title.role = " ".join(title.role), []
    if gender == "acc":
        title.role = [title.role[0].rstrip("اً")]
        title.accusative = True
    if number == "du":
        title.role = [("ال" if state.startswith("closed") else "") + title.head.head]
    return title


def _without(word: str, hit: Hit, k: int) -> str:
    """A title's word without joined letters and pronoun; "للرئيس" is "الرئيس"."""
    if k == hit.first:
        word = word[len(hit.prefix) :]
        if hit.form.text.startswith("لل"):
            word = "ال" + word[2:]
    if k == hit.last - 1 and hit.suffix:
        word = word[: -len(hit.suffix)]
        word = word[:-1] + "ة" if hit.form.tag.endswith("bound") else word
    return word


def served(scene: Scene, hit: Hit) -> str | None:
    """The state of "(كبير المستشارين) للرئيس الأمريكي"."""
    actor = scene.actors.get(hit.last)
    plain = actor and scene.gap(hit.last) == "plain" and actor.form.tag.endswith(".def") and not actor.prefix
    return actor.form.entry if actor and plain else None


def is_grade(scene: Scene, title: Title) -> bool:
    """ "السفير X", "المستشار X": one word before a name that says a grade rather than an office."""
    plain = not title.of and not title.prefix and title.inner is None
    single = len(title.role) == 1 and title.head.head in scene.words.grades
    return plain and (single or " ".join(map(scene.letters, range(title.first, title.last))) in scene.words.grades)


def is_namesake(scene: Scene, title: Title) -> bool:
    """ "مطار الملك خالد": a place or a house that is called after somebody, who is not spoken of."""
    royal = scene.word(title.first) in scene.words.royal or title.head.kind == "honour"
    before = scene.word(title.first - 1)
    named = before in scene.words.namesakes or any(rest in scene.words.namesakes for _, rest in scene.splits(before))
    return royal and named and not title.of and scene.gap(title.first) == "plain"


def graded(scene: Scene, before: Title | None, title: Title) -> Title:
    """The office, with the grade and the gender that the word before the name told."""
    if before and is_grade(scene, before):
        title.grade = before.head.head
        title.gender = "f" if before.gender == "f" else title.gender
    return title


class Walk:
    """A title under reading: takes words, states and bodies into it."""

    def __init__(self, scene: Scene, title: Title, eager: bool = False) -> None:
        self.eager = eager
        self.scene, self.title = scene, title
        self.words = scene.words
        self.open = not title.closed
        self.bare = self.open
        self.fresh = True
        self.joined = False

    def _take(self, end: int, *kept: str) -> bool:
        self.title.last = end
        self.title.role.extend(kept)
        return True

    def _letters(self, first: int, last: int) -> list[str]:
        return [self.scene.letters(k) for k in range(first, last)]

    def _institution(self, hit: Hit) -> bool:
        """ "(عضو) مجلس الشيوخ الأمريكي": a body that many states have; the adjective behind it says whose."""
        tag = hit.form.tag
        if not self.open or hit.prefix or tag not in ("weak", "seats") or hit.form.text.startswith("لل"):
            return False
        follows = self.scene.actors.get(hit.last)
        described = follows is not None and follows.form.tag.endswith(".def") and self.scene.gap(hit.last) == "plain"
        if not described and not (tag == "weak" and hit.last - hit.first > 1):
            return False
        self.open = False
        return self._take(hit.last, *self._letters(hit.first, hit.last))

    def _actor(self, hit: Hit) -> bool:
        """A state or body: an adjective, a genitive ("رئيس وزراء بريطانيا") or behind ل ("للأمم المتحدة")."""
        title, tag = self.title, hit.form.tag
        if tag.startswith("dem."):
            return self._adjective(hit)
        joined = hit.prefix or ("ل" if hit.form.text.startswith("لل") else "")
        if self.open and not joined and title.trailing:
            self.open = False
            return self._take(hit.last, *self._letters(hit.first, hit.last))
        if not self.open and not joined and not title.of and self._before_name(hit):
            title.of = hit.form.entry
            return self._take(hit.last)
        if self.open and not joined:
            title.of = title.of or hit.form.entry
            self._define()
            self.open = False
            return self._take(hit.last)
        body = self.scene.is_body(hit)
        serves = body or tag == "seats" or (joined == "ب" and tag == "names")
        if not self.open and joined in ("ل", "ب") and serves and not title.of:
            title.of = hit.form.entry
            return self._take(hit.last)
        if not self.open and joined == "ل" and title.post:
            if not title.of and title.head.head not in self.words.international and tag == "names":
                title.of = hit.form.entry
                return self._take(hit.last)
            return self._take(hit.last, *self._letters(hit.first, hit.last))
        return False

    def _before_name(self, hit: Hit) -> bool:
        """ "رئيس الوزراء الدنمارك، X": a state loosely put between a title and a name."""
        scene = self.scene
        if hit.last >= scene.last_of[hit.first] or scene.gap(hit.last) not in ("plain", "comma"):
            return False
        return name_end(scene, hit.last, strict=True) > hit.last

    def _adjective(self, hit: Hit) -> bool:
        title = self.title
        definite = hit.form.tag.endswith(".def")
        if self.open and definite and ".fs" in hit.form.tag and not hit.prefix and not title.of:
            title.of, self.open = hit.form.entry, False
            self._define()
            return self._take(hit.last)
        if hit.prefix or hit.form.text.startswith("لل") or definite == (self.open and self.fresh):
            return False
        if ".weak" in hit.form.tag and ".fs" in hit.form.tag and title.gender != "f":
            return False
        if title.number == "pl" and (".ms" in hit.form.tag or ".fs" in hit.form.tag) and not title.of:
            title.of, self.open = hit.form.entry, False
            return self._take(hit.last)
        if ".fp" in hit.form.tag or ".mp" in hit.form.tag:
            return self._genitive_people(hit)
        if title.of and not self.open and not self.scene.actor_ends.get(hit.first):
            return False
        title.of = title.of or hit.form.entry
        title.vague = title.vague or not definite
        self.open = False
        return self._take(hit.last)

    def _genitive_people(self, hit: Hit) -> bool:
        if not self.open or self.title.of:
            return False
        self.title.of, self.open, self.title.vague = hit.form.entry, False, True
        return self._take(hit.last, *self._letters(hit.first, hit.last))

    def _define(self) -> None:
        """ "وزير خارجية (فرنسا)" is the office "وزير الخارجية": the last noun takes the article."""
        role = self.title.role
        if role and role[-1][:1] in ("ب", "ل") and fold_form(role[-1][1:]) in self.words.institutions:
            if role[-1][0] == "ل":
                role[-1] = "لل" + role[-1][1:]
            return  # "أستاذ بجامعة (القاهرة)", "المدير السابق لدائرة (الصين)"
        if role and not role[-1].startswith("ال") and (len(role) > 1 or self.title.head.head in ("رئيس", "ملك")):
            role[-1] = "ال" + role[-1]

    def _quoted(self, limit: int) -> int:
        """End of a short quoted name behind an open title or an institution (زعيم حركة "النهضة")."""
        scene, i = self.scene, self.title.last
        gap = scene.doc.gap(i)
        if gap[:1] != " " or gap[-1:] == " ":
            return 0
        end = i + 1
        while end < limit and end - i <= 4:
            if scene.gap(end) in ("quote", "comma"):
                return end if self.open else 0
            if scene.gap(end) != "plain":
                return 0
            end += 1
        return 0
