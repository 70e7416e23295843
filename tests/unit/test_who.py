"""Who is who over time: persons and offices out of sightings, bare names resolved with them, in any order."""

from __future__ import annotations

import datetime
import io
import random
from collections.abc import Sequence
from itertools import count

import pytest
from rich.console import Console

from tasrih.export.who import render_who
from tasrih.measure.who import BareSource, Limits, Person, Sighting, persons, resolve, who
from tasrih.measure.who.near import one_slip
from tasrih.measure.who.roles import speaks_for, title_of

Row = tuple[str, str | None, str | None]
_START = datetime.date(2015, 3, 1)


def seen(rows: Sequence[Row], first: datetime.date | None = _START, outlet: str = "صحيفة") -> list[Sighting]:
    """A sighting a day for each (name, role, of), each in its own article."""
    number = count(1)
    return [
        Sighting(
            f"{outlet}{(first or _START).toordinal() + n:016x}",
            first and first + datetime.timedelta(days=n),
            f"{outlet} {n % 3}",
            name,
            role,
            of,
            10 * n,
            10 * n + len(name),
            name,
        )
        for n, (name, role, of) in zip(number, rows, strict=False)
    ]


MINISTER: list[Row] = [
    ("سيرغي لافروف", "وزير الخارجية", "RUS"),
    ("سيرجي لافروف", "وزير الخارجية", "RUS"),
    ("لافروف", "الوزير", "RUS"),
    ("سيرغي #لافروف", "وزير الخارجية", "RUS"),
]
ENVOY: list[Row] = [
    ("أنطونيو غوتيريش", "المفوض السامي لشؤون اللاجئين", "UNO"),
    ("أنطونيو غوتيريش", "المفوض السامي لشؤون اللاجئين", "UNO"),
]
CHIEF: list[Row] = [("أنطونيو جوتيريس", "الأمين العام", "UNO")] * 3


def one(found: list[Person]) -> Person:
    assert len(found) == 1, [person.name for person in found]
    return found[0]


def bare(name: str, day: datetime.date = _START, role: str | None = None) -> BareSource:
    return BareSource("f" * 16, "s1", day, "إذاعة", name, role)


def test_spellings_and_a_bare_surname_are_one_person() -> None:
    person = one(persons(seen(MINISTER)))
    assert person.name == "سيرغي لافروف"
    assert person.spellings[0] == ("سيرغي لافروف", 2)
    office = person.offices[0]
    assert (office.role, office.of, office.articles) == ("وزير الخارجية", "RUS", 4)
    assert len(person.offices) == 1


def test_offices_keep_their_times() -> None:
    late = datetime.date(2017, 1, 5)
    person = one(persons(seen(ENVOY) + seen(CHIEF, late)))
    by_role = {office.role: office for office in person.offices}
    assert by_role["المفوض السامي لشؤون اللاجئين"].last_seen == _START + datetime.timedelta(days=2)
    assert by_role["الأمين العام"].first_seen == late + datetime.timedelta(days=1)
    assert all(office.evidence for office in person.offices)


def test_a_bare_name_takes_the_office_of_its_time() -> None:
    late = datetime.date(2017, 1, 5)
    known = persons(seen(ENVOY) + seen(CHIEF, late))
    (early,) = resolve([bare("أنطونيو غوتيريس")], known)
    (now,) = resolve([bare("أنطونيو غوتيريش", late)], known)
    assert (early.role, now.role) == ("المفوض السامي لشؤون اللاجئين", "الأمين العام")
    assert now.of == "UNO"
    assert now.resolved_by.startswith("record: الأمين العام, UNO, seen 2017-01-0")
    assert now.resolved_by.endswith(f"in {now.evidence.article_id}")


def test_a_surname_alone_is_resolved() -> None:
    (found,) = resolve([bare("لافروف")], persons(seen(MINISTER)))
    assert (found.name, found.of, found.role) == ("سيرغي لافروف", "RUS", "وزير الخارجية")


