"""Writes one list twice, as CSV and as a workbook: python make.py ROWS FOLDER.

The list is what a prefecture would publish: a title, a header, and fourteen columns a row, in the wordings offices use.
The same rows come out every time. `--changed` alters the places of every hundredth row, for the diff.
"""
import argparse
import csv
from pathlib import Path

from openpyxl import Workbook

COUNTIES = ["涧西区", "西工区", "老城区", "瀍河回族区", "洛龙区", "偃师区", "孟津区", "新安县", "栾川县", "嵩县", "汝阳县", "宜阳县", "洛宁县", "伊川县"]
HEADER = ["序号", "机构名称", "统一社会信用代码", "区县", "地址", "联系电话", "机构类型", "服务形式", "托位数", "其中普惠托位", "每月收费", "营业时间", "备案日期", "备注"]
KINDS = ["托育机构", "幼儿园托班", "社区托育服务机构", "用人单位托育点", "家庭托育点"]
MODES = ["全日托", "全日托、半日托", "半日托、计时托", "全日托、临时托"]
WORDS = "春夏秋冬日月星云风雨山川花草禾麦稻竹梅兰松柏杉榆桃李杏梨枣柿安宁和美乐康明亮晴朗童蒙启慧知行思远"


def credit_code(number):
    """A credit code of the right form, with its check digit by GB 32100-2015."""
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    body = f"52410300MJ{number:07d}"
    total = sum(alphabet.index(one) * pow(3, at, 31) for at, one in enumerate(body))
    return body + alphabet[(31 - total % 31) % 31]


def row(number, changed):
    one = WORDS[number % len(WORDS)] + WORDS[number // len(WORDS) % len(WORDS)]
    other = WORDS[number // len(WORDS) ** 2 % len(WORDS)]
    county = COUNTIES[number % len(COUNTIES)]
    places = 20 + number * 7 % 180 + (1 if changed and number % 100 == 0 else 0)
    return [
        number + 1,
        f"示例{one}{other}第{number + 1}托育园",
        credit_code(number) if number % 3 else "",
        county,
        f"{county}{one}路{number % 900 + 1}号",
        f"0379-6{number % 1000000:06d}",
        KINDS[number % len(KINDS)],
        MODES[number % len(MODES)],
        places,
        places // 2 if number % 4 == 0 else "",
        800 + number * 13 % 2400,
        "周一至周五 7:30-18:00" if number % 5 else "周一至周六 8:00—17:30",
        f"202{number % 5}年{number % 12 + 1}月{number % 28 + 1}日",
        "",
    ]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("rows", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--changed", action="store_true")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    stem = f"list-{asked.rows}{'-changed' if asked.changed else ''}"
    rows = [row(number, asked.changed) for number in range(asked.rows)]
    with open(asked.folder / f"{stem}.csv", "w", newline="", encoding="utf-8-sig") as file:
        csv.writer(file).writerows([HEADER, *rows])
    book = Workbook(write_only=True)
    sheet = book.create_sheet("名单")
    for line in [["洛阳市托育机构备案名单"], HEADER, *rows]:
        sheet.append(line)
    book.save(asked.folder / f"{stem}.xlsx")


main()
