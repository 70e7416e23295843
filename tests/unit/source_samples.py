"""Pages, feeds and archives for the tests of sources: invented news in the layouts of Arabic outlets."""

from __future__ import annotations

import json

TITLE = "وزير الخارجية التونسي: الحوار هو الطريق الوحيد"
LEDE = (
    "أكد وزير الخارجية التونسي خالد المنصوري، مساء الأربعاء، أن الحوار هو الطريق الوحيد لتجاوز الخلاف حول مياه النهر، "
    "داعيا الأطراف كلها إلى العودة إلى طاولة المفاوضات."
)
BODY = (
    "وقال المنصوري في مؤتمر صحفي عقده في العاصمة إن بلاده تتابع ما يجري «باهتمام بالغ»، وإنها على اتصال دائم بالعواصم "
    "المعنية منذ بداية الأزمة قبل ثلاثة أشهر.",
    "وأضاف أن اللجنة المشتركة ستعقد اجتماعها المقبل في عمّان، مشيرا إلى أن الدعوات وُجهت إلى وفود الدول الأربع وإلى "
    "المبعوث الأممي الذي وعد بالحضور.",
    "ورحبت وزارة الخارجية الأردنية في بيان بهذه التصريحات، وشددت على ضرورة وقف التصعيد وعلى احترام الاتفاقات الموقعة "
    "بين الجانبين في كل الظروف.",
    "وكانت المحادثات قد توقفت في الربيع الماضي بعد خلاف على جدول الأعمال، ثم استؤنفت بوساطة من جامعة الدول العربية.",
)
RELATED = "اقرأ أيضا"
LEAF = "".join(f'<li><a href="/n/{n}">خبر آخر لا علاقة له بالموضوع رقم {n}</a></li>' for n in range(6))
MENU = '<nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/w">العالم</a></li></ul></nav>'
FOOTER = "<footer><p>جميع الحقوق محفوظة 2021</p></footer>"


def paragraphs(tag: str = "p") -> str:
    """The body in tags."""
    return "".join(f"<{tag}>{one}</{tag}>" for one in BODY)


def page(head: str, body: str, opening: str = '<html lang="ar" dir="rtl">') -> str:
    """A whole page around a body."""
    return f"<!DOCTYPE html>\n{opening}<head>{head}</head><body>{MENU}{body}{FOOTER}</body></html>"


def with_linked_data() -> str:
    """JSON-LD in a graph, a local date late in the evening, the lede apart from the body."""
    graph = [
        {"@type": "Organization", "@id": "https://news.example/#org", "name": "صحيفة المثال"},
        {
            "@type": ["NewsArticle"],
            "headline": TITLE,
            "datePublished": "2020-03-17T23:40:00+03:00",
            "dateModified": "2020-03-19T08:00:00+03:00",
            "publisher": {"@id": "https://news.example/#org"},
            "description": LEDE[:90] + "...",
        },
    ]
    data = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False)
    head = (
        f"<title>{TITLE} - صحيفة المثال</title><meta property='og:title' content='{TITLE} - صحيفة المثال'>"
        "<meta property='article:published_time' content='2020-03-17T20:40:00Z'>"
        '<link rel="canonical" href="https://news.example/politics/4711">'
        f'<script type="application/ld+json">{data}</script>'
    )
    article = (
        f'<main><h1>{TITLE}</h1><div class="credits">وكالات</div><div class="article-lead"><div>{LEDE}</div></div>'
        f'<div class="article-body" itemprop="articleBody">{paragraphs()}</div></main>'
        f"<aside><h3>{RELATED}</h3><ul>{LEAF}</ul></aside>"
    )
    return page(head, article)


def with_open_graph() -> str:
    """OpenGraph alone."""
    head = (
        f'<title>{TITLE} | المثال نت</title><meta property="og:title" content="{TITLE}">'
        '<meta property="og:site_name" content="المثال نت">'
        '<meta property="og:url" content="https://www.net.example/2019/12/11/hiwar">'
        '<meta property="article:published_time" content="2019-12-11T01:15:00+02:00">'
    )
    return page(head, f"<article><h1>{TITLE}</h1><p>{LEDE}</p>{paragraphs()}</article><ul>{LEAF}</ul>")


def without_anything() -> str:
    """A page of 2009: tables, line breaks, a written date, no metadata."""
    lines = "<br><br>".join((LEDE, *BODY))
    table = (
        f"<table width=760><tr><td><font size=5><h1>{TITLE}</h1></font><br>الأربعاء 11 آذار/مارس 2009</td></tr>"
        f'<tr><td class="text"><p>{lines}</p></td></tr></table><table><tr><td>{LEAF}</td></tr></table>'
    )
    head = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1256">' + f"<title>{TITLE}</title>"
    return page(head, table, "<html>")


PERSIAN = page(
    "<title>خبر</title>",
    "<p>"
    + "وزیر خارجه ایران گفت که گفت‌وگو تنها راه پیش روی کشورهای منطقه است و چنین گامی پیامی روشن دارد. " * 8
    + "</p>",
    '<html lang="fa">',
)


def rss(entry: str = "", head: str = "") -> str:
    """An RSS feed of two entries, one with its whole text."""
    return (
        f'<?xml version="1.0" encoding="utf-8"?>{head}'
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        "<title>وكالة المثال</title><link>https://wire.example/</link>"
        f"<item><title>{TITLE}</title><link>https://wire.example/1</link><guid>wire-1</guid>"
        "<pubDate>Tue, 17 Mar 2020 23:40:00 +0300</pubDate>"
        f"<description>{LEDE}</description>"
        f"<content:encoded><![CDATA[<p>{LEDE}</p>{paragraphs()}]]></content:encoded></item>"
        f"<item><title>خبر ثان</title><link>https://wire.example/2</link><description>{LEDE}{entry}</description></item>"
        "</channel></rss>"
    )


def atom() -> str:
    """An Atom feed of one entry."""
    return (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>وكالة المثال</title>'
        f'<entry><id>tag:1</id><title>{TITLE}</title><link href="https://wire.example/1"/>'
        f"<published>2020-03-17T23:40:00+03:00</published><updated>2020-03-20T00:00:00Z</updated>"
        f'<content type="html">&lt;p&gt;{LEDE}&lt;/p&gt;&lt;p&gt;{BODY[0]}&lt;/p&gt;</content></entry></feed>'
    )


def warc(answers: list[tuple[str, str, str, bytes]]) -> bytes:
    """A web archive of (address, status line, content type, body)."""
    records = [_record("warcinfo", "", b"software: test\r\n")]
    for url, status, kind, body in answers:
        http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
        records.append(_record("response", url, http))
    return b"".join(records)


def _record(kind: str, url: str, block: bytes) -> bytes:
    target = f"WARC-Target-URI: {url}\r\n" if url else ""
    content = "application/http; msgtype=response" if url else "application/warc-fields"
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Date: 2021-01-05T10:00:00Z\r\n{target}"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{len(block):012}>\r\n"
        f"Content-Type: {content}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"
