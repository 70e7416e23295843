"""Articles made for the tests of the record: agency prose put together of parts, with copies, stories, bare names."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

from tasrih.record.database import Database

_MINISTERS = [
    ("وزير الخارجية العماني", "سالم الحارثي", "مسقط"),
    ("وزيرة الخارجية النرويجية", "إنغريد هانسن", "أوسلو"),
    ("وزير الدفاع الكندي", "مارتن كولينز", "أوتاوا"),
    ("وزير الخارجية الروسي", "أندريه فولكوف", "موسكو"),
    ("رئيس الوزراء الياباني", "هيروشي تاناكا", "طوكيو"),
]
_CLAIMS = [
    "بلاده ترفض العقوبات الجديدة على إيران",
    "المحادثات بشأن اليمن ستستأنف في جنيف الأسبوع المقبل",
    "حجم التبادل التجاري ارتفع بنسبة 30 في المئة",
    "معاهدة ستارت يجب أن تمدد قبل نهاية العام",
    "أي هجوم على الملاحة في الخليج سيقابل برد حازم",
    "الحل في سوريا لن يكون إلا سياسيا",
]
_CLOSINGS = [
    "وجاءت التصريحات خلال مؤتمر صحفي عقد في ختام زيارة رسمية استمرت يومين.",
    "ومن المقرر أن يلتقي الوفدان مجددا الشهر المقبل لمواصلة المشاورات.",
    "ولم يصدر تعليق فوري من الطرف الآخر على هذه التصريحات حتى ساعة متأخرة.",
]
_DAY = datetime.date(2018, 3, 1)


def rows(count: int) -> list[dict[str, str]]:
    """`count` articles as rows of JSON lines. Every seventh is a copy of the one before in another outlet; every
    fourth names its speaker by the surname alone."""
    made: list[dict[str, str]] = []
    for n in range(count):
        if n % 7 == 6:
            made.append({**made[-1], "id": f"copy-{n}", "outlet": "وكالة ثانية"})
            continue
        made.append(_row(n))
    return made


def _row(n: int) -> dict[str, str]:
    role, name, place = _MINISTERS[n % len(_MINISTERS)]
    first, second = _CLAIMS[n % len(_CLAIMS)], _CLAIMS[(n // 2 + 1) % len(_CLAIMS)]
    speaker = name.split()[-1] if n % 4 == 3 else f"{role} {name}"
    text = (
        f"{place} – قال {speaker} إن {first}، وذلك في الجولة رقم {n + 3} من المشاورات.\n\n"
        f'وأضاف {name.split()[-1]}: "إن {second}".\n\n{_CLOSINGS[n % len(_CLOSINGS)]}\n'
    )
    day = _DAY + datetime.timedelta(days=n % 60)
    return {"id": f"row-{n}", "published": day.isoformat(), "outlet": "وكالة أولى", "text": text}


def write(path: Path, count: int) -> Path:
    """The rows as a file of JSON lines."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows(count)), encoding="utf-8")
    return path


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, but for what tells runs apart."""
    database = Database(path)
    found = database.rows("SELECT table_name FROM duckdb_tables() WHERE database_name = 'record' ORDER BY 1")
    tables = [name for (name,) in found if name not in ("runs", "migrations")]
    return {table: sorted(database.rows(_without_run(database, table)), key=repr) for table in tables}


def _without_run(database: Database, table: str) -> str:
    names = [name for (name, *_) in database.rows(f"DESCRIBE {table}")]
    return f"SELECT {', '.join(name for name in names if name != 'run_id')} FROM {table}"
