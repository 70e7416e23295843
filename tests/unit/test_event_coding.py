"""How events are coded: quad class, intensity, date, place and confidence, through the real stages."""

from __future__ import annotations

from functools import cache

import pytest

from tasrih.lexicon import load_lexicon
from tasrih.link.events.coding import weight
from tasrih.link.events.confidence import ALL, BY_TYPE, BY_WAY
from tasrih.model import Event
from tasrih.reader import Reader

PUBLISHED = "2020-06-10"


@cache
def reader() -> Reader:
    return Reader()


def only(text: str, type: str, published: str | None = PUBLISHED) -> Event:
    """The one event of a type that a text tells."""
    events = [event for event in reader().read(text, published=published).events if event.type == type]
    assert len(events) == 1, events
    return events[0]


def test_sanctions_are_material_conflict() -> None:
    event = only("فرضت كندا عقوبات على بيلاروس", "SANCTION")
    assert (event.quad, event.mode, event.intensity) == (4, "discontinue", -6)


def test_an_accusation_scores_minus_three() -> None:
    event = only("قال وزير الخارجية الكندي إن بيلاروس تنتهك حقوق الإنسان", "ACCUSE")
    assert (event.quad, event.mode, event.intensity) == (3, None, -3)


@pytest.mark.parametrize(
    ("text", "type", "mode", "intensity"),
    [
        ("طردت كندا دبلوماسيين بيلاروسيين", "SANCTION", "expel", -5.5),
        ("زار وزير الخارجية الكندي طوكيو", "CONSULT", "visit", 4),
        ("أجرى ملك الأردن اتصالا هاتفيا مع الرئيس التونسي", "CONSULT", "phone", 1.5),
        ("شنت فرنسا غارات على مواقع تنظيم داعش", "ASSAULT", "aerial", -9.5),
    ],
)
def test_a_mode_has_its_own_intensity(text: str, type: str, mode: str, intensity: float) -> None:
    event = only(text, type)
    assert (event.mode, event.intensity) == (mode, intensity)


def test_a_mode_without_a_score_has_that_of_its_type() -> None:
    plover = load_lexicon().data.plover
    assert plover.types["PROTEST"].modes["vandalize"].score is None
    assert weight(plover, "PROTEST", "vandalize") == (4, -5)
    assert weight(plover, "SUPPORT", None) == (1, 5)


@pytest.mark.parametrize(
    ("text", "published", "date"),
    [
        ("زار الرئيس التونسي باريس يوم 3 مايو 2020", PUBLISHED, "2020-05-03"),
        ("زار الرئيس التونسي باريس", PUBLISHED, PUBLISHED),
        ("زار الرئيس التونسي باريس", None, None),
        ("سيزور الرئيس التونسي باريس", PUBLISHED, None),
    ],
)
def test_the_date_is_the_nearest_told_else_that_of_a_fresh_deed(
    text: str, published: str | None, date: str | None
) -> None:
    assert only(text, "CONSULT", published).date == date


def test_a_date_long_past_makes_background() -> None:
    event = only("زار الرئيس التونسي باريس في مارس 2012", "CONSULT")
    assert event.date == "2012-03"
    assert event.flags == ["past"]


def test_the_place_is_named_behind_in() -> None:
    event = only("التقى وزير الخارجية الكندي نظيره الياباني في إسطنبول", "CONSULT")
    assert event.place == "إسطنبول"


def test_where_a_body_has_its_seat_nothing_happens() -> None:
    reading = reader().read("قال المرصد السوري ومقره بريطانيا إن اشتباكات عنيفة اندلعت ليلا", published=PUBLISHED)
    assert all("GBR" not in event.target and event.place != "بريطانيا" for event in reading.events)


def test_confidence_follows_the_way_the_sides_were_found() -> None:
    named = only("طردت كندا دبلوماسيين بيلاروسيين", "SANCTION").confidence
    placed = only("قتل ثلاثة أشخاص في هجوم وسط العاصمة الكندية", "ASSAULT").confidence
    assert 0 < placed < named < 1


def test_all_but_one_of_a_group_deal_with_that_one() -> None:
    event = only("توصلت مباحثات إلى اتفاق بين إيران وبريطانيا وفرنسا وألمانيا", "AGREE")
    assert (event.source, event.target) == (["IRN"], ["GBR", "FRA", "DEU"])


def test_a_group_stands_for_the_members_that_the_article_names() -> None:
    text = "قالت السعودية والإمارات إن الحوار لم ينقطع. فرضت الدول المقاطعة لقطر عقوبات على قطر"
    assert {"SAU", "ARE"} <= {code for event in reader().read(text).events for code in event.source}


def test_who_leaves_a_treaty_leaves_its_other_side() -> None:
    event = only("أكدت إيران التزامها بالاتفاق النووي بعد انسحاب الولايات المتحدة من الاتفاق النووي", "REJECT")
    assert (event.source, event.target) == (["USA"], ["IRN"])


def test_who_is_urged_not_to_answer_an_attack_has_not_made_it() -> None:
    text = "حثت روسيا الولايات المتحدة على تجنب عمل عسكري ردا على هجوم كيميائي مزعوم في دوما"
    events = reader().read(text, published=PUBLISHED).events
    assert all("USA" not in event.source for event in events if event.type == "ASSAULT")


def test_what_is_denied_has_not_happened() -> None:
    events = reader().read("نفت روسيا أن تكون قواتها قصفت مواقع في أوكرانيا", published=PUBLISHED).events
    assert all("negated" in event.flags for event in events if event.type == "ASSAULT")


def test_shares_are_probabilities() -> None:
    assert all(0.4 < share < 0.97 for share in (ALL, *BY_WAY.values(), *BY_TYPE.values()))
