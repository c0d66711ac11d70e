"""Packs the growth tables the crate carries: data/who2006.bin and data/wst423-2022.bin.

WHO: the L, M and S of the WHO Child Growth Standards (2006) for every day from 0 to 1856 and every millimetre of
length from 45.0 to 120.7 cm, read from the package pygrowthstandards 0.1.3 (MIT), digit for digit.
WS/T 423-2022: data/wst423-2022/*.csv.

    python -m venv venv && venv/bin/pip install --require-hashes -r requirements.txt
    venv/bin/python tables.py            # writes both files
    venv/bin/python tables.py --check    # fails when a file on disk differs

The format is that of src/growth/columns.rs: a file is a row of columns, a table one column of keys and then its values;
a column is its length in bytes (u16, little endian), then the second differences of its whole numbers as zigzag varints.
"""

import csv
import sys
from pathlib import Path

from pygrowthstandards.data.load import load_reference

DATA = Path(__file__).resolve().parent.parent / "data"
LAST_DAY = 1856


def pack(numbers):
    """One column: second differences, zigzag, seven bits a byte."""
    out = bytearray()
    before = step = 0
    for number in numbers:
        change = number - before
        zigzag = (change - step) * 2 if change >= step else (step - change) * 2 - 1
        before, step = number, change
        while zigzag > 127:
            out.append(zigzag & 127 | 128)
            zigzag >>= 7
        out.append(zigzag)
    return len(out).to_bytes(2, "little") + bytes(out)


def whole(value, scale):
    """A published decimal as a whole number; fails rather than round away a digit."""
    number = round(value * scale)
    if abs(number / scale - value) > 1e-9:
        raise SystemExit(f"{value} has more digits than 1/{scale}")
    return number


def who_rows(frame, sex, measure, by):
    rows = frame[(frame.sex == sex) & (frame.measurement_type == measure) & (frame.x_var_type == by)]
    return [
        (row.age_group, row.x, whole(row.l, 10_000), whole(row.m, 10_000), whole(row.s, 100_000))
        for row in rows.sort_values("x").itertuples()
    ]


def by_day(frame, sex, measure):
    table = [(round(x), l, m, s) for _, x, l, m, s in who_rows(frame, sex, measure, "age")]
    if [row[0] for row in table] != list(range(LAST_DAY + 1)):
        raise SystemExit(f"{sex} {measure}: a day is missing")
    return table


def by_length(frame, sex):
    """Weight for length lying; what WHO tabulates for height h standing is the row of length h + 0.7 cm, to the digit."""
    rows = who_rows(frame, sex, "weight", "stature")
    lying = {round(x * 10): values for group, x, *values in rows if group == "0-2"}
    standing = {round(x * 10) + 7: values for group, x, *values in rows if group == "2-5"}
    for key, values in standing.items():
        if lying.setdefault(key, values) != values:
            raise SystemExit(f"{sex} height {key - 7} mm: not the length table shifted")
    if sorted(lying) != list(range(450, 1208)):
        raise SystemExit(f"{sex}: a length is missing")
    return [(key, *lying[key]) for key in sorted(lying)]


def who():
    frame = load_reference()
    frame = frame[(frame.source == "who") & (frame.name == "child_growth")]
    out = b""
    for sex in "MF":
        for measure in ("weight", "stature", "head_circumference", "body_mass_index"):
            out += b"".join(map(pack, zip(*by_day(frame, sex, measure))))
        out += b"".join(map(pack, zip(*by_length(frame, sex))))
    return out


def wst423():
    out = b""
    for sex in "MF":
        for name in ("weight", "length", "bmi", "weight-for-length", "weight-for-height", "weight-percentiles"):
            with open(DATA / "wst423-2022" / f"{name}.csv", encoding="utf-8", newline="") as file:
                rows = [row for row in csv.reader(file) if row[0] == sex]
            table = [[int(row[1])] + [whole(float(value), 10) for value in row[2:]] for row in rows]
            out += b"".join(map(pack, zip(*table)))
    return out


def main():
    for name, packed in (("who2006.bin", who()), ("wst423-2022.bin", wst423())):
        path = DATA / name
        if "--check" in sys.argv[1:]:
            if path.read_bytes() != packed:
                raise SystemExit(f"{name} is not what this script makes: run it without --check")
        else:
            path.write_bytes(packed)
        print(f"{name}: {len(packed)} bytes")


if __name__ == "__main__":
    main()
