from string.templatelib import Template, Interpolation
x=5
t = t"a{x!r:>5}b{x+1}{x}"
print(t, t.strings, t.interpolations, t.values, list(t), type(iter(t)))
print(t + t"z{x}", type(t), Template.__module__)
for e in ("t+'q'","'q'+t","Template('a', Interpolation(1,'x'), 'b', 'c')", "Template(1)", "Interpolation(1)", "Interpolation(1,'x','q')", "Interpolation(1,'x',None,'f')", "Interpolation('v').expression", "t==t", "hash(t) is None", "t.strings[0]", "Interpolation.__match_args__", "Template()", "Template(*t)", "Template(a=1)", "Interpolation(1,2)","Interpolation(1,'x','r').conversion", "Interpolation[int]", "Template[int]"):
    try: print(e, '->', eval(e))
    except BaseException as x2: print(e, '->', type(x2).__name__, x2)
import copy, pickle
i=t.interpolations[0]; print(i.__reduce__())
