"""Makes the fixtures that only office programs can make: workbooks and a document.

    pip install openpyxl==3.1.5 xlwt==1.3.0 python-docx==1.2.0
    python make.py

The files are checked in; nothing needs this script but a change of theirs. Every institution is invented.
"""

from datetime import date

import xlwt
from docx import Document
from openpyxl import Workbook
from openpyxl.styles import Alignment


def titled(sheet, title, width):
    sheet.append([title])
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=width)
    sheet["A1"].alignment = Alignment(horizontal="center")


def filing_xlsx():
    """A county's filing list: title and unit above, header on two levels, a township over several rows, a sum below."""
    book = Workbook()
    sheet = book.active
    sheet.title = "备案名单"
    titled(sheet, "涧西区备案通过的托育机构情况汇总表（截至2025年6月30日）", 12)
    sheet.append(["填报单位：涧西区卫生健康委"] + [None] * 10 + ["单位：个、元/月"])
    sheet.append(["序号", "镇街", "机构名称", "统一社会信用代码", "地址", "托位数", None, None, "收费标准", None, "通过备案日期", "联系方式"])
    sheet.append([None, None, None, None, None, "合计", "托小班", "托大班", "保育费", "餐费", None, None])
    for area in ("A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:E4", "F3:H3", "I3:J3", "K3:K4", "L3:L4"):
        sheet.merge_cells(area)
    sheet.append([1, "湖北路街道", "示例青禾托育服务有限公司", "91410305DEM0000010", "示例路1号", 60, 20, 40, 1680, 400, date(2023, 5, 8), "0379-12345671"])
    sheet.append([2, None, "示例小满托育中心", None, "示例路２号", 30, None, 30, 1980, None, "2024年3月5日", "0379－12345672"])
    sheet.append([3, "天津路街道", "示例幼儿园（托班）", "91410305DEM0000010", "示例路3号", 20, None, 20, None, None, 45356, None])
    sheet.append([4, None, "示例安心社区托育点", None, "示例路4号", "15个", 15, None, "1500元/月", None, "2024.12.31", "400-123-4567"])
    sheet.merge_cells("B5:B6")
    sheet.merge_cells("B7:B8")
    sheet.append(["合计", None, None, None, None, 125])
    sheet.append(["备注：以上机构均已取得备案回执。"])
    book.create_sheet("填表说明").append(["请勿改动表头"])
    book.save("filing.xlsx")


def filing_xls():
    """The same sort of list as a program of 2003 saves it; the day is a number with a format."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("Sheet1")
    sheet.write_merge(0, 0, 0, 4, "2023年舞钢市托育机构备案名单")
    for column, header in enumerate(["序号", "园名", "所在地址", "备案时间", "机构性质"]):
        sheet.write(1, column, header)
    day = xlwt.easyxf(num_format_str="yyyy/m/d")
    rows = [("示例星河托育园", "示例大道10号", date(2022, 11, 3), "营利性"), ("示例月牙婴幼儿照护中心", "示例大道12号", date(2023, 2, 14), "非营利性")]
    for number, (name, address, filed, nature) in enumerate(rows, 1):
        sheet.write(number + 1, 0, number)
        sheet.write(number + 1, 1, name)
        sheet.write(number + 1, 2, address)
        sheet.write(number + 1, 3, filed, day)
        sheet.write(number + 1, 4, nature)
    book.save("filing-2003.xls")


def towns():
    """One workbook a township, the township only in the title."""
    for file, town, names in [
        ("town-hedong.xlsx", "南定镇", ["示例春芽托育", "示例夏果托育"]),
        ("town-hexi.xlsx", "沣水镇", ["示例秋实托育", "示例冬藏托育", "示例四季托育"]),
    ]:
        book = Workbook()
        sheet = book.active
        titled(sheet, f"{town}已备案托育机构信息公开目录（2025年9月）", 4)
        sheet.append(["序号", "机构", "地址", "托位"])
        for number, name in enumerate(names, 1):
            sheet.append([number, name, f"{town}示例街{number}号", 10 * number])
        book.save(file)


def affordable_docx():
    """A notice in Word: text, a table whose township cells are merged downwards, the signature."""
    document = Document()
    document.add_paragraph("泽州县2025年普惠托育机构认定公示")
    document.add_paragraph("经审核，拟认定以下机构为普惠托育机构，现予公示。公示期：2025年8月1日至8月7日。如有异议，请于公示期内反映。")
    table = document.add_table(rows=1, cols=4)
    for cell, text in zip(table.rows[0].cells, ["序号", "所属乡镇", "机构名称", "托位数"]):
        cell.text = text
    rows = [("巴公镇", "示例麦田托育中心", "40"), ("巴公镇", "示例山楂树托育有限公司", "55"), ("大阳镇", "示例古镇幼儿园托班", "20")]
    for number, row in enumerate(rows, 1):
        cells = table.add_row().cells
        cells[0].text = str(number)
        for cell, text in zip(cells[1:], row):
            cell.text = text
    merged = table.cell(1, 1).merge(table.cell(2, 1))
    merged.text = "巴公镇"
    document.add_paragraph("泽州县卫生健康和体育局")
    document.add_paragraph("2025年7月31日")
    document.save("affordable.docx")


if __name__ == "__main__":
    filing_xlsx()
    filing_xls()
    towns()
    affordable_docx()
