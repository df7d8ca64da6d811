# Tokens, with comments and blank lines, are those of CPython.
import _tokenize

lines = ["# comment\n", "def f(x):\r\n", "\n", "    return f'{x!r:>{1}} ' \\\n", "        'a'\n", "\u00e9 = 1_0.5e3j  # end"]
for extra in (True, False):
    for token in _tokenize.TokenizerIter(iter(lines).__next__, extra_tokens=extra):
        print(token)
