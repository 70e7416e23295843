"""News made up for tests of what comes due and of claims that contradict each other, read by the real reader."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from tasrih.cli.main import run
from tasrih.record.database import Database


class Paper(NamedTuple):
    """An article: its day, outlet and text."""

    day: str | None
    outlet: str
    text: str


SUMMIT = "وتستعد سنغافورة للقمة المقررة بين الرئيس الأمريكي وزعيم كوريا الشمالية في {day}."
PAPERS = [
    Paper("2020-06-01", "أولى", f"واشنطن – {SUMMIT.format(day='12 يوليو')}\n\nوقال مسؤولون إن التحضيرات مستمرة."),
    Paper("2020-06-02", "ثانية", f"سول – جدد البيت الأبيض تفاؤله.\n\n{SUMMIT.format(day='12 يوليو')} وسط اهتمام كبير."),
    Paper(
        "2020-06-05",
        "أولى",
        "سنغافورة – يستعد الصحفيون لتغطية القمة المقررة بين الرئيس الأمريكي وزعيم كوريا الشمالية في 12 يوليو.",
    ),
    Paper(
        "2020-06-03",
        "أولى",
        "بغداد – ومن المقرر أن تجرى الانتخابات العراقية في 20 يوليو المقبل.\n\nوتشارك أحزاب كثيرة.",
    ),
    Paper(
        "2020-06-03",
        "ثانية",
        "موسكو – قال وزير الخارجية الروسي سيرغي لافروف إن معاهدة ستارت الجديدة تنتهي في فبراير 2021.",
    ),
    Paper(
        "2020-06-04", "ثانية", "واشنطن – وأمهلت الولايات المتحدة تركيا حتى 31 يوليو لإلغاء الصفقة.\n\nولم ترد أنقرة."
    ),
    Paper("2020-06-06", "ثانية", "القاهرة – أعلنت مصر أن وزير الخارجية الإيطالي سيزور القاهرة الأسبوع المقبل."),
    Paper("2020-06-02", "أولى", "أثينا – أعلنت اليونان إلغاء الزيارة المقررة لوزير الخارجية التركي في 15 يونيو."),
]
PLACE = "في هجوم استهدف مقر المفوضية العليا للانتخابات في العاصمة الليبية طرابلس الأربعاء"
TOLL = [
    Paper(
        "2018-05-02", "أولى", f"طرابلس – قال المتحدث باسم المفوضية الليبية إن 7 أشخاص قتلوا {PLACE}.\n\nوأغلقت الطرق."
    ),
    Paper("2018-05-02", "ثانية", f"تونس – قالت وزارة الصحة الليبية إن 12 شخصا قتلوا {PLACE}.\n\nوتوافد الصحفيون."),
    Paper("2018-05-02", "ثالثة", f"القاهرة – قال مسؤولون محليون إن 12 شخصا قتلوا {PLACE}.\n\nونددت مصر بالهجوم."),
    Paper("2018-05-03", "ثانية", f"تونس – قالت وزارة الصحة الليبية إن 14 شخصا قتلوا {PLACE}.\n\nوأعلن الحداد أسبوعا."),
    Paper(
        "2018-05-02", "أولى", "كابول – قالت وزارة الداخلية الأفغانية إن 25 شرطيا قتلوا في كمين نصبته طالبان في قندهار."
    ),
]


def rows_of(papers: Iterable[Paper]) -> list[dict[str, str | None]]:
    """Articles as rows of JSON lines."""
    return [
        {"id": f"a{n}", "published": paper.day, "outlet": paper.outlet, "text": paper.text}
        for n, paper in enumerate(papers)
    ]


def record(folder: Path, papers: Iterable[Paper], keep: str = "text") -> Database:
    """A record of these articles."""
    source, path = folder / "news.jsonl", folder / "news.duckdb"
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows_of(papers))
    source.write_text("".join(lines), encoding="utf-8")
    assert run(["ingest", str(source), "--into", str(path), "--processes", "1", "--keep", keep]) == 0
    return Database(path)
