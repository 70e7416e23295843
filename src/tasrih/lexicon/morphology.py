"""The inflected forms of a lexicon entry. Folded spelling counts: hamza seats and diacritics are left alone.

>>> past_forms("دعا")["3mp"], past_forms("نفى")["3fs"], past_forms("قال")["3md"]
('دعوا', 'نفت', 'قالا')
>>> sorted(nisba_forms("روسي"))[:3]
['روسي', 'روسيا', 'روسيات']
"""

from __future__ import annotations

_WEAK = ("ى", "ا")


def past_forms(past: str) -> dict[str, str]:
    """Third-person past forms of a verb given as 3rd masculine singular."""
    if past.endswith("ى"):
        stem = past[:-1]
        return {"3ms": past, "3fs": stem + "ت", "3mp": stem + "وا", "3md": stem + "يا", "3fd": stem + "تا",
                "3fp": stem + "ين"}  # fmt: skip
    if past.endswith("ا"):
        stem = past[:-1]
        return {"3ms": past, "3fs": stem + "ت", "3mp": stem + "وا", "3md": stem + "وا", "3fd": stem + "تا",
                "3fp": stem + "ون"}  # fmt: skip
    plural = past[:-1] + "وا" if past.endswith("ي") else past + "وا"
    return {"3ms": past, "3fs": past + "ت", "3mp": plural, "3md": past + "ا", "3fd": past + "تا"}


def present_forms(present: str) -> dict[str, str]:
    """Third-person (and first plural) present forms of a verb given as 3rd masculine singular (يقول)."""
    stem = present[1:]
    weak = stem[-1] in "يوى"
    base = stem[:-1] if weak else stem
    dual = {"ى": base + "ي", "ي": stem, "و": stem}.get(stem[-1], stem)
    return {
        "3ms": "ي" + stem, "3fs": "ت" + stem, "3mp": "ي" + base + "ون", "3md": "ي" + dual + "ان",
        "3fd": "ت" + dual + "ان", "3mp.sub": "ي" + base + "وا", "1p": "ن" + stem, "1s": "أ" + stem,
    }  # fmt: skip


def jussive_forms(jussive: str) -> dict[str, str]:
    """Jussive singular forms (after لم) of a verb given as 3rd masculine singular (يقل)."""
    return {"3ms": jussive, "3fs": "ت" + jussive[1:]}


def hal_forms(hal: str) -> dict[str, str]:
    """Forms of an accusative participle given as masculine singular (قائلا, داعيا)."""
    stem = hal[:-1] if hal.endswith("ا") else hal
    return {"ms": hal, "fs": stem + "ة", "mp": stem + "ين", "fd": stem + "تين", "fp": stem + "ات",
            "md": stem + "ان"}  # fmt: skip


def nisba_forms(adjective: str) -> dict[str, str]:
    """All forms without the article of a nisba adjective ("روسي", "كوري شمالي") -> number and gender."""
    forms: dict[str, str] = {}
    for ending, tag in (("", "ms"), ("ة", "fs"), ("ان", "md"), ("ين", "mp"), ("ون", "mp"), ("ات", "fp"),
                        ("ا", "ms"), ("تين", "fd"), ("تان", "fd")):  # fmt: skip
        forms[" ".join(word + ending for word in adjective.split())] = tag
    return forms


def definite(phrase: str) -> str:
    """The article on every word of an adjective phrase: "كوري شمالي" -> "الكوري الشمالي"."""
    return " ".join(word if word.startswith("ال") else "ال" + word for word in phrase.split())


def noun_forms(noun: str) -> list[str]:
    """A bare noun and its construct form before a pronoun suffix (دعوة -> دعوت-)."""
    return [noun, noun[:-1] + "ت"] if noun.endswith("ة") else [noun]
