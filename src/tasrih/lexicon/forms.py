"""Every entry's inflected forms, ready for the automaton.

A form is (folded words, kind, entry, tag, clitics, pronoun): `tag` says which inflection it is, `clitics` which
letters may be joined before it, `pronoun` whether a pronoun may be joined behind it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tasrih.lexicon import morphology as m
from tasrih.lexicon.schema import Actor, ActSign, Cue, EventWord, Issue, KnownTreaty, OfficeHolder, Phrase, SourceNoun
from tasrih.text.fold import fold_form


class Form(NamedTuple):
    """One surface form of an entry, folded."""

    text: str
    kind: str
    entry: str
    tag: str = ""
    clitics: str = "none"
    pronoun: bool = False


def noun(text: str, kind: str, entry: str, tag: str = "", pronoun: bool = False) -> Iterator[Form]:
    """A noun or name, with للـ where it begins with the article."""
    folded = fold_form(text)
    if not folded:
        return
    yield Form(folded, kind, entry, tag, "noun", pronoun)
    if folded.startswith("ال") and len(folded) > 3:
        yield Form("لل" + folded[2:], kind, entry, tag, "and", pronoun)


def actor_forms(actor: Actor) -> Iterator[Form]:
    """Names, places, seats; demonyms in all inflections (tag dem.*), with the article (dem.*.def)."""
    for tag in ("names", "places", "seats", "weak"):
        for name in getattr(actor, tag):
            yield from noun(name, "actor", actor.code, tag)
    for adjective in actor.demonym:
        weak = ".weak" if adjective in actor.weak else ""
        for form, number in m.nisba_forms(adjective).items():
            yield from _adjective(form, actor.code, f"dem.{number}{weak}")
    for plural in actor.plurals:
        yield from _adjective(plural, actor.code, "dem.mp")


def _adjective(form: str, code: str, tag: str) -> Iterator[Form]:
    yield Form(fold_form(form), "actor", code, tag, "noun")
    article = fold_form(m.definite(form))
    yield Form(article, "actor", code, tag + ".def", "noun")
    yield Form("لل" + article[2:], "actor", code, tag + ".def", "and")


def cue_forms(cue: Cue) -> Iterator[Form]:
    """All inflections of a cue: past.3fs, present.3ms, jussive.*, hal.*, masdar, passive, forms."""
    for text, tag in _verb_texts(cue):
        yield Form(fold_form(text), "cue", cue.lemma, tag, "verb", True)
    if cue.masdar:
        yield from masdar_forms(cue.masdar, cue.lemma, "masdar")
    kind_tag = {"according": "according", "masdar": "masdar", "noun": "noun"}.get(cue.cls, "form")
    for text in cue.forms:
        if cue.cls in ("masdar", "noun"):
            yield from masdar_forms(text, cue.lemma, kind_tag)
        else:
            yield Form(fold_form(text), "cue", cue.lemma, kind_tag, "verb", True)
    for light in cue.nouns:
        yield from masdar_forms(light.noun, light.noun, "light", kind="lightnoun")


def _verb_texts(cue: Cue) -> Iterator[tuple[str, str]]:
    """The verb's forms with their tags (family.number); `.obj` forms stand before a joined pronoun."""
    families = (
        ("past", m.past_forms(cue.past) if cue.past else {}),
        ("present", m.present_forms(cue.present) if cue.present else {}),
        ("jussive", m.jussive_forms(cue.jussive) if cue.jussive else {}),
        ("hal", m.hal_forms(cue.hal) if cue.hal else {}),
    )
    for family, forms in families:
        for number, text in forms.items():
            yield text, f"{family}.{number}"
    if cue.past:
        weak = cue.past[-1] in "ىا"
        if weak:
            yield cue.past[:-1] + "ا", "past.3ms"
        yield (cue.past[:-1] if weak else cue.past) + "و", "past.3mp.obj"
    if cue.present.endswith("ى"):
        yield cue.present[:-1] + "ا", "present.3ms.obj"
    for text in cue.passive:
        yield text, "passive"


