"""A record to open a desk on, whole or hostile, and a client that asks it as a browser would."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
from record_samples import rows
from starlette.testclient import TestClient

import tasrih
from tasrih.ingest import Settings as IngestSettings
from tasrih.ingest import ingest
from tasrih.measure.conclude import conclude
from tasrih.model import Article
from tasrih.record.writer import Writer
from tasrih.sources import Item, Loaded
from tasrih.web.app import create_app
from tasrih.web.settings import Settings

PUT_FORWARD = [
    (
        "2018-03-02",
        "طرحت سلطنة عمان على إيران مبادرة لتأمين الملاحة في مضيق هرمز تضم السعودية.\nوقال الوزير إن الحوار ممكن.",
    ),
    ("2018-03-05", "رحبت إيران بالمبادرة العمانية لتأمين الملاحة في مضيق هرمز رغم الخلافات مع السعودية."),
    (
        "2018-03-09",
        "رفضت الولايات المتحدة المبادرة العمانية لتأمين الملاحة في المضيق، مؤكدة تمسكها بالعقوبات على إيران.",
    ),
    ("2018-03-11", "وقالت إيران إن طهران لن تتفاوض مع واشنطن ما لم ترفع الولايات المتحدة العقوبات."),
    ("2018-03-12", "أكد وزير الخارجية الروسي أندريه فولكوف أن بلاده ستواصل دعم سوريا رغم العقوبات الأمريكية."),
    (
        "2018-03-13",
        "واتفقت روسيا وتركيا على ضرورة وقف إطلاق النار في سوريا، واختلفت روسيا والولايات المتحدة بشأن إيران.",
    ),
]
"""A proposal with what becomes of it, a condition, something held in spite of something, agreement and difference."""
BASE = "http://127.0.0.1"


def record(path: Path, articles: Sequence[dict[str, Any]] | None = None, keep: Any = "text") -> Path:
    """A record with everything that is concluded of it."""
    unconcluded(path, articles or rows(40), keep)
    with Writer(path) as writer:
        conclude(writer, lambda _: None)
    return path


def unconcluded(path: Path, articles: Sequence[dict[str, Any]], keep: Any = "text") -> Path:
    """A record of articles alone, as an ingest leaves it that was stopped."""
    with Writer(path, new=True) as writer:
        writer.begin("ingest", ["news.jsonl"], {"keep": keep}, tasrih.load().lexicon.digest)
        ingest(_items(articles), writer, IngestSettings(keep=keep), lambda *_: None)
        writer.finish()
    return path


def put_forward() -> list[dict[str, Any]]:
    """The articles about what is put forward."""
    return [
        {"id": f"forward-{n}", "published": day, "outlet": "وكالة ثالثة", "text": f"مسقط – {text}\n"}
        for n, (day, text) in enumerate(PUT_FORWARD)
    ]


def client(path: Path, **settings: Any) -> TestClient:
    """A browser at a desk."""
    return TestClient(create_app(Settings(path, **settings)), base_url=BASE, follow_redirects=False)


def _items(articles: Sequence[dict[str, Any]]) -> Iterator[Item]:
    for n, row in enumerate(articles, 1):
        yield Loaded(f"news.jsonl, line {n}", msgspec.convert(row, Article), [], named=True)


HOSTILE = [
    {
        "id": "script",
        "published": "2018-03-04",
        "outlet": '"><script>alert("outlet")</script>',
        "url": "javascript:alert(document.cookie)",
        "title": "<svg onload=alert(1)>",
        "text": (
            "<svg onload=alert(1)> حذر الوزير\n\nموسكو – حذر وزير الخارجية الروسي <img src=x onerror=alert(2)> "
            'أندريه فولكوف من أن "<script>alert(3)</script> العقوبات على إيران مرفوضة".\n'
            "وقال فولكوف إن بلاده </mark></p></div><script>alert(4)</script> ترفض العقوبات الجديدة على إيران.\n"
        ),
    },
    {
        "id": "bidi",
        "published": "2018-03-05",
        "outlet": "وكالة\u202egnp.exe",
        "url": 'https://example.org/a"onmouseover=alert(1)//',
        "text": (
            "قال وزير الخارجية الروسي أندريه فولكوف\u202e\u2067 إن بلاده\u2069\u202c ترفض العقوبات {{ 7*7 }} "
            "على إيران ${alert(1)} \x00 \x1b[31m.\n"
        ),
    },
    {
        "id": "long",
        "published": "2018-03-06",
        "text": "قال وزير الخارجية الروسي أندريه فولكوف إن " + "ا" * 1_000_000 + " مرفوض.\n",
    },
    {"id": "empty", "published": "2018-03-07", "outlet": "وكالة", "text": "لا شيء."},
]
