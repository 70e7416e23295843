"""Copies: which texts repeat others, and that neither order nor portions matter."""

from __future__ import annotations

import datetime
import hashlib
import random
import time

import msgspec
import pytest
from compared import BACKGROUND, BLAST, DAY, VISIT, article, rates
from hypothesis import given, settings
from hypothesis import strategies as st

from tasrih.measure.copies import COPY_WINDOW_DAYS, Copy, CopyPair, Grouped, copy_groups, copy_pairs
from tasrih.measure.digest import VERSION, Digest, digest
from tasrih.measure.sweep import Dated
from tasrih.model import Article, Meta, Reading, Version

EDITED = [
    "وصل وزير الخارجية النرويجي إلى العاصمة الأردنية عمان الأحد في زيارة تستغرق يومين يلتقي خلالها كبار المسؤولين.",
    "وصرح الوزير للصحفيين عقب وصوله بأن بلاده ستقدم منحة قيمتها 40 مليون دولار لدعم المدارس التي تستقبل اللاجئين.",
    "وتابع أن أوسلو تنظر بتقدير كبير إلى ما تتحمله المملكة من أعباء منذ اندلاع النزاع في الجارة الشمالية قبل 7 سنوات.",
]


def groups(*articles: Dated) -> list[Copy]:
    return copy_groups(
        copy_pairs(articles, []), [Grouped(a.article_id, a.published, a.url, a.digest.body) for a in articles]
    )


def later(days: int) -> datetime.date:
    return DAY + datetime.timedelta(days=days)


def test_same_body_under_another_headline_is_exact() -> None:
    first, second = article(VISIT, title="منحة نرويجية"), article(VISIT, title="زيارة", outlet="ب", day=later(1))
    assert copy_pairs([first, second], []) == []
    assert groups(first, second) == [Copy(second.article_id, first.article_id, 1.0, "exact")]


def test_diacritics_and_hamza_make_no_other_text() -> None:
    spelled = [line.replace("أ", "ا").replace("وزير", "وَزير") for line in VISIT]
    assert article(VISIT).digest.body == article(spelled).digest.body


def test_edited_and_cut_is_near() -> None:
    first, second = article(VISIT), article(EDITED, outlet="ب")
    (pair,) = copy_pairs([first, second], [])
    assert pair.kind == "near"
    assert 0.5 < pair.similarity < 1
    (copy,) = groups(first, second)
    assert copy.kind == "near"


def test_form_with_other_numbers_is_no_copy() -> None:
    today = article(rates("1507", "1688", "2131", "61250"))
    tomorrow = article(rates("1512", "1679", "2128", "60800"), day=later(1))
    elsewhere = article(rates("1498", "1702", "2140", "61900"), outlet="ب")
    assert copy_pairs([today, tomorrow, elsewhere], []) == []


def test_new_lead_on_an_old_background_is_no_copy() -> None:
    first = article([*VISIT[:3], *BACKGROUND])
    second = article([*BLAST[:3], *BACKGROUND], day=later(1))
    assert copy_pairs([first, second], []) == []


def test_boilerplate_makes_no_copy() -> None:
    teaser = "\n".join(BACKGROUND)
    first, second = article(VISIT, boilerplate=teaser), article(BLAST, boilerplate=teaser, outlet="ب")
    assert copy_pairs([first, second], []) == []
    assert first.digest.body == article(VISIT).digest.body


def test_one_address_is_a_revision() -> None:
    address = "https://a.example/1"
    first = article([*VISIT[:3], *BACKGROUND], url=address)
    second = article([*BLAST[:2], *VISIT[:2], *BACKGROUND], url=address)
    (copy,) = groups(first, second)
    assert copy.kind == "revision"


@pytest.mark.parametrize(("days", "count"), [(COPY_WINDOW_DAYS - 4, 1), (COPY_WINDOW_DAYS + 1, 0)])
def test_window(days: int, count: int) -> None:
    assert len(copy_pairs([article(VISIT), article(VISIT[:5], outlet="ب", day=later(days))], [])) == count


def test_without_a_day_compares_with_all() -> None:
    undated, dated = article(VISIT, day=None), article(VISIT[:5], outlet="ب")
    assert copy_pairs([undated], [dated]) == copy_pairs([dated], [undated]) != []
    assert groups(undated, dated)[0].original_id == dated.article_id


def test_outlet_not_told_is_the_host() -> None:
    follow_up = [*BLAST[:2], *VISIT[:4]]
    first = article(VISIT, outlet=None, url="https://www.a.example/1")
    own, alien = (article(follow_up, outlet=None, url=f"http://{host}.example/2") for host in "ab")
    assert [copy_pairs([first, other], []) != [] for other in (own, alien)] == [False, True]