@pytest.mark.parametrize(
    ("rows", "name", "day"),
    [
        pytest.param(MINISTER, "لافروف", _START + datetime.timedelta(days=400), id="far away"),
        pytest.param(MINISTER[:2], "لافروف", _START, id="too little says so"),
        pytest.param(MINISTER, "محمد", _START, id="a first name"),
        pytest.param(MINISTER, "", _START, id="nothing"),
        pytest.param([("فلوران ميلوش", None, "SRB")] * 4, "ميلوش", _START, id="no office, only where from"),
        pytest.param(
            [("مارتن غريفيث", "المبعوث إلى اليمن", "UNO")] * 4, "غريفز", _START, id="sounds so, spelt otherwise"
        ),
        pytest.param(
            [("جورج بوش", "الرئيس", "USA")] * 3 + [("كيت بوش", "النائبة", "GBR")] * 3,
            "بوش",
            _START,
            id="two of the name",
        ),
        pytest.param(
            [("علي منصور", "الوزير", "YEM"), ("علي منصور", "الوزير", "SYR")] * 3, "علي منصور", _START, id="namesakes"
        ),
        pytest.param(
            [("فلوران ميلوش", "الوزير", "SRB"), ("فلوران ميلوش", "الوزير", "BIH")] * 3, "ميلوش", _START, id="disputed"
        ),
    ],
)
def test_it_abstains(rows: list[Row], name: str, day: datetime.date) -> None:
    assert resolve([bare(name, day)], persons(seen(rows))) == []


def test_undated_articles_resolve_nothing() -> None:
    known = persons(seen(MINISTER, None))
    assert known[0].first_seen is None
    assert resolve([bare("سيرغي لافروف")], known) == []
    assert resolve([bare("سيرغي لافروف")._replace(published=None)], persons(seen(MINISTER))) == []


def test_the_text_of_the_same_article_wins() -> None:
    rows = [*seen([*MINISTER, ("سيرغي لافروف", "مبعوث", "SRB")])]
    own = BareSource(rows[-1].article_id, "s2", rows[-1].published, "x", "سيرغي لافروف")
    (found,) = resolve([own], persons(rows))
    assert (found.of, found.evidence.article_id) == ("SRB", own.article_id)


def test_the_role_of_the_text_is_kept() -> None:
    (found,) = resolve([bare("سيرغي لافروف", role="رئيس الوفد")], persons(seen(MINISTER)))
    assert (found.role, found.of) == ("رئيس الوفد", "RUS")


def test_a_former_official_speaks_for_nobody() -> None:
    rows: Sequence[Row] = [("باراك أوباما", "الرئيس السابق", "USA")] * 3
    (found,) = resolve([bare("أوباما")], persons(seen(rows)))
    assert (found.of, found.role) == ("OTHER", "الرئيس السابق")


def test_limits_are_choices() -> None:
    known = persons(seen(MINISTER[:2]))
    assert resolve([bare("لافروف")], known, Limits(bare_articles=1))


def test_look_alikes_stay_apart() -> None:
    rows: Sequence[Row] = [("جون كيري", "وزير الخارجية", "USA"), ("جون كيربي", "المتحدث باسم وزارة الخارجية", "USA")]
    assert len(persons(seen([*rows] * 3))) == 2


def test_namesakes_of_two_states_are_two() -> None:
    rows: Sequence[Row] = [("محمد صالح", "وزير النفط", "LBY"), ("محمد صالح", "المحافظ", "EGY")]
    assert len(persons(seen([*rows] * 2))) == 2


def test_states_that_disagree_are_shown() -> None:
    rows: Sequence[Row] = [("روبرت مولر", "المحقق الخاص", "USA")] * 3 + [("روبرت مولر", "المحقق الخاص", "RUS")]
    person = one(persons(seen(rows)))
    assert person.states == (("USA", 3), ("RUS", 1))
    assert person.conflicting


def test_nicknames_short_forms_and_slips_meet() -> None:
    rows: Sequence[Row] = [
        ("جيمس ماتيس", "وزير الدفاع", "USA"),
        ("جيم ماتيس", "وزير الدفاع", "USA"),
        ("محمد جواد ظريف", "وزير الخارجية", "IRN"),
        ("جواد ظريف", "وزير الخارجية", "IRN"),
        ("ريكس تيلرسون", "وزير الخارجية", "USA"),
        ("ريكس تليرسون", "وزير الخارجية", "USA"),
    ]
    assert sorted(person.articles for person in persons(seen(rows))) == [2, 2, 2]