def masdar_forms(text: str, entry: str, tag: str, kind: str = "cue") -> Iterator[Form]:
    """A verbal noun bare, with the article, and in the construct form that takes pronouns."""
    for form in m.noun_forms(text):
        bound = form != text
        yield Form(fold_form(form), kind, entry, tag + (".bound" if bound else ""), "noun", True)
    if not text.startswith("ال"):
        yield from noun("ال" + text, kind, entry, tag + ".def")


def phrase_forms(phrase: Phrase, kind: str) -> Iterator[Form]:
    """A fixed phrase; a joined و or ف is allowed."""
    yield Form(fold_form(phrase.form), kind, phrase.form, "", "and", True)


def source_forms(source: SourceNoun) -> Iterator[Form]:
    """Singular and plurals, bare and with the article."""
    duals = [source.noun + "ان", source.noun + "ين"] if " " not in source.noun and not source.noun.endswith("ة") else []
    accusative = [] if " " in source.noun or source.noun.endswith(("ة", "ا", "ى", "ء")) else [source.noun + "ا"]
    for tag, texts in (("sg", [source.noun, *accusative]), ("pl", [*source.plural, *duals])):
        for text in texts:
            yield from noun(text, "sourcenoun", source.noun, tag)
            yield from noun(m.definite(text.split()[0]) + text[len(text.split()[0]) :], "sourcenoun",
                            source.noun, tag + ".def")  # fmt: skip


def issue_forms(issue: Issue) -> Iterator[Form]:
    """Terms bare, with the article on the first word, and (phrases) with the article on every word."""
    for tag in ("strong", "weak"):
        for term in getattr(issue, tag):
            variants = {term}
            words = term.split()
            if not any(word.startswith("ال") for word in words):
                variants |= {m.definite(term), "ال" + term}
            for variant in sorted(variants):
                yield from noun(variant, "issue", issue.code, tag)


def treaty_forms(treaty: KnownTreaty) -> Iterator[Form]:
    """Names and short names."""
    for tag in ("names", "short"):
        for name in getattr(treaty, tag):
            yield from noun(name, "treaty", treaty.name, tag)


def holder_forms(holder: OfficeHolder) -> Iterator[Form]:
    """The name and its variants; entry is the display name (its offices are looked up by it)."""
    for name in [holder.name, *holder.variants]:
        yield from noun(name, "holder", holder.name)


def sign_forms(sign: ActSign) -> Iterator[Form]:
    """All inflections of the words of a sign, but for those that are mostly other words."""
    without = {fold_form(text) for text in sign.without}
    return (form for form in _sign_forms(sign) if form.text not in without)


def _sign_forms(sign: ActSign) -> Iterator[Form]:
    """A verb's in its tense, an adjective's bare and with the article."""
    for word in sign.words:
        if sign.cls == "verb":
            yield from _sign_verb(sign, word)
        elif sign.cls == "noun":
            yield from masdar_forms(word, sign.name, "masdar", "actsign")
            if word[-1] not in "ةاىء" and " " not in word:
                yield Form(fold_form(word + "ا"), "actsign", sign.name, "masdar.acc", "and")
        elif sign.cls == "adjective":
            for text, number in m.nisba_forms(word).items():
                yield from noun(text, "actsign", sign.name, f"adj.{number}")
                yield from noun(m.definite(text), "actsign", sign.name, f"adj.{number}.def")
        else:
            for text in _phrase_texts(word):
                yield Form(fold_form(text), "actsign", sign.name, "phrase", "noun", " " in text)


def _phrase_texts(phrase: str) -> list[str]:
    """A phrase, and behind "not" its adjective with the article too: "غير مقبولة", "غير المقبولة"."""
    first, _, rest = phrase.partition(" ")
    if first != "غير" or " " in rest or rest.startswith("ال"):
        return [phrase]
    return [phrase, f"{first} {m.definite(rest)}"]


