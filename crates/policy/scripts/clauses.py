"""Makes data/clauses.json: the clauses of the five local plans, each with a label of our own.

The plans themselves are not kept here. Put their plain texts in one folder as jianxi.md, wugang.md, zezhou.md,
zhangdian.md and duji.md, then

    python3 clauses.py FOLDER            # writes data/clauses.json
    python3 clauses.py FOLDER --check    # fails when the file on disk differs

A clause is written as the plans are cited: 二（二）3, 附件1 四（一）2, and where the annex has no numbers (张店), by
department: 附件1 税务部门. Only ids are taken from the texts. The labels, at most 20 characters and our own, live in
data/clauses.json and stay with their ids; a clause without a label, or a label without a clause, is an error.
"""

import json
import re
import sys
from pathlib import Path

FILE = Path(__file__).resolve().parent.parent / "data" / "clauses.json"

PLANS = [
    ("jianxi", "410305", "jianxi-plan-2022", "洛涧政办〔2022〕10号"),
    ("wugang", "410481", "wugang-plan-2021", "舞政办〔2021〕6号"),
    ("zezhou", "140525", "zezhou-plan-2022", "泽政办发〔2022〕39号"),
    ("zhangdian", "370303", "zhangdian-plan-2021", "张政办发〔2021〕8号"),
    ("duji", "340602", "duji-plan-2021", "杜政办〔2021〕11号"),
]

# 舞钢 has no annex of duties: the office responsible stands in brackets at the end of each item.
NOTES = {"wugang": "各款责任单位"}

ANNEX = re.compile(r"附件\s*(\d)(?:[（(\s]|$)")
ANNEX_LIST = re.compile(r"附件\s*[：:]")
PART = re.compile(r"([一二三四五六七八九十]+)、")
SECTION = re.compile(r"[（(]([一二三四五六七八九十]+)[）)]")
ITEM = re.compile(r"(\d{1,2})[．.]\s*(?!\d)")
DEPARTMENT = re.compile(r"([^，。（]{2,12}?)(?:依职权)?负责")


def clauses(text, note):
    """The ids of one plan in the order of its text; a part or section that only holds others has an id too."""
    annex, part, section = "", "", ""
    listing = False
    found = []
    for line in text.splitlines():
        line = line.strip()
        if match := ANNEX.match(line):
            annex, part, section, listing = f"附件{match[1]}", "", "", False
            found.append(annex)
        elif ANNEX_LIST.match(line):
            # The list of annexes at the end of the plan is numbered too, and is no clause.
            listing = True
        elif listing:
            continue
        elif match := PART.match(line):
            part, section = match[1], ""
            found.append(f"{annex} {part}".strip())
        elif part and (match := SECTION.match(line)):
            section = f"（{match[1]}）"
            found.append(f"{annex} {part}{section}".strip())
        elif part and (match := ITEM.match(line)):
            found.append(f"{annex} {part}{section}{match[1]}".strip())
        elif annex and not part and (match := DEPARTMENT.match(line)):
            found.append(f"{annex} {match[1]}")
    if note:
        found.append(note)
    twice = {clause for clause in found if found.count(clause) > 1}
    if twice:
        raise SystemExit(f"counted twice: {sorted(twice)}")
    return found


def labels():
    """The labels on disk, by region and clause."""
    if not FILE.exists():
        return {}
    plans = json.loads(FILE.read_text("utf-8"))["plans"]
    return {plan["region"]: {clause["id"]: clause["label"] for clause in plan["clauses"]} for plan in plans}


def index(folder):
    known = labels()
    plans, faults = [], []
    for name, region, policy, number in PLANS:
        ids = clauses((folder / f"{name}.md").read_text("utf-8"), NOTES.get(name))
        own = known.get(region, {})
        faults += [f"{number} {clause}: no label" for clause in ids if not own.get(clause)]
        faults += [f"{number} {clause}: label too long" for clause in ids if len(own.get(clause, "")) > 20]
        faults += [f"{number} {clause}: no such clause" for clause in own if clause not in ids]
        plans.append(
            {
                "region": region,
                "policy": policy,
                "number": number,
                "clauses": [{"id": clause, "label": own.get(clause, "")} for clause in ids],
            }
        )
    return plans, faults


def written(plans):
    """One clause a line, so that a change shows as one line."""
    out = ["{", '  "plans": [']
    for number, plan in enumerate(plans):
        head = {key: plan[key] for key in ("region", "policy", "number")}
        out.append("    " + json.dumps(head, ensure_ascii=False)[:-1] + ', "clauses": [')
        rows = ["      " + json.dumps(clause, ensure_ascii=False) for clause in plan["clauses"]]
        out.append(",\n".join(rows))
        out.append("    ]}" + ("," if number + 1 < len(plans) else ""))
    return "\n".join([*out, "  ]", "}"]) + "\n"


def main():
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    plans, faults = index(Path(sys.argv[1]))
    text = written(plans)
    if "--check" in sys.argv[2:]:
        if not FILE.exists() or FILE.read_text("utf-8") != text:
            faults.append(f"{FILE.name} differs from what the texts give")
    else:
        FILE.write_text(text, "utf-8")
    if faults:
        raise SystemExit("\n".join(faults))


if __name__ == "__main__":
    main()