def test_too_little_text_is_nothing() -> None:
    short = article("شاهد الفيديو على موقعنا")
    assert short.digest.body == ""
    assert groups(short, article("شاهد الفيديو على موقعنا", outlet="ب")) == []


def test_known_articles_are_not_compared_again() -> None:
    first, second = article(VISIT), article(VISIT[:5], outlet="ب")
    assert copy_pairs([], [first, second]) == []


def _stock() -> list[Dated]:
    texts = [VISIT, EDITED, VISIT[:4], BLAST, BLAST[:3], [*BLAST[:3], *BACKGROUND], [*VISIT[:3], *BACKGROUND]]
    outlets = ["أ", "ب", None]
    days = [DAY, later(1), later(5), None]
    return [article(t, outlet=o, day=d) for t in texts for o in outlets for d in days]


STOCK = _stock()


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False), st.lists(st.integers(1, 20), min_size=1, max_size=8))
def test_order_and_portions_change_nothing(dice: random.Random, sizes: list[int]) -> None:
    rows = list(STOCK)
    dice.shuffle(rows)
    pairs: set[CopyPair] = set()
    known: list[Dated] = []
    while len(known) < len(rows):
        portion = rows[len(known) : len(known) + sizes[len(known) % len(sizes)]]
        pairs.update(copy_pairs(portion, known))
        known += portion
    assert sorted(pairs) == copy_pairs(STOCK, [])
    members = [Grouped(a.article_id, a.published, a.url, a.digest.body) for a in rows]
    assert copy_groups(pairs, members) == groups(*STOCK)


def test_a_copy_is_like_its_original_and_not_only_like_another_copy() -> None:
    names = ["a", "b", "c"]
    rows = [Grouped(name * 16, later(i), None, name) for i, name in enumerate(names)]
    chain = [CopyPair("a", "b", 0.8, "near"), CopyPair("b", "c", 0.8, "near")]
    assert copy_groups(chain, rows) == [Copy("b" * 16, "a" * 16, 0.8, "near")]


def test_ten_thousand_times_one_page_cost_little() -> None:
    page = article(VISIT, url="https://a.example/0")
    rows = [msgspec.structs.replace(page, article_id=f"{i:016x}", url=f"https://a.example/{i}") for i in range(10_000)]
    rows.append(article(EDITED, outlet="ب"))
    start = time.process_time()
    assert len(groups(*rows)) == 10_000
    assert time.process_time() - start < 5


def test_digest_is_small_and_survives_encoding() -> None:
    words = [f"كلمة{chr(0x628 + i % 20)}{chr(0x628 + i // 20 % 20)}{chr(0x628 + i // 400 % 20)}" for i in range(8000)]
    long = article(" ".join(words)).digest
    encoded = msgspec.msgpack.encode(long)
    assert len(encoded) <= 4096
    assert msgspec.msgpack.decode(encoded, type=Digest) == long


def test_digests_of_another_version_are_not_compared() -> None:
    first, second = article(VISIT), article(VISIT[:5], outlet="ب")
    old = msgspec.structs.replace(second, digest=msgspec.structs.replace(second.digest, version=VERSION - 1))
    assert copy_pairs([first], [second])
    assert not copy_pairs([first], [old])


def test_version_is_raised_with_every_change() -> None:
    """Where this fails: raise VERSION and put the new content here."""
    content = hashlib.sha256(msgspec.msgpack.encode(article(VISIT, title="منحة نرويجية").digest)).hexdigest()[:16]
    assert (VERSION, content) == (1, "cc2b02cc6ee349db")


def test_long_text_is_found_in_a_cut_of_it() -> None:
    dice = random.Random(7)  # noqa: S311 (words to fill a text)
    words = ["".join(dice.choices("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", k=5)) for _ in range(5000)]
    (pair,) = copy_pairs([article(" ".join(words)), article(" ".join(words[:2500]), outlet="ب")], [])
    assert pair.similarity > 0.9


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=400), st.text(max_size=40))
def test_any_text_has_a_digest(text: str, title: str) -> None:
    reading = Reading(
        id="x", sha256="", published=None, language="ar", tasrih=Version(version="", lexicon=""), meta=Meta()
    )
    one = digest(Article(text=text, title=title), reading)
    assert one == digest(Article(text=text, title=title), reading)
    assert copy_pairs([Dated("a", None, None, None, one)], [Dated("b", None, None, None, one)]) == []
