"""What openpyxl needs merely to read a workbook in read-only mode: python read_openpyxl.py FILE."""
import sys

from openpyxl import load_workbook

book = load_workbook(sys.argv[1], read_only=True)
print(sum(1 for sheet in book.worksheets for _ in sheet.iter_rows(values_only=True)))
