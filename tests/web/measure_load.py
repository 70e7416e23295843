"""How the desk bears many at once: `python tests/web/measure_load.py FILE.duckdb [requests] [clients] [SOURCE]`.

`tasrih serve` is started, and clients ask for pages and resources in turn, each something new. Printed are the time
from the start to the first page, the times of all answers, the errors, and the memory of the server. With a SOURCE
(files that `tasrih ingest` reads) a copy of the record is served while that is read into it.
"""

from __future__ import annotations

import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from pathlib import Path

from desk_addresses import pages, resources

_TASRIH = (sys.executable, "-m", "tasrih")
_LONGEST = 60


class Server:
    """`tasrih serve` on a free port."""

    def __init__(self, record: Path) -> None:
        self.begun = time.perf_counter()
        self._process = subprocess.Popen(  # noqa: S603 (our own program)
            [*_TASRIH, "serve", str(record), "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        assert self._process.stdout
        first = self._process.stdout.readline()
        self.address = next(word for word in first.split() if word.startswith("http://")).rstrip("/")
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        """What the server says besides."""
        assert self._process.stdout
        for line in self._process.stdout:
            print(f"server: {line}", end="")

    def memory(self) -> str:
        """Now and at most, in MB."""
        told = Path(f"/proc/{self._process.pid}/status").read_text()
        sizes = dict(line.split(":", 1) for line in told.splitlines())
        return f"{int(sizes['VmRSS'].split()[0]) // 1024} MB, {int(sizes['VmHWM'].split()[0]) // 1024} MB at most"

    def stop(self) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait()


class Load:
    """What clients meet."""

    def __init__(self, server: Server, addresses: list[str]) -> None:
        self._server = server
        self._left = addresses
        self._lock = threading.Lock()
        self.times: list[float] = []
        self.told: Counter[str] = Counter()

    def client(self) -> None:
        """Ask until nothing is left."""
        while True:
            with self._lock:
                if not self._left:
                    return
                address = self._left.pop()
            milliseconds, status = asked(self._server.address + address)
            with self._lock:
                self.times.append(milliseconds)
                self.told[status] += 1
                if status != "200":
                    print(f"{status} {address}")


def asked(address: str) -> tuple[float, str]:
    """Milliseconds and status of one answer; where the desk says that it is asked too often, later."""
    while True:
        begun = time.perf_counter()
        try:
            with urllib.request.urlopen(address, timeout=_LONGEST) as answer:  # noqa: S310 (http only)
                answer.read()
                status = str(answer.status)
        except urllib.error.HTTPError as error:
            if error.code == 429:
                time.sleep(1)
                continue
            status = str(error.code)
        except OSError as error:
            status = str(getattr(error, "reason", error))
        return (time.perf_counter() - begun) * 1000, status


def main(record: Path, requests: int, clients: int, source: str | None) -> None:
    """Print what is measured."""
    each = max(2, requests // 60)
    addresses = [
        one for kind in (pages(record, each), resources(record, each)) for some in kind.values() for one in some
    ]
    random.Random(1).shuffle(addresses)  # noqa: S311
    with tempfile.TemporaryDirectory() as folder:
        if source:
            index = f"{record.name}.search"
            shutil.copytree(record.with_name(index), Path(folder, index))
            record = Path(shutil.copy(record, folder))
            record.chmod(0o644)
        server = Server(record)
        print(f"from the start to the address: {time.perf_counter() - server.begun:.2f} s")
        print(f"the first page: {asked(server.address + '/en/relations')[0]:.0f} ms")
        writer = (
            subprocess.Popen([*_TASRIH, "ingest", source, "--into", str(record)])  # noqa: S603
            if source
            else None
        )
        load = Load(server, addresses[:requests])
        threads = [threading.Thread(target=load.client) for _ in range(clients)]
        begun = time.perf_counter()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        took = time.perf_counter() - begun
        print(f"{requests} requests of {clients} clients in {took:.1f} s: {dict(load.told)}")
        p95 = statistics.quantiles(load.times, n=20)[-1]
        print(f"ms: median {statistics.median(load.times):.0f}, p95 {p95:.0f}, slowest {max(load.times):.0f}")
        print(f"memory: {server.memory()}")
        if writer:
            print(f"the writer left with {writer.wait()}")
        server.stop()


if __name__ == "__main__":
    given = dict(enumerate(sys.argv[1:]))
    main(Path(given[0]), int(given.get(1, "500")), int(given.get(2, "8")), given.get(3))
