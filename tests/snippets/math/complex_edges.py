"""Complex functions at zeros, infinities and far out."""
import cmath

inf, nan = float("inf"), float("nan")
parts = [-inf, -1e308, -2.3, -1.0, -0.0, 0.0, 1.0, 2.3, 1e308, inf, nan]
for name in "acos acosh asin asinh atan atanh cos cosh exp log log10 sin sinh sqrt tan tanh phase polar".split():
    for x in parts:
        row = []
        for y in parts:
            try:
                row.append(f"{getattr(cmath, name)(complex(x, y)):.6g}" if name != "polar" else "%.6g %.6g" % cmath.polar(complex(x, y)))
            except (ValueError, OverflowError) as e:
                row.append(type(e).__name__)
        print(name, x, *row)
