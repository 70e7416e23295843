"""The search: what a word finds, what may be typed, and an index that no accident spoils."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasrih.errors import RecordBusy, RecordError, SearchError, SearchIndexDamaged, SearchIndexStale
from tasrih.record.search import Entry, SearchIndex, highlight
from tasrih.record.search import words as words_module
from tasrih.record.search.analysis import analyse
from tasrih.record.search.query import parse_query
from tasrih.record.search.words import load_words, spelled
from tasrih.text.fold import fold, words_of

TEXTS = {
    "a1": "قال وزير الخارجية السوري إن دمشق ترحب بالوفد الروسي وبسوريا كل من يريد السلام.",
    "a2": "أكّدت الوِلاياتُ المُتّحِدة عزمها على فرض عقوبات على إيران.",
    "a3": "أعلن مسؤولون أميركيون أن للولايات المتحدة موقفا من الصواريخ في عام ٢٠١٥.",
    "a4": "لعب الفريق كرة القدم، وفكرة المدرب أن يفوز علي بالكأس.",
    "a5": "قررت اللجنة إرسال وفد إلى العراق، وبحث الوفدان منظومة S-400.",
    "a6": "بدأ العام بكانون الثاني، وصدر قانون جديد في طهران.",
}


def entry(key: str, text: str, **more: object) -> Entry:
    fields: dict[str, object] = {"key": key, "article_id": key.split(":")[0], "kind": "article", "text": text, **more}
    return Entry(**fields)  # type: ignore[arg-type]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "news.duckdb.search"
    with SearchIndex.open(path, write=True) as index:
        index.add(entry(key, text) for key, text in TEXTS.items())
        index.commit("one")
    return path


def found(path: Path, query: str, **filters: object) -> set[str]:
    with SearchIndex.open(path) as index:
        results = index.search(query, **filters)  # type: ignore[arg-type]
    assert results.total == len(results.hits)
    return {hit.key for hit in results.hits}


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("سوريا", {"a1"}),
        ("لسوريا", {"a1"}),
        ("الولايات", {"a2", "a3"}),
        ("الوِلايات", {"a2", "a3"}),
        ("مسئول", {"a3"}),
        ("المسؤولين", {"a3"}),
        ("أمريكي", {"a3"}),
        ("ايران", {"a2"}),
        ("لإيـــران", {"a2"}),
        ("صاروخ", {"a3"}),
        ("2015", {"a3"}),
        ("عام ٢٠١٥", {"a3"}),
        ("كرة", {"a4"}),
        ("فكره", {"a4"}),
        ("لجنة", {"a5"}),
        ("وفد", {"a1", "a5"}),
        ("s-400", {"a5"}),
        ("كانون", {"a6"}),
        ("قوانين", {"a6"}),
        ("علي", {"a4"}),
        ('"على"', {"a2"}),
        ('"وزير الخارجية"', {"a1"}),
        ('"الخارجية وزير"', set()),
        ('"الولايات المتحدة" -إيران', {"a3"}),
        ("إيران OR العراق", {"a2", "a5"}),
        ("إيران أو العراق", {"a2", "a5"}),
        ("عقوبات في إيران", {"a2"}),
        ("عقوبات العراق", set()),
    ],
)
def test_a_word_is_found_however_typed(path: Path, query: str, wanted: set[str]) -> None:
    assert found(path, query) == wanted


@pytest.mark.parametrize(
    ("one", "other"),
    [("على", "علي"), ("كان", "كانون"), ("روسيا", "روسي"), ("سلام", "سلامة"), ("منطق", "منطقة"), ("معاهد", "معاهدة")],
)
def test_words_that_stay_apart(one: str, other: str) -> None:
    (first, _, _), (second, _, _) = next(words_of(fold(one))), next(words_of(fold(other)))
    assert analyse(first).stem != analyse(second).stem


def test_filters_and_fields(tmp_path: Path) -> None:
    path = tmp_path / "i"
    with SearchIndex.open(path, write=True) as index:
        index.add(
            [
                entry("b1", "نص عن النفط", title="أسعار النفط", outlet="وكالة أ", published="2019-03-01"),
                entry("b2", "نص آخر عن النفط", outlet="Agency", published="2020-01-31"),
                entry("b2:s1", "النفط سيبقى", kind="statement", speaker="سيرغي لافروف", act="state",
                      issues=("energy-oil", "trade"), outlet="Agency", published="2020-01-31"),
                entry("b3", "النفط بلا تاريخ", published="غير معروف"),
            ]
        )  # fmt: skip
        index.commit("m")
    assert found(path, "نفط", kind="statement") == {"b2:s1"}
    assert found(path, "نفط", outlet="AGENCY") == {"b2", "b2:s1"}
    assert found(path, "نفط", outlet="وكالة ا") == {"b1"}
    assert found(path, "نفط", until="2019") == {"b1"}
    assert found(path, "نفط", since="2019-03-02", until="2020-01") == {"b2", "b2:s1"}
    assert found(path, "لافروف") == {"b2:s1"}
    assert found(path, "نفط", speaker="لافروف", act="state", issue="trade") == {"b2:s1"}
    with SearchIndex.open(path) as index:
        assert index.search("أسعار النفط").hits[0].key == "b1"
        page = [index.search("نفط", limit=1, offset=at).hits[0].key for at in range(4)]
        assert sorted(page) == ["b1", "b2", "b2:s1", "b3"]
        for wrong in ({"kind": "x"}, {"since": "2019-13"}, {"until": "أمس"}, {"limit": -1}, {"offset": 10**9}):
            with pytest.raises(SearchError):
                index.search("نفط", **wrong)  # type: ignore[arg-type]


def test_adding_again_replaces_and_removing_takes_statements_along(path: Path) -> None:
    with SearchIndex.open(path, write=True) as index:
        index.add([entry("a1", "نص جديد عن الأردن"), entry("a1:s1", "الأردن يرحب", kind="statement")])
        index.commit("two")
        assert index.mark == "two"
    assert found(path, "الأردن") == {"a1", "a1:s1"}
    assert found(path, "سوريا") == set()
    with SearchIndex.open(path, write=True) as index:
        index.remove(["a1"])
        index.commit("three")
    assert found(path, "الأردن") == set()


def test_equals_come_in_the_order_of_their_keys_whatever_the_order_they_came_in(tmp_path: Path) -> None:
    orders = []
    keys = [f"{at:03}" for at in range(300)]
    for name, run in (("up", keys), ("down", keys[::-1])):
        with SearchIndex.open(tmp_path / name, write=True) as index:
            for start in range(0, 300, 100):
                index.add(entry(key, "خبر عن الهدنة") for key in run[start : start + 100])
                index.commit(str(start))
            orders.append([hit.key for at in (0, 50) for hit in index.search("هدنة", limit=50, offset=at).hits])
    assert orders[0] == orders[1] == keys[:100]


def test_nothing_counts_before_the_commit(path: Path) -> None:
    with SearchIndex.open(path, write=True) as index:
        index.add([entry("a9", "نص عن اليابان")])
        assert index.search("اليابان").total == 0
    assert found(path, "اليابان") == set()
    with SearchIndex.open(path) as index:
        assert index.mark == "one"
        with pytest.raises(RecordError):
            index.commit("no")


def test_one_writer_and_readers_beside_it(path: Path) -> None:
    with SearchIndex.open(path) as reader, SearchIndex.open(path, write=True) as writer:
        with pytest.raises(RecordBusy):
            SearchIndex.open(path, write=True)
        writer.add([entry("a9", "نص عن اليابان")])
        assert reader.search("اليابان").total == 0
        writer.commit("two")
        assert reader.search("اليابان").total == 1
        assert reader.mark == "two"


def test_rebuilding_replaces_at_one_stroke(path: Path) -> None:
    with SearchIndex.open(path) as old:
        with SearchIndex.rebuild(path) as index:
            index.add([entry("n1", "نص عن اليابان")])
            assert found(path, "سوريا") == {"a1"}
            index.commit("new")
        assert (old.mark, old.search("سوريا").total, old.search("اليابان").total) == ("new", 0, 1)
    assert found(path, "سوريا") == set()
    assert found(path, "اليابان") == {"n1"}
    assert len([entry for entry in path.iterdir() if entry.is_dir()]) == 1


def test_missing_stale_and_damaged(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SearchIndexStale):
        SearchIndex.open(path.with_name("none"))
    with monkeypatch.context() as patched:
        patched.setattr("tasrih.record.search.folder.words_digest", lambda: "00000000")
        for write in (False, True):
            with pytest.raises(SearchIndexStale):
                SearchIndex.open(path, write=write)
    generation = next(folder for folder in path.iterdir() if folder.is_dir())
    (generation / "meta.json").write_text("{", encoding="utf-8")
    with pytest.raises(SearchIndexDamaged):
        SearchIndex.open(path)
    (path / "CURRENT").write_bytes(b"\xff../../etc")
    with pytest.raises(SearchIndexDamaged):
        SearchIndex.open(path)
    with SearchIndex.rebuild(path) as index:
        index.commit("again")
    assert found(path, "سوريا") == set()


@pytest.mark.parametrize("ending", ["*.idx", "*.term", "*.store", "*.pos", "*.fieldnorm", "*.fast"])
@pytest.mark.parametrize("damage", ["cut", "zeros"])
def test_a_damaged_file_is_told(path: Path, ending: str, damage: str) -> None:
    for file in path.rglob(ending):
        data = file.read_bytes()
        file.write_bytes(data[: len(data) // 2] if damage == "cut" else bytes(len(data)))
    try:
        with SearchIndex.open(path) as index:
            index.search('"وزير الخارجية" سوريا', since="2000")
    except SearchIndexDamaged:
        pass


_WRITER = """
    import sys
    from tasrih.record.search import Entry, SearchIndex
    with SearchIndex.open(sys.argv[1], write=True) as index:
        for at in range(10_000):
            key = f"k{at}"
            index.add([Entry(key=key, article_id=key, kind="article", text="خبر عن الهدنة")])
            if at % 20 == 19:
                index.commit(str(at + 1))
                print(at + 1, flush=True)
