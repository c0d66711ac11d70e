"""Times `tuoyu import` beside programs that merely read the same list: python measure.py TUOYU LISTS FIGURES [--runs N].

Every figure is of whole processes, start-up and imports included; programs take turns in every round, and the median counts.
`first` is an import into an empty export; `again` that of a list with every hundredth row changed into an export that has the first
one, so that the difference is one. Peak memory is the largest resident set the system reports of a process that ended.
"""
import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

LARGE = 100_000
SIZES = [1_000, 10_000, LARGE]
HERE = Path(__file__).parent


def timed(command):
    """Seconds from start to end, and peak memory in MB. Exit 1 is problems in the data, which every such list has."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(f"{command} ended with {process.returncode}: {said.decode()}")
    scale = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return seconds, used.ru_maxrss / scale


def size(folder):
    """Bytes of all files below a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


class Bench:
    def __init__(self, tuoyu, lists, scratch):
        self.tuoyu, self.lists, self.scratch = tuoyu, lists, scratch
        self.times = {}
        self.peak = 0.0

    def ours(self, name, ending, rows, *, after=None, changed=False):
        export = self.scratch / "export"
        shutil.rmtree(export, ignore_errors=True)
        if after:
            shutil.copytree(after, export)
        else:
            export.mkdir(parents=True)
        file = self.lists / f"list-{rows}{'-changed' if changed else ''}.{ending}"
        seconds, peak = timed(self.command(export, file))
        self.times.setdefault(name, []).append(seconds)
        if rows == LARGE:
            self.peak = max(self.peak, peak)
        return export

    def command(self, export, file):
        told = ["--region", "410300", "--mode", "snapshot", "--list", "filing", "--source", "备案名单", "--as-of", "2026-09-30"]
        return [self.tuoyu, "import", *told, "--export", str(export), str(file)]

    def theirs(self, name, script, file):
        seconds, _ = timed([sys.executable, str(HERE / script), str(file)])
        self.times.setdefault(name, []).append(seconds)

    def round(self, published):
        for ending in ("xlsx", "csv"):
            for rows in SIZES:
                self.ours(f"{ending} {rows}", ending, rows)
            self.ours(f"{ending} again", ending, LARGE, after=published, changed=True)
        self.theirs("openpyxl", "read_openpyxl.py", self.lists / f"list-{LARGE}.xlsx")
        self.theirs("pandas", "read_pandas.py", self.lists / f"list-{LARGE}.csv")

    def nation(self):
        """One build of 2,800 counties with 126,000 institutions: seconds, peak memory, bytes out."""
        folder = self.scratch / "nation"
        timed([self.tuoyu, "demo", "--nation", "--export", str(folder)])
        sources = size(folder)
        seconds, peak = timed([self.tuoyu, "build", str(folder)])
        made = size(folder) - sources
        print(f"the country: {seconds:.1f} s, {peak:.0f} MB, {made / 1e6:.0f} MB written")
        return {"nation_build_seconds": seconds, "nation_build_peak_mb": peak, "nation_build_bytes": made}

    def figures(self):
        median = {name: statistics.median(times) for name, times in self.times.items()}
        for name, seconds in median.items():
            spread = f"{min(self.times[name]):.2f}–{max(self.times[name]):.2f}"
            print(f"{name:<14}{seconds:>8.2f} s   ({spread})")
        found = {
            "xlsx_vs_openpyxl": median["openpyxl"] / median[f"xlsx {LARGE}"],
            "csv_vs_pandas": median["pandas"] / median[f"csv {LARGE}"],
            "xlsx_again_vs_openpyxl": median["openpyxl"] / median["xlsx again"],
            "csv_again_vs_pandas": median["pandas"] / median["csv again"],
            "peak_mb": self.peak,
            "rows_per_second": LARGE / median[f"xlsx {LARGE}"],
        }
        for ending in ("xlsx", "csv"):
            for rows in SIZES:
                found[f"{ending}_us_per_row_{rows}"] = median[f"{ending} {rows}"] / rows * 1e6
        return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("tuoyu")
    parser.add_argument("lists", type=Path)
    parser.add_argument("figures", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    scratch = asked.figures.parent / "import-scratch"
    bench = Bench(asked.tuoyu, asked.lists, scratch)
    published = scratch / "published"
    shutil.rmtree(published, ignore_errors=True)
    shutil.copytree(bench.ours("before", "csv", LARGE), published)
    for _ in range(asked.runs):
        bench.round(published)
    asked.figures.write_text(json.dumps(bench.figures() | bench.nation(), indent=2) + "\n")
    shutil.rmtree(scratch)


main()
