"""Stories: what tells the same happening, without drift, in whatever order it came."""

from __future__ import annotations

import datetime
import json
import random
import re
import unicodedata
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

from click.testing import CliRunner
from compared import BLAST, DAY, VISIT, article, rates
from hypothesis import given, settings
from hypothesis import strategies as st

from tasrih.cli.evaluate import command
from tasrih.evaluate.pairs import Pair, evaluate_pairs, grouped, load_pairs, wilson
from tasrih.measure.copies import Copy
from tasrih.measure.linkage import average_linkage
from tasrih.measure.stories import WINDOW_DAYS, StoryLink, StoryMember, Told, stories, story_links
from tasrih.measure.sweep import Dated
from tasrih.measure.terms import rarity

SAME_BLAST = [
    "قتل 9 أشخاص على الأقل وجرح 21 في تفجير سيارة ملغومة استهدف مقرا للشرطة في جلال آباد بشرق أفغانستان الأحد.",
    "وقال مسؤول محلي إن طفلين من تلاميذ المدارس بين ضحايا التفجير، وإن النيران التهمت محطة وقود مجاورة.",
]
FOLLOWING = [
    "ارتفع عدد قتلى تفجير السيارة الملغومة الذي استهدف مقر الشرطة في جلال آباد بأفغانستان إلى 12 شخصا.",
    "وشيع المئات من أهالي جلال آباد الاثنين ضحايا التفجير، وبينهم طفلان، فيما اعتقلت الشرطة 3 مشتبه بهم.",
]
OTHER_BLAST = [
    "أصيب 4 جنود في انفجار لغم أرضي زرعه مسلحون على طريق جبلي جنوبي تونس أثناء دورية اعتيادية للجيش.",
    "وقالت وزارة الدفاع التونسية إن إصابات الجنود متفاوتة وإن وحدات الهندسة تمشط المنطقة بحثا عن ألغام أخرى.",
]


def later(days: int) -> datetime.date:
    return DAY + datetime.timedelta(days=days)


def told(rows: list[Dated]) -> list[Told]:
    return [Told(row.article_id, row.published, row.digest.story) for row in rows]


def linked(one: Dated, other: Dated) -> bool:
    return bool(story_links([one, other], []))


def test_same_happening_in_other_words() -> None:
    first = article(BLAST, title="قتلى في تفجير بجلال آباد")
    assert linked(first, article(SAME_BLAST, outlet="ب", title="تفجير يهز جلال آباد"))
    assert linked(first, article(FOLLOWING, outlet="ب", day=later(1), title="ارتفاع قتلى تفجير جلال آباد"))


def test_another_happening_of_its_kind() -> None:
    first = article(BLAST, title="قتلى في تفجير بجلال آباد")
    assert not linked(first, article(OTHER_BLAST, outlet="ب", title="إصابة جنود بانفجار لغم جنوبي تونس"))
    assert not linked(first, article(VISIT, outlet="ب", title="منحة نرويجية للأردن"))


def test_one_form_filled_in_twice_is_two_stories() -> None:
    assert not linked(article(rates("1507", "1688", "2131", "61250")), article(rates("1512", "1679", "2128", "60800")))


def test_window_and_days_unknown() -> None:
    first = article(BLAST)
    assert not linked(first, article(SAME_BLAST, outlet="ب", day=later(WINDOW_DAYS + 1)))
    assert not linked(first, article(SAME_BLAST, outlet="ب", day=None))


def test_copies_are_of_one_story_whatever_their_days() -> None:
    rows = [article(BLAST), article(BLAST, day=None, outlet="ب"), article(BLAST[:3], day=later(6), outlet="ج")]
    copies = [Copy(rows[2].article_id, rows[0].article_id, 0.9, "near")]
    assert {member.story_id for member in stories([], copies, told(rows))} == {rows[0].article_id}


def test_story_has_the_id_of_its_earliest_article() -> None:
    rows = [article(FOLLOWING, day=later(1), outlet="ب"), article(BLAST), article(VISIT)]
    members = {m.article_id: m.story_id for m in stories(story_links(rows, []), [], told(rows))}
    assert members == {rows[0].article_id: rows[1].article_id, **{r.article_id: r.article_id for r in rows[1:]}}


def test_a_chain_does_not_drift() -> None:
    names = "abcdefgh"
    rows = [Told(name, later(i), name) for i, name in enumerate(names)]
    chain = [StoryLink(a, b, 0.3) for a, b in pairwise(names)]
    found = stories(chain, [], rows)
    sizes = [sum(member.story_id == name for member in found) for name in names]
    assert max(sizes) <= 3
    assert found == stories(reversed(chain), [], reversed(rows))


