"""Articles to compare, written for the tests."""

from __future__ import annotations

import datetime
import hashlib

from tasrih.evaluate.pairs import dated
from tasrih.measure.sweep import Dated
from tasrih.model import Article, Meta, Reading, Span, Version

VISIT = [
    "وصل وزير الخارجية النرويجي إلى العاصمة الأردنية عمان صباح الأحد في زيارة تستمر يومين يلتقي خلالها كبار المسؤولين.",
    "وقال الوزير للصحفيين عقب وصوله إن بلاده ستقدم منحة قيمتها 40 مليون دولار لدعم المدارس التي تستقبل اللاجئين.",
    "وأضاف أن أوسلو تنظر بتقدير كبير إلى ما تتحمله المملكة من أعباء منذ اندلاع النزاع في الجارة الشمالية قبل 7 سنوات.",
    "من جانبه دعا وزير التخطيط الأردني الدول المانحة إلى الوفاء بتعهداتها كاملة قبل نهاية العام الحالي.",
    "ومن المقرر أن يزور الضيف مخيم الأزرق ومركزا للتدريب المهني أنشئ بتمويل نرويجي في مدينة الزرقاء.",
    "وكان البلدان قد وقعا في الربيع الماضي اتفاقية للتعاون في مجال الطاقة المتجددة وإدارة المياه الجوفية.",
]
BLAST = [
    "انفجرت سيارة مفخخة قرب مقر الشرطة في مدينة جلال آباد شرقي أفغانستان مما أدى إلى مقتل 9 أشخاص وإصابة 21 آخرين.",
    "وذكر المتحدث باسم حاكم الإقليم أن بين القتلى طفلين كانا في طريقهما إلى المدرسة حين دوى الانفجار.",
    "ولم تعلن أي جهة مسؤوليتها عن الهجوم الذي يأتي بعد أيام من انهيار هدنة محلية توسط فيها وجهاء القبائل.",
    "وأظهرت صور من المكان واجهات متاجر محطمة ورجال إطفاء يحاولون إخماد حريق اندلع في محطة للوقود.",
]
BACKGROUND = [
    "وتخضع البلاد منذ مطلع العام الماضي لعقوبات اقتصادية واسعة فرضها مجلس الأمن بعد تجارب صاروخية متكررة.",
    "ويعتمد نحو نصف السكان على المعونات الغذائية التي توزعها المنظمات الدولية وفق تقديرات الأمم المتحدة.",
    "وانهارت جولتان من المفاوضات في العاصمة السويسرية من دون أن يتفق الطرفان على جدول زمني لتخفيف القيود.",
]
DAY = datetime.date(2019, 10, 6)


def article(
    text: str | list[str],
    name: str = "",
    *,
    day: datetime.date | None = DAY,
    outlet: str | None = "أ",
    url: str | None = None,
    title: str = "",
    boilerplate: str = "",
) -> Dated:
    """An article as it is compared; its id comes from what tells it apart."""
    body = text if isinstance(text, str) else "\n".join(text)
    whole = "\n".join(part for part in (body, boilerplate) if part)
    told = repr((name, whole, day, outlet, url, title))
    identity = hashlib.sha256(told.encode()).hexdigest()[:16]
    published = day.isoformat() if day else None
    spans = [Span(start=len(whole) - len(boilerplate), end=len(whole), text=boilerplate)] if boilerplate else []
    reading = Reading(
        id=identity,
        sha256="",
        published=published,
        language="ar",
        tasrih=Version(version="", lexicon=""),
        meta=Meta(boilerplate=spans),
    )
    source = Article(text=whole, id=identity, published=published, title=title or None, url=url, outlet=outlet)
    return dated(source, reading)


def rates(dollar: str, euro: str, dinar: str, gold: str) -> str:
    """A report that comes every day in one form."""
    return (
        f"سجل سعر صرف الدولار في البنك المركزي اليوم {dollar} للشراء فيما بلغ سعر اليورو {euro} في مستهل التعاملات. "
        f"واستقر الدينار عند {dinar} وسط هدوء نسبي في حركة البيع والشراء داخل مكاتب الصرافة في وسط المدينة. "
        f"وبلغ سعر غرام الذهب من عيار واحد وعشرين {gold} وفق ما أعلنته جمعية الصاغة في نشرتها الصباحية المعتادة."
    )