def _sign_verb(sign: ActSign, word: str) -> Iterator[Form]:
    past, present, *behind = word.split()
    tenses: list[tuple[str, dict[str, str]]] = []
    if sign.tense in ("any", "past"):
        tenses.append(("past", m.past_forms(past)))
    if sign.tense != "past":
        tenses.append(("present", m.present_forms(present)))
    for tense, inflected in tenses:
        for number, text in inflected.items():
            form = fold_form(" ".join([text, *behind]))
            if number == "1s" and fold_form(text) == fold_form(past):
                continue  # "أرسل" is "he sent" far more often than "I send"
            yield Form(form, "actsign", sign.name, f"{tense}.{number}", "verb", not behind)


def event_forms(word: EventWord) -> Iterator[Form]:
    """All inflections of a word that tells of an event: past.*, present.*, passive.*, noun.*, part.*, phrase."""
    entry = word.lemma
    for pair in word.verbs:
        yield from verb_forms(pair, "event", entry)
    for pair in word.passive:
        if pair not in word.verbs:
            yield from verb_forms(pair, "event", entry, "passive.")
    for jussive in word.jussive:
        for number, text in m.jussive_forms(jussive).items():
            yield Form(fold_form(text), "event", entry, f"present.{number}", "verb", True)
    for text in word.nouns:
        yield from _event_noun(text, entry)
    for participle in word.participles:
        for text, number in m.nisba_forms(participle).items():
            yield from noun(text, "event", entry, f"part.{number}")
            yield from noun(m.definite(text), "event", entry, f"part.{number}.def")
    for phrase in word.phrases:
        yield Form(fold_form(phrase), "event", entry, "phrase", "noun")


def verb_forms(pair: str, kind: str, entry: str, family: str = "") -> Iterator[Form]:
    """A verb given as "past present" in all persons."""
    past, present = pair.split()
    inflected = [("past", n, t) for n, t in m.past_forms(past).items()]
    inflected += [("present", n, t) for n, t in m.present_forms(present).items()]
    for tense, number, text in inflected:
        if number == "1s" and fold_form(text) == fold_form(past):
            continue  # "أرسل" is "he sent" far more often than "I send"
        yield Form(fold_form(text), kind, entry, f"{family}{tense}.{number}", "verb", True)


def _event_noun(text: str, entry: str) -> Iterator[Form]:
    """A noun as a verbal noun is inflected, with its accusative and its dual."""
    yield from masdar_forms(text, entry, "noun", "event")
    if " " in text:
        if "ال" not in text:
            yield from noun(m.definite(text), "event", entry, "noun.def")  # "الدعم العسكري"
            yield from _accusative(text, entry)
        return
    if text[-1] not in "ةاىءت":
        yield Form(fold_form(text + "ا"), "event", entry, "noun.acc", "and")
    stem = text[:-1] + "ت" if text.endswith("ة") else text
    for ending in ("ين", "ان"):
        yield from noun(stem + ending, "event", entry, "noun.du")
        yield from noun("ال" + stem + ending, "event", entry, "noun.du.def")


def _accusative(text: str, entry: str) -> Iterator[Form]:
    """ "هجوما صاروخيا", "هجوما بطائرات مسيرة": the first word alone, and with the adjectives that agree with it."""
    first, *rest = text.split()
    if first[-1] in "ةاىءت":
        return
    agreeing = [word if word[-1] in "ةاىءت" else word + "ا" for word in rest]
    mixed = [word if word[0] in "بل" else other for word, other in zip(rest, agreeing, strict=True)]
    for words in {(first + "ا", *rest), (first + "ا", *mixed), (first + "ا", *agreeing)}:
        yield Form(fold_form(" ".join(words)), "event", entry, "noun.acc", "and")