"""


@pytest.mark.parametrize("after", [1, 4, 9])
def test_a_killed_writer_leaves_what_it_committed(tmp_path: Path, after: int) -> None:
    path = tmp_path / "i"
    command = [sys.executable, "-c", textwrap.dedent(_WRITER), str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - our own text
        assert process.stdout is not None
        for _ in range(after):
            process.stdout.readline()
        with SearchIndex.open(path) as reader:
            assert reader.search("هدنة").total >= 20 * after
        time.sleep(0.003 * after)
        os.kill(process.pid, signal.SIGKILL)
    with SearchIndex.open(path, write=True) as index:
        assert index.mark is not None
        total = index.search("هدنة").total
        assert total == int(index.mark) >= 20 * after
        index.add([entry("k0", "خبر عن الهدنة"), entry("new", "خبر عن الهدنة")])
        index.commit("after")
        assert index.search("هدنة").total == total + 1


@pytest.mark.parametrize(
    "query",
    ["", "   ", '"', '""', '"""', "-", "--", "OR", "-سوريا", "()", "*", "أو", "\x00", "a" * 1_000_000, "س " * 500],
)
def test_queries_without_a_word_or_too_long(path: Path, query: str) -> None:
    with SearchIndex.open(path) as index, pytest.raises(SearchError, match=r"^query: "):
        index.search(query)


