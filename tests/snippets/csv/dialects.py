"""Dialects: what they allow, how they read and write."""
import csv
import io

for settings in ({}, {"delimiter": "ab"}, {"delimiter": None}, {"delimiter": "\n"}, {"quotechar": " ", "skipinitialspace": True},
                 {"quotechar": None}, {"quotechar": None, "quoting": 1}, {"escapechar": ","}, {"lineterminator": 5}, {"quoting": "x"},
                 {"quoting": 10}, {"delimiter": '"'}, {"foo": 1}):
    try:
        d = csv.reader([], **settings).dialect
        print(settings, d.delimiter, d.quotechar, d.escapechar, repr(d.lineterminator), d.quoting, d.doublequote, d.skipinitialspace, d.strict)
    except (TypeError, ValueError) as e:
        print(settings, type(e).__name__, e)
rows = [['a,b', 'c"d', '', None, 1, -2.5], ["x\ny", " z", "\\", True], [""], [None]]
for quoting in range(6):
    for more in ({}, {"escapechar": "\\"}, {"doublequote": False, "escapechar": "!"}, {"delimiter": " ", "skipinitialspace": True}):
        for row in rows:
            out = io.StringIO()
            try:
                csv.writer(out, quoting=quoting, **more).writerow(row)
                print(quoting, more, repr(out.getvalue()), end=" ")
                print(list(csv.reader([out.getvalue()], quoting=quoting, **more)))
            except (csv.Error, ValueError) as e:
                print(quoting, more, row, type(e).__name__, e)
