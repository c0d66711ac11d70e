"""What pandas needs merely to read a CSV: python read_pandas.py FILE."""
import sys

import pandas

print(len(pandas.read_csv(sys.argv[1])))