@given(st.text(max_size=300) | st.text(alphabet='ابوسيلكةىعن"-()*:~^[]{}|\\/ OR«»“”+', max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_query_is_one_or_is_refused(query: str) -> None:
    try:
        asked = parse_query(query)
    except SearchError:
        return
    assert asked.groups


@given(st.text(max_size=200))
@settings(max_examples=30, deadline=None)
def test_any_text_goes_in(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any"
    with SearchIndex.open(path, write=True) as index:
        index.add([entry("x", text, title=text, outlet=text, speaker=text, act=text, published=text)])
        index.commit(text)
        assert index.mark == text


def test_lone_surrogates_do_no_harm(tmp_path: Path) -> None:
    bad = "نص\ud800 سيئ"
    with SearchIndex.open(tmp_path / "i", write=True) as index:
        index.add([entry("x", bad, title=bad, outlet=bad, speaker=bad, act=bad, issues=(bad,))])
        index.commit("m")
        assert index.search(bad, outlet=bad, speaker=bad, act=bad, issue=bad).total == 1


def test_a_disk_that_is_full_is_told(tmp_path: Path) -> None:
    command = "ulimit -f 8; exec " + shlex.join([sys.executable, "-c", textwrap.dedent(_FULL), str(tmp_path / "i")])
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, timeout=60)  # noqa: S603
    assert "RecordError" in done.stdout, done.stderr[-400:]
    with pytest.raises(SearchIndexStale):
        SearchIndex.open(tmp_path / "i")
    with SearchIndex.rebuild(tmp_path / "i") as index:
        index.commit("whole")


_FULL = """
    import random, signal, sys
    from tasrih.errors import TasrihError
    from tasrih.record.search import Entry, SearchIndex
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    letters = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
    try:
        with SearchIndex.rebuild(sys.argv[1]) as index:
            for at in range(3000):
                text = " ".join("".join(random.choices(letters, k=6)) for _ in range(60))
                index.add([Entry(key=str(at), article_id=str(at), kind="article", text=text)])
            index.commit("full")
    except TasrihError as error:
        print(type(error).__name__, error)
"""


def test_highlight_tells_the_words_in_the_original() -> None:
    text = "رحّبت الوِلاياتُ المُتّحدة بقرار مجلس الأمن، وقال مجلس آخر إن للولايات رأيا."
    assert [text[a:b] for a, b in highlight(text, "ولايات")] == ["الوِلاياتُ", "للولايات"]
    assert [text[a:b] for a, b in highlight(text, '"مجلس الأمن"')] == ["مجلس", "الأمن"]
    assert highlight(text, "إيران OR العراق") == []
    assert [text[a:b] for a, b in highlight(text, "آخر -مجلس")] == ["آخر"]


def test_the_word_lists_are_clean() -> None:
    words = load_words()
    assert all(spelled(word) == word for word in words.own_first | words.own_last)
    for name in ("plurals", "spellings"):
        groups = words_module._read(name)
        groups = groups if isinstance(groups, list) else groups["heads"] + groups["words"]
        others = [words_module._form(other) for _, *rest in groups for other in rest]
        assert len(others) == len(set(others)), name


def test_reading_a_word_ends_and_is_the_same_again() -> None:
    for word in ("ووووو", "بببببب", "الالالال", "للللل", "سسسسس", "ء", "ا", "ه" * 1000, "ون", "ات"):
        assert analyse(word) == analyse(word)
        assert analyse(word).stem
