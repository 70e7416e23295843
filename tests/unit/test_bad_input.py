"""Bad input through the command line: a message that helps, or a reading with warnings; never a traceback."""

from __future__ import annotations

import json
import time
import unicodedata
from pathlib import Path

import msgspec
import pytest

import tasrih
from tasrih.cli.main import run
from tasrih.evaluate.spans import misplaced
from tasrih.model import Reading

SENTENCE = "قال وزير الخارجية التونسي خالد المنصوري إن الاجتماع انتهى. وأضاف أن «اللقاء» سيعقد في تونس. "
WARNED = [("english", "Arabic"), ("NUL inside", "NUL"), ("reversed", "reverse")]
Capture = pytest.CaptureFixture[str]

REFUSED = {
    "empty": b"",
    "whitespace": b" \n\t \r\n" * 50,
    "only NUL and a mark": b"\xef\xbb\xbf\x00\x00",
    "binary": bytes(range(256)) * 30,
    "pdf": b"%PDF-1.4\n%\xe2\xe3",
    "image": b"\x89PNG\r\n\x1a\n" + bytes(300),
    "cut gzip": b"\x1f\x8b\x08\x00\x00",
}
READ = {
    "english": b"The minister said that the meeting was over and thanked the hosts.",
    "windows-1256": SENTENCE.encode("cp1256"),
    "utf-16": SENTENCE.encode("utf-16"),
    "NUL inside": SENTENCE.replace(" ", "\x00", 3).encode(),
    "presentation forms": "ﻗﺎﻝ ﺍﻟﻮﺯﻳﺮ ﺇﻥ ﺍﻻﺟﺘﻤﺎﻉ ﺍﻧﺘﻬﻰ.".encode(),
    "reversed": (SENTENCE * 3)[::-1].encode(),
    "quotation marks": ("قال الوزير: " + '"«“”»‹›„' * 1250).encode(),
    "open quotation": ("قال الوزير: «" + SENTENCE * 5).encode(),
    "brackets": b"(" * 10_000,
    "one letter": "ا".encode(),
    "marks only": "ًٌٍَُِّْ".encode() * 2000,
    "decomposed": unicodedata.normalize("NFD", SENTENCE).encode(),
    "tatweel": "قـــال الوزيـــر إن الاجتمـــاع انتهـــى.".encode(),
    "bidi controls": ("\u202b" + SENTENCE.replace(" ", "\u200f \u200e") + "\u202c").encode(),
    "beyond the plane": ("😀" * 50 + SENTENCE + "𞸀𞸁").encode(),
    "long word": "ا".encode() * 100_000,
    "digits": b"1234567890" * 5000,
    "many lines": b"\n".join([SENTENCE.encode()] + [b""] * 50_000),
    "old line ends": SENTENCE.replace(". ", ".\r").encode(),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_in_one_line(name: str, tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "input.txt"
    path.write_bytes(REFUSED[name])
    assert run(["read", str(path), "--jsonl"]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    (line,) = captured.err.splitlines()
    assert line.startswith(f"tasrih: {path}: ")
    assert "; " in line, "says what to do"


@pytest.mark.parametrize("name", READ)
def test_read_with_every_span_in_place(name: str, tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "input.txt"
    path.write_bytes(READ[name])
    assert run(["read", str(path), "--jsonl"]) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    reading = msgspec.json.decode(captured.out, type=Reading)
    encoding = {"windows-1256": "cp1256", "utf-16": "utf-16"}.get(name, "utf-8")
    assert misplaced(READ[name].decode(encoding), reading) == []


@pytest.mark.parametrize("name", ["windows-1256", "utf-16", "NUL inside", "presentation forms", "tatweel"])
def test_statement_is_found_all_the_same(name: str, tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "input.txt"
    path.write_bytes(READ[name])
    run(["read", str(path), "--jsonl"])
    assert json.loads(capsys.readouterr().out)["statements"]


@pytest.mark.parametrize(("name", "word"), [("english", "Arabic"), ("NUL inside", "NUL"), ("reversed", "reverse")])
def test_warned(name: str, word: str, tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "input.txt"
    path.write_bytes(READ[name])
    run(["read", str(path), "--jsonl"])
    assert any(word in warning for warning in json.loads(capsys.readouterr().out)["warnings"])


def test_lone_surrogates_in_json(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text('{"id": "a", "text": "قال الوزير \\ud83d إن الاجتماع انتهى."}\n', encoding="utf-8")
    for form in (["--jsonl"], [], ["--html", str(tmp_path / "page.html")]):
        assert run(["read", str(path), *form]) == 0
    assert "surrogates" in capsys.readouterr().out


def test_a_content_that_ends_the_text_inside_a_word() -> None:
    (statement,) = tasrih.load().read("ونددت النرويج والاتحاد الأوروبي بتصريحاته.").statements
    assert statement.text == "تصريحاته"


def test_five_megabytes_in_one_line(tmp_path: Path, capsys: Capture) -> None:
    plain = "وتقع القرية على ضفة النهر قرب الجسر القديم، وفيها سوق ومدرسة ومسجد كبير. " * 5
    path = tmp_path / "line.txt"
    path.write_text((plain + SENTENCE) * (5_000_000 // len((plain + SENTENCE).encode())), encoding="utf-8")
    assert run(["read", str(path), "--jsonl"]) == 0
    assert len(json.loads(capsys.readouterr().out)["statements"]) > 1000


def test_time_grows_with_the_length() -> None:
    """16 times the text takes about 16 times as long; something quadratic would take 256 times."""
    reader = tasrih.load()

    def seconds(copies: int) -> float:
        begun = time.process_time()
        reader.read(SENTENCE * copies)
        return time.process_time() - begun

    once = min(seconds(300) for _ in range(3))
    assert seconds(4800) < 26 * once
