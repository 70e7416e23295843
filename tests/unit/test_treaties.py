"""Treaties: every example of the data, and the shapes with what must not be taken for a treaty."""

from __future__ import annotations

import re

import pytest

from tasrih.find.actors import find_actors
from tasrih.find.treaties import TreatyMention, find_treaties
from tasrih.lexicon import load_lexicon
from tasrih.lexicon.files import read_yaml
from tasrih.lexicon.load import DATA
from tasrih.text.document import Document

LEXICON = load_lexicon()
SHAPES = read_yaml(DATA / "treaties/shapes.yaml")
KNOWN = [(treaty.name, text) for treaty in LEXICON.data.treaties.values() for text in treaty.examples]


def mentions(text: str) -> list[tuple[str, TreatyMention]]:
    doc = Document.of(text)
    hits = dict(LEXICON.scanner.scan(doc))
    hits["actor"] = find_actors(hits.get("actor", ()))
    found = find_treaties(doc, hits, LEXICON)
    return [(text[slice(*doc.chars(treaty.start, treaty.end))], treaty) for treaty in found]


def texts(text: str) -> list[str]:
    return [surface for surface, _ in mentions(text)]


@pytest.mark.parametrize(("name", "text"), KNOWN)
def test_known(name: str, text: str) -> None:
    assert name in [treaty.name for _, treaty in mentions(text)]


@pytest.mark.parametrize("text", SHAPES["examples"])
def test_shape(text: str) -> None:
    wanted = re.findall(r"\[([^\]]+)\]", text)
    assert texts(re.sub(r"[\[\]]", "", text)) == wanted


@pytest.mark.parametrize("text", SHAPES["counterexamples"])
def test_no_treaty(text: str) -> None:
    assert texts(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('انتهت معاهدة "ستارت - 1" قبل عقد.', ['معاهدة "ستارت - 1"']),
        ("انسحبت من معاهدة «السماوات المفتوحة».", ["معاهدة «السماوات المفتوحة»"]),
        ("تمسكوا بالقرارين 242 و338.", ["القرارين 242", "338"]),
        ("وفق القرار الأممي (2254).", ["القرار الأممي (2254)"]),
        ("عاد البلدان للاتفاق النووي.", ["للاتفاق النووي"]),
        ("وقّعوا الاتّفاقَ النوويَّ مع إيران.", ["الاتّفاقَ النوويَّ مع إيران"]),
        ("رحبت باتفاق موسكو وأنقرة.", []),
        ("انتهى الاتفاق. النووي ملف آخر.", []),
        ("أقر المجلس قرار 2015 بعد جدل.", []),
        ("", []),
    ],
)
def test_surface(text: str, wanted: list[str]) -> None:
    assert texts(text) == wanted


def test_a_short_name_needs_its_full_name() -> None:
    assert texts("بحثوا ستارت أمس.") == []
    assert texts("انتهت معاهدة ستارت الجديدة. وتحد ستارت من الرؤوس النووية.") == [
        "معاهدة ستارت الجديدة",
        "ستارت",
    ]


def test_an_unlisted_resolution_has_a_name_and_no_id() -> None:
    [(_, treaty)] = mentions("اعتمد القرار الأممي رقم 2719.")
    assert (treaty.name, treaty.id, treaty.how) == (
        "UN Security Council Resolution 2719",
        None,
        "shape: resolution and number",
    )
