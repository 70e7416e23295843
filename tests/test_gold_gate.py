"""The scores on the gold articles, where they lie beside the checkout, never sink under their floors.

After a change that makes them better:
    tasrih evaluate --gold ../shared/gold/dev --texts ../shared/gold/dev.jsonl \
        --floors tests/gold_floor.json --raise-floors
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import tasrih
from tasrih.evaluate import load_gold, load_texts
from tasrih.evaluate.gate import ALLOWED_DROP, drops, measured, read_floors

HERE = Path(__file__).parent
FOLDER = Path(os.environ.get("TASRIH_GOLD", HERE.parents[1] / "shared" / "gold"))
FLOORS = HERE / "gold_floor.json"


def test_no_score_sinks() -> None:
    if not (FOLDER / "dev.jsonl").exists():
        pytest.skip(f"gold gate: nothing was scored, there is no gold at {FOLDER} (set TASRIH_GOLD)")
    gold = load_gold(FOLDER / "dev", load_texts(FOLDER / "dev.jsonl"))
    sunk = drops(measured(gold, tasrih.load().read_article), read_floors(FLOORS))
    lines = [f"{d.half}: {d.measure}: {d.now:.4f} < {d.floor:.4f} - {ALLOWED_DROP}" for d in sunk]
    assert not sunk, "scores under their floors:\n" + "\n".join(lines)