def test_average_linkage_on_a_small_example() -> None:
    links = {(0, 1): 9, (1, 2): 8, (0, 2): 1, (3, 4): 5}
    assert average_linkage(6, links, 5) == [[0, 1], [2], [3, 4], [5]]
    assert average_linkage(6, links, 4.5) == [[0, 1, 2], [3, 4], [5]]


ROWS = [
    article(text, outlet=outlet, day=later(day), title=title)
    for text, title in [
        (BLAST, "تفجير جلال آباد"),
        (SAME_BLAST, ""),
        (FOLLOWING, "قتلى"),
        (OTHER_BLAST, ""),
        (VISIT, "زيارة"),
    ]
    for outlet in ("أ", "ب")
    for day in (0, 1, 2, 4)
]


@settings(max_examples=20, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(1, 15))
def test_order_and_portions_change_nothing(dice: random.Random, size: int) -> None:
    rows = list(ROWS)
    dice.shuffle(rows)
    links: set[StoryLink] = set()
    for at in range(0, len(rows), size):
        links.update(story_links(rows[at : at + size], rows[:at]))
    assert sorted(links) == story_links(ROWS, [])
    shuffled = list(links)
    dice.shuffle(shuffled)
    assert stories(shuffled, [], told(rows)) == stories(story_links(ROWS, []), [], told(ROWS))


def test_singles_are_stories_of_one() -> None:
    rows = [article("خبر"), article(""), article(VISIT)]
    assert stories([], [], told(rows)) == sorted(StoryMember(r.article_id, r.article_id) for r in rows)


def test_pairs_are_scored(tmp_path: Path) -> None:
    path = tmp_path / "stories.tsv"
    path.write_text("a\tb\tlabel\tweight\n1\t2\tsame\t3\n1\t3\tother\t1\n2\t4\tsame\t1\n1\t2\tsame\tfound\n", "utf-8")
    pairs = load_pairs(path)
    assert pairs[3] == Pair("1", "2", "same", 0.0)
    score = evaluate_pairs(pairs, "same", {"1": "1", "2": "1", "3": "1", "4": "4"}, samples=10)
    assert (score.pairs, score.found, score.found_right) == (3, 1, 1.0)
    assert (score.plain.precision, score.plain.recall) == (0.5, 0.5)
    assert (score.weighted.precision, score.weighted.recall) == (0.75, 0.75)
    assert wilson(8, 10).low < 0.8 < wilson(8, 10).high


def test_grouped_gives_originals_and_stories() -> None:
    rows = [article(BLAST), article(BLAST[:3], outlet="ب", day=later(1)), article(VISIT)]
    originals, members = grouped(rows)
    assert originals[rows[1].article_id] == members[rows[1].article_id] == rows[0].article_id
    assert originals[rows[2].article_id] == members[rows[2].article_id] == rows[2].article_id


def test_command_scores_pairs(tmp_path: Path) -> None:
    rows = [("1", BLAST, "أ"), ("2", BLAST[:3], "ب"), ("3", VISIT, "أ")]
    told = [{"id": i, "text": "\n".join(t), "outlet": o, "published": DAY.isoformat()} for i, t, o in rows]
    (tmp_path / "texts.jsonl").write_text("\n".join(json.dumps(row) for row in told), "utf-8")
    for name, label in (("copies.tsv", "copy"), ("stories.tsv", "same")):
        (tmp_path / name).write_text(f"a\tb\tlabel\tweight\n1\t2\t{label}\t1\n1\t3\tother\t1\n", "utf-8")
    given_ = ["--pairs", str(tmp_path), "--texts", str(tmp_path / "texts.jsonl"), "--samples", "10"]
    result = CliRunner().invoke(command, given_)
    assert result.exit_code == 0, result.output
    assert result.output.count("each once") == 2
    assert result.output.count("1.000") >= 6


def test_table_of_frequencies_is_sound() -> None:
    text = (files("tasrih") / "data" / "measure" / "frequencies.txt").read_text("utf-8")
    assert len(text.encode()) < 300_000
    assert unicodedata.is_normalized("NFC", text)
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    terms = [term for _, line in rows for term in line.split(" ")]
    assert len(terms) == len(set(terms))
    assert all(re.fullmatch("[\u0621-\u063a\u0641-\u064a]{2,12}", term) for term in terms)
    assert [int(level) for level, _ in rows] == sorted({int(level) for level, _ in rows})
    assert rarity("في") < 0.5 < rarity("سوري") < rarity("كلمهنادره")