def test_order_and_repetition_change_nothing() -> None:
    rows = seen(MINISTER + ENVOY + [("علي منصور", "الوزير", "YEM"), ("علي منصور", "الوزير", "SYR")] * 3)
    rows += seen([*CHIEF, ("غوتيريس", "الأمين العام", "UNO")], datetime.date(2017, 1, 1), "وكالة")
    expected = persons(rows)
    sources = [bare("لافروف"), bare("غوتيريش", datetime.date(2017, 1, 1)), bare("علي منصور")]
    told = resolve(sources, expected)
    for seed in range(5):
        mixed = rows + rows[:4]
        random.Random(seed).shuffle(mixed)  # noqa: S311
        again = persons(mixed)
        assert again == expected
        assert resolve(sources[::-1], again) == told[::-1]


def test_who_finds_any_spelling() -> None:
    known = persons(seen(MINISTER + ENVOY + CHIEF))
    for query in ("لافروف", "سيرجي لافروف", "لافروف سيرغي", "لافرووف", "سيرغى"):
        assert [person.name for person in who(query, known)] == ["سيرغي لافروف"], query
    assert [person.articles for person in who("جوتيريش", known)] == [5]
    assert who("", known) == who("؟!", known) == who("بومبيو", known) == []


def test_who_puts_the_one_met_more_first() -> None:
    rows: Sequence[Row] = [("جورج بوش", "الرئيس", "USA")] * 3 + [("لورا بوش", "السيدة الأولى", "USA")]
    assert [person.name for person in who("بوش", persons(seen(rows)))] == ["جورج بوش", "لورا بوش"]


def test_hostile_names_do_no_harm() -> None:
    names = ["", " ", "#", "_", "و", "ا" * 5000, "بن", "عبد", "بن بن بن", "\u202eسيرغي", "x y", "١٢ ٣", "ال", "آل آل"]
    rows: list[Row] = []
    rows.extend((name, None, None) for name in names * 2)
    found = persons(seen(rows))
    assert all(person.name.strip() for person in found)
    for name in names:
        who(name, found)
        resolve([bare(name)], found)


def test_titles() -> None:
    assert title_of("وزير الشؤون الخارجية").words == title_of("وزير الخارجية السابق").words
    assert title_of("الرئيس السابق").former
    assert not title_of("الوزير").specific
    assert speaks_for("لاعب", "EGY") == speaks_for("الرئيس الأسبق", "EGY") == "OTHER"
    assert speaks_for("الرئيس", "EGY") == "EGY"
    assert title_of(None).words == ()


def test_one_slip() -> None:
    assert one_slip("", "")
    assert one_slip("", "a")
    assert one_slip("abcd", "abdc")
    assert not one_slip("abcd", "badc")
    assert not one_slip("ab", "abcd")


def test_the_report_says_what_is_known() -> None:
    known = persons(seen(MINISTER))
    out = io.StringIO()
    text = "\u202eقال وزير الخارجية سيرغي لافروف\x1b[31m إن المحادثات مستمرة\n" * 9
    render_who(who("لافروف", known), Console(file=out, width=90), lambda row: text)
    shown = out.getvalue()
    assert "\u2068سيرغي لافروف\u2069" in shown
    assert "RUS" in shown
    assert "4 articles" in shown
    assert "\u202e" not in shown
    assert "\x1b[31m" not in shown
    assert all(line.count("\u2068") == line.count("\u2069") for line in shown.splitlines())
    assert all(len(line) <= 90 + line.count("\u2068") * 2 for line in shown.splitlines())


def test_the_report_of_nobody() -> None:
    out = io.StringIO()
    render_who([], Console(file=out, width=80))
    assert "nobody" in out.getvalue()


def test_what_may_be_no_name_must_be_a_surname() -> None:
    known = persons(seen(MINISTER))
    unlikely = bare("لافروف")._replace(unlikely=True)
    first = bare("سيرغي")._replace(unlikely=True)
    assert [found.of for found in resolve([unlikely, first], known)] == ["RUS"]
