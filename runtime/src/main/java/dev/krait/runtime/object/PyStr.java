// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.annotations.StaticMethod;
import dev.krait.compiler.parse.Identifiers;
import dev.krait.runtime.codec.Codecs;
import dev.krait.runtime.collect.SliceBounds;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.protocol.HashSeed;
import dev.krait.runtime.protocol.Hashes;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;

/// str(object='') -> str
/// str(bytes_or_buffer[, encoding[, errors]]) -> str
///
/// Makes a text from an object: what its `__str__` says, or, if an encoding or an error handler is given, the text that the bytes
/// decode to.
///
/// Java: the methods of [String], [PyWideStr] and [PyStrSub], with the receiver in a parameter. What they do is in [StrSearch],
/// [StrSplit], [StrCase], [StrBuild], [StrRepr], which know plain values only.
@PyTypeDef(value = "str", subclassable = true, self = Object.class)
public final class PyStr {
  public static final PyType TYPE = PyType.concatenating(PyStrTable.INSTANCE);
  private static final Object NOT_IMPLEMENTED = PyNotImplemented.NOT_IMPLEMENTED;

  private PyStr() {
  }

  /// The plain value of an argument that must be a `str`.
  private static Object argument(Object object, String function, String position) {
    Object plain = Text.valueOrNull(object);
    if (plain == null) {
      throw PyErrors.typeError(function + "() argument" + position + " must be str, not "
          + (object == PyNone.NONE ? "None" : Types.nameOf(object)));
    }
    return plain;
  }

  private static Object value(Object self) {
    return self instanceof PyStrSub sub ? sub.value : self;
  }

  /// Whether the plain `str` is an identifier.
  public static boolean isIdentifier(Object str) {
    int length = Text.length(str);
    for (int i = 0; i < length; i++) {
      int c = Text.codePointAt(str, i);
      if (i == 0 ? !Identifiers.isStart(c) : !Identifiers.isPart(c)) {
        return false;
      }
    }
    return length > 0;
  }

  @New("str(object=<unrepresentable>, encoding=<unrepresentable>, errors=<unrepresentable>)")
  static Object create(ThreadState ts, PyType cls, Object object, Object encoding, Object errors) {
    Object made;
    if (encoding == null && errors == null) {
      made = object == null ? "" : Objects.str(ts, object);
    } else {
      if (encoding != null) {
        argument(encoding, "str", " 'encoding'");
      }
      if (errors != null) {
        argument(errors, "str", " 'errors'");
      }
      if (object == null) {
        made = "";
      } else if (Text.isStr(object)) {
        throw PyErrors.typeError("decoding str is not supported");
      } else {
        made = Codecs.decode(ts, object, encoding, errors);
      }
    }
    return cls == TYPE ? made : new PyStrSub(cls, value(made));
  }

  @Special("__repr__")
  static Object repr(Object self) {
    return StrRepr.of(value(self));
  }

  @Special("__str__")
  static Object str(Object self) {
    return value(self);
  }

  @Special("__hash__")
  static long hash(Object self) {
    Object plain = value(self);
    return plain instanceof String s ? Hashes.of(s) : HashSeed.mix(plain.hashCode(), Text.length(plain));
  }

  @Special("__lt__")
  static Object lessThan(Object self, Object other) {
    Object b = Text.valueOrNull(other);
    return b == null ? NOT_IMPLEMENTED : PyBool.of(StrSearch.compare(value(self), b) < 0);
  }

  @Special("__le__")
  static Object lessOrEqual(Object self, Object other) {
    Object b = Text.valueOrNull(other);
    return b == null ? NOT_IMPLEMENTED : PyBool.of(StrSearch.compare(value(self), b) <= 0);
  }

  @Special("__eq__")
  static Object equal(Object self, Object other) {
    Object b = Text.valueOrNull(other);
    return b == null ? NOT_IMPLEMENTED : PyBool.of(value(self).equals(b));
  }

  @Special("__ne__")
  static Object notEqual(Object self, Object other) {
    Object b = Text.valueOrNull(other);
    return b == null ? NOT_IMPLEMENTED : PyBool.of(!value(self).equals(b));
  }

  @Special("__gt__")
  static Object greaterThan(Object self, Object other) {
    Object b = Text.valueOrNull(other);
    return b == null ? NOT_IMPLEMENTED : PyBool.of(StrSearch.compare(value(self), b) > 0);
  }

  @Special("__ge__")
  static Object greaterOrEqual(Object self, Object other) {
    Object b = Text.valueOrNull(other);
    return b == null ? NOT_IMPLEMENTED : PyBool.of(StrSearch.compare(value(self), b) >= 0);
  }

  @Special("__iter__")
  static Object iterator(Object self) {
    return new PyStrIterator(value(self));
  }

  @Special("__len__")
  static int length(Object self) {
    return Text.length(self);
  }

  @Special("__contains__")
  public static boolean contains(Object self, Object part) {
    Object plain = Text.valueOrNull(part);
    if (plain == null) {
      throw PyErrors.typeError("'in <string>' requires string as left operand, not " + Types.nameOf(part));
    }
    return StrSearch.find(value(self), plain, 0, Integer.MAX_VALUE) >= 0;
  }

  @Special("__getitem__")
  public static Object getItem(ThreadState ts, Object self, Object key) {
    Object plain = value(self);
    if (key instanceof PySlice slice) {
      return slice(plain, slice.bounds(ts, Text.length(plain)));
    }
    if (!Numbers.hasIndex(key)) {
      throw PyErrors.typeError("string indices must be integers, not '" + Types.nameOf(key) + "'");
    }
    int length = Text.length(plain);
    int index = Numbers.indexOrError(ts, key);
    int at = index < 0 ? index + length : index;
    if (at < 0 || at >= length) {
      throw PyErrors.indexError("string index out of range");
    }
    return Text.of(Text.codePointAt(plain, at));
  }

  private static Object slice(Object plain, SliceBounds bounds) {
    if (bounds.step == 1) {
      return bounds.count == Text.length(plain) ? plain : Text.slice(plain, bounds.start, bounds.start + bounds.count);
    }
    TextBuilder out = new TextBuilder(bounds.count);
    for (int i = 0; i < bounds.count; i++) {
      out.append(Text.codePointAt(plain, bounds.index(i)));
    }
    return out.build();
  }

  @Special("__add__")
  public static Object add(Object self, Object other) {
    Object b = Text.valueOrNull(other);
    if (b == null) {
      throw PyErrors.typeError("can only concatenate str (not \"" + Types.nameOf(other) + "\") to str");
    }
    return Text.concat(value(self), b);
  }

  @Special("__mul__")
  public static Object multiply(ThreadState ts, Object self, Object times) {
    if (!Numbers.hasIndex(times)) {
      throw PyErrors.typeError("can't multiply sequence by non-int of type '" + Types.nameOf(times) + "'");
    }
    return StrBuild.repeat(value(self), Numbers.indexOrOverflow(ts, times));
  }

  @Special("__rmul__")
  static Object reflectedMultiply(ThreadState ts, Object self, Object times) {
    if (!Numbers.hasIndex(times) && Types.of(times).slot(Slot.MUL) != null && Types.of(times).slot(Slot.LEN) != null) {
      return NOT_IMPLEMENTED;
    }
    return multiply(ts, self, times);
  }

  @Special("__mod__")
  public static Object modulo(ThreadState ts, Object self, Object values) {
    return Text.isStr(self) ? PercentFormat.text(ts, value(self), values) : NOT_IMPLEMENTED;
  }

  @Special("__rmod__")
  static Object reflectedModulo(ThreadState ts, Object self, Object format) {
    return Text.isStr(format) ? PercentFormat.text(ts, value(format), self) : NOT_IMPLEMENTED;
  }

  /// The bytes that the text has in an encoding; `errors` says what becomes of code points that it lacks.
  @Method("encode(encoding='utf-8', errors='strict')")
  static Object encode(ThreadState ts, Object self, Object encoding, Object errors) {
    return Codecs.encode(ts, value(self), argument(encoding, "encode", " 'encoding'"), argument(errors, "encode", " 'errors'"));
  }

  /// A copy in which another text stands for each occurrence of a part, or for the first `count` ones.
  @Method("replace(old, new, /, count=-1)")
  static Object replace(Object self, Object old, Object newText, long count) {
    int most = Math.clamp(count, -1, Integer.MAX_VALUE);
    return StrBuild.replace(value(self), argument(old, "replace", " 1"), argument(newText, "replace", " 2"), most);
  }

  /// The parts between separators, in a list; at most `maxsplit` splits are made, from the left. Without separator, runs of white
  /// space separate, and none at the ends counts.
  @Method("split(sep=None, maxsplit=-1)")
  static Object split(ThreadState ts, Object self, Object sep, long maxsplit) {
    int most = Math.clamp(maxsplit, -1, Integer.MAX_VALUE);
    Object separator = separatorOrNull(sep);
    return separator == null ? StrSplit.whitespace(value(self), most) : StrSplit.separator(value(self), separator, most);
  }

  /// The parts between separators, in a list; at most `maxsplit` splits are made, from the right.
  @Method("rsplit(sep=None, maxsplit=-1)")
  static Object rsplit(ThreadState ts, Object self, Object sep, long maxsplit) {
    int most = Math.clamp(maxsplit, -1, Integer.MAX_VALUE);
    Object separator = separatorOrNull(sep);
    return separator == null ? StrSplit.whitespaceFromRight(value(self), most) : StrSplit.separatorFromRight(value(self), separator, most);
  }

  private static Object separatorOrNull(Object sep) {
    if (sep == PyNone.NONE) {
      return null;
    }
    Object plain = Text.valueOrNull(sep);
    if (plain == null) {
      throw PyErrors.typeError("must be str or None, not " + Types.nameOf(sep));
    }
    if (Text.length(plain) == 0) {
      throw PyErrors.valueError("empty separator");
    }
    return plain;
  }

  /// All texts of an iterable, one after the other, with this text between them.
  ///
  /// >>> '.'.join(['ab', 'pq', 'rs'])
  /// 'ab.pq.rs'
  @Method("join(iterable, /)")
  public static Object join(ThreadState ts, Object self, Object iterable) {
    return StrBuild.join(ts, value(self), iterable);
  }

  /// A copy whose first code point is in title case and the rest in lower case.
  @Method("capitalize()")
  static Object capitalize(Object self) {
    return StrCase.capitalize(value(self));
  }

  /// A copy for comparisons that ignore case.
  @Method("casefold()")
  static Object casefold(Object self) {
    return StrCase.fold(value(self));
  }

  /// A copy in which words start in title case and go on in lower case.
  @Method("title()")
  static Object title(Object self) {
    return StrCase.title(value(self));
  }

  /// The text in the middle of so many code points, filled up on both sides.
  @Method("center(width, fillchar=' ', /)")
  static Object center(ThreadState ts, Object self, Object width, Object fillchar) {
    Object plain = value(self);
    int room = Numbers.indexOrOverflow(ts, width);
    int fill = StrBuild.fill(fillchar);
    int missing = room - Text.length(plain);
    int left = missing / 2 + (missing & room & 1);
    return missing <= 0 ? plain : StrBuild.pad(plain, left, missing - left, fill);
  }

  /// How often a part occurs without overlap, within the bounds that are given as for a slice.
  @Method("count(sub, start=<unrepresentable>, end=<unrepresentable>, /)")
  static int count(ThreadState ts, Object self, Object sub, Object start, Object end) {
    Object part = argument(sub, "count", " 1");
    int length = Text.length(self);
    return StrSearch.count(value(self), part, StrSearch.bound(ts, start, length, 0), StrSearch.bound(ts, end, length, length));
  }

  /// A copy in which blanks up to the next column that is a multiple of `tabsize` stand for each tab.
  @Method("expandtabs(tabsize=8)")
  static Object expandtabs(Object self, int tabsize) {
    return StrBuild.expandTabs(value(self), tabsize);
  }

  /// Where a part first is, within the bounds that are given as for a slice; -1 if it is not there.
  @Method("find(sub, start=<unrepresentable>, end=<unrepresentable>, /)")
  static int find(ThreadState ts, Object self, Object sub, Object start, Object end) {
    Object part = argument(sub, "find", " 1");
    int length = Text.length(self);
    return StrSearch.find(value(self), part, StrSearch.bound(ts, start, length, 0), StrSearch.bound(ts, end, length, length));
  }

  /// Where a part first is, like find; ValueError if it is not there.
  @Method("index(sub, start=<unrepresentable>, end=<unrepresentable>, /)")
  static int index(ThreadState ts, Object self, Object sub, Object start, Object end) {
    Object part = argument(sub, "index", " 1");
    int length = Text.length(self);
    return found(StrSearch.find(value(self), part, StrSearch.bound(ts, start, length, 0), StrSearch.bound(ts, end, length, length)));
  }

  /// Where a part last is, within the bounds that are given as for a slice; -1 if it is not there.
  @Method("rfind(sub, start=<unrepresentable>, end=<unrepresentable>, /)")
  static int rfind(ThreadState ts, Object self, Object sub, Object start, Object end) {
    Object part = argument(sub, "rfind", " 1");
    int length = Text.length(self);
    return StrSearch.findLast(value(self), part, StrSearch.bound(ts, start, length, 0), StrSearch.bound(ts, end, length, length));
  }

  /// Where a part last is, like rfind; ValueError if it is not there.
  @Method("rindex(sub, start=<unrepresentable>, end=<unrepresentable>, /)")
  static int rindex(ThreadState ts, Object self, Object sub, Object start, Object end) {
    Object part = argument(sub, "rindex", " 1");
    int length = Text.length(self);
    return found(StrSearch.findLast(value(self), part, StrSearch.bound(ts, start, length, 0), StrSearch.bound(ts, end, length, length)));
  }

  private static int found(int index) {
    if (index < 0) {
      throw PyErrors.valueError("substring not found");
    }
    return index;
  }

  /// What stands before the first separator, the separator, and what stands after it; the text and two empty ones if there is none.
  @Method("partition(sep, /)")
  static Object partition(Object self, Object sep) {
    return StrSplit.partition(value(self), partitionSeparator(sep));
  }

  /// What stands before the last separator, the separator, and what stands after it; two empty texts and the text if there is none.
  @Method("rpartition(sep, /)")
  static Object rpartition(Object self, Object sep) {
    return StrSplit.partitionFromRight(value(self), partitionSeparator(sep));
  }

  private static Object partitionSeparator(Object sep) {
    Object plain = Text.valueOrNull(sep);
    if (plain == null) {
      throw PyErrors.typeError("must be str, not " + Types.nameOf(sep));
    }
    if (Text.length(plain) == 0) {
      throw PyErrors.valueError("empty separator");
    }
    return plain;
  }

  /// The text at the left of so many code points, filled up on the right.
  @Method("ljust(width, fillchar=' ', /)")
  static Object ljust(ThreadState ts, Object self, Object width, Object fillchar) {
    Object plain = value(self);
    return StrBuild.pad(plain, 0, Numbers.indexOrOverflow(ts, width) - Text.length(plain), StrBuild.fill(fillchar));
  }

  /// The text at the right of so many code points, filled up on the left.
  @Method("rjust(width, fillchar=' ', /)")
  static Object rjust(ThreadState ts, Object self, Object width, Object fillchar) {
    Object plain = value(self);
    return StrBuild.pad(plain, Numbers.indexOrOverflow(ts, width) - Text.length(plain), 0, StrBuild.fill(fillchar));
  }

  /// A copy in lower case.
  @Method("lower()")
  static Object lower(Object self) {
    return StrCase.lower(value(self));
  }

  /// A copy in upper case.
  @Method("upper()")
  static Object upper(Object self) {
    return StrCase.upper(value(self));
  }

  /// A copy with upper and lower case exchanged.
  @Method("swapcase()")
  static Object swapcase(Object self) {
    return StrCase.swap(value(self));
  }

  /// A copy without the white space, or without the given code points, at both ends.
  @Method("strip(chars=None, /)")
  static Object strip(Object self, Object chars) {
    return StrSplit.stripBoth(value(self), stripped(chars, "strip"));
  }

  /// A copy without the white space, or without the given code points, at the start.
  @Method("lstrip(chars=None, /)")
  static Object lstrip(Object self, Object chars) {
    return StrSplit.strip(value(self), stripped(chars, "lstrip"), StrSplit.LEFT);
  }

  /// A copy without the white space, or without the given code points, at the end.
  @Method("rstrip(chars=None, /)")
  static Object rstrip(Object self, Object chars) {
    return StrSplit.strip(value(self), stripped(chars, "rstrip"), StrSplit.RIGHT);
  }

  private static Object stripped(Object chars, String method) {
    if (chars == PyNone.NONE) {
      return null;
    }
    Object plain = Text.valueOrNull(chars);
    if (plain == null) {
      throw PyErrors.typeError(method + " arg must be None or str");
    }
    return plain;
  }

  /// The lines of the text in a list, with their ends if asked.
  @Method("splitlines(keepends=False)")
  static Object splitlines(Object self, boolean keepends) {
    return StrSplit.lines(value(self), keepends);
  }

  /// A copy in which each code point is what the table, indexed by its number, says: another number, a text, or nothing for None;
  /// code points that the table does not know (LookupError) stay.
  @Method("translate(table, /)")
  static Object translate(ThreadState ts, Object self, Object table) {
    return StrBuild.translate(ts, value(self), table);
  }

  /// Whether the text, or the part that the bounds give, starts with a prefix or with one of a tuple of them.
  @Method("startswith(prefix, start=<unrepresentable>, end=<unrepresentable>, /)")
  static boolean startswith(ThreadState ts, Object self, Object prefix, Object start, Object end) {
    return StrSearch.hasAffix(ts, value(self), prefix, start, end, true);
  }

  /// Whether the text, or the part that the bounds give, ends with a suffix or with one of a tuple of them.
  @Method("endswith(suffix, start=<unrepresentable>, end=<unrepresentable>, /)")
  static boolean endswith(ThreadState ts, Object self, Object suffix, Object start, Object end) {
    return StrSearch.hasAffix(ts, value(self), suffix, start, end, false);
  }

  /// A copy without the prefix, if the text has it.
  @Method("removeprefix(prefix, /)")
  static Object removeprefix(Object self, Object prefix) {
    Object plain = value(self);
    Object part = argument(prefix, "removeprefix", "");
    return StrSearch.matchesAt(plain, part, 0) ? Text.slice(plain, Text.length(part), Text.length(plain)) : plain;
  }

  /// A copy without the suffix, if the text has it.
  @Method("removesuffix(suffix, /)")
  static Object removesuffix(Object self, Object suffix) {
    Object plain = value(self);
    Object part = argument(suffix, "removesuffix", "");
    int end = Text.length(plain) - Text.length(part);
    return Text.length(part) > 0 && end >= 0 && StrSearch.matchesAt(plain, part, end) ? Text.slice(plain, 0, end) : plain;
  }

  /// Whether all code points are below 128; True for the empty text.
  @Method("isascii()")
  static boolean isascii(Object self) {
    return value(self) instanceof String s && Text.isAscii(s);
  }

  /// Whether there are cased code points and all of them are lower case.
  @Method("islower()")
  static boolean islower(Object self) {
    return StrCase.isAll(value(self), false);
  }

  /// Whether there are cased code points and all of them are upper case.
  @Method("isupper()")
  static boolean isupper(Object self) {
    return StrCase.isAll(value(self), true);
  }

  /// Whether upper case only starts words and lower case only goes on, and there is one of them.
  @Method("istitle()")
  static boolean istitle(Object self) {
    return StrCase.isTitle(value(self));
  }

  /// Whether the text is not empty and all white space.
  @Method("isspace()")
  static boolean isspace(Object self) {
    Object plain = value(self);
    int length = Text.length(plain);
    for (int i = 0; i < length; i++) {
      if (!Chars.isSpace(Text.codePointAt(plain, i))) {
        return false;
      }
    }
    return length > 0;
  }

  /// Whether the text is not empty and all decimal digits.
  @Method("isdecimal()")
  static boolean isdecimal(Object self) {
    Object plain = value(self);
    int length = Text.length(plain);
    for (int i = 0; i < length; i++) {
      if (Character.getType(Text.codePointAt(plain, i)) != Character.DECIMAL_DIGIT_NUMBER) {
        return false;
      }
    }
    return length > 0;
  }

  /// Whether the text is not empty and all digits, raised and circled ones included.
  @Method("isdigit()")
  static boolean isdigit(Object self) {
    Object plain = value(self);
    int length = Text.length(plain);
    for (int i = 0; i < length; i++) {
      if (!Chars.isDigit(Text.codePointAt(plain, i))) {
        return false;
      }
    }
    return length > 0;
  }

  /// Whether the text is not empty and each code point has a numeric value.
  @Method("isnumeric()")
  static boolean isnumeric(Object self) {
    Object plain = value(self);
    int length = Text.length(plain);
    for (int i = 0; i < length; i++) {
      if (!Chars.isNumeric(Text.codePointAt(plain, i))) {
        return false;
      }
    }
    return length > 0;
  }

  /// Whether the text is not empty and all letters.
  @Method("isalpha()")
  static boolean isalpha(Object self) {
    Object plain = value(self);
    int length = Text.length(plain);
    for (int i = 0; i < length; i++) {
      if (!Character.isLetter(Text.codePointAt(plain, i))) {
        return false;
      }
    }
    return length > 0;
  }

  /// Whether the text is not empty and all letters or numbers.
  @Method("isalnum()")
  static boolean isalnum(Object self) {
    Object plain = value(self);
    int length = Text.length(plain);
    for (int i = 0; i < length; i++) {
      if (!Chars.isAlphanumeric(Text.codePointAt(plain, i))) {
        return false;
      }
    }
    return length > 0;
  }

  /// Whether the text is a valid identifier; it may still be a keyword.
  @Method("isidentifier()")
  static boolean isidentifier(Object self) {
    return isIdentifier(value(self));
  }

  /// Whether repr shows each code point as it is; True for the empty text.
  @Method("isprintable()")
  static boolean isprintable(Object self) {
    Object plain = value(self);
    int length = Text.length(plain);
    for (int i = 0; i < length; i++) {
      if (!Chars.isPrintable(Text.codePointAt(plain, i))) {
        return false;
      }
    }
    return true;
  }

  /// A copy with zeros after its sign, if it has one, up to a width.
  @Method("zfill(width, /)")
  static Object zfill(ThreadState ts, Object self, long width) {
    return StrBuild.zeroFill(value(self), Numbers.indexOrOverflow(ts, PyInt.of(width)));
  }

  /// A copy in which the arguments stand for the fields in braces.
  @Method("format(*args, **kwargs)")
  static Object format(ThreadState ts, Object self, Object[] args, PyDict kwargs) {
    return StrFormat.format(ts, value(self), args, kwargs);
  }

  /// Like format(**mapping), but with the mapping itself.
  @Method("format_map(mapping, /)")
  static Object formatMap(ThreadState ts, Object self, Object mapping) {
    return StrFormat.format(ts, value(self), null, mapping);
  }

  /// Lays the text out by a format specification.
  @Method("__format__(format_spec, /)")
  static Object formatSelf(ThreadState ts, Object self, Object formatSpec) {
    return StrFormat.str(ts, self, argument(formatSpec, "__format__", ""));
  }

  /// A table for translate: from one dictionary, or from two texts of equal length and maybe a third one whose code points go.
  @StaticMethod("maketrans(x, y=<unrepresentable>, z=<unrepresentable>, /)")
  static Object maketrans(ThreadState ts, Object x, Object y, Object z) {
    return StrBuild.makeTable(ts, x, y, z);
  }

  /// How many bytes the text takes.
  @Method("__sizeof__()")
  static long sizeof(Object self) {
    Object plain = value(self);
    if (isascii(plain)) {
      return 41 + Text.length(plain);
    }
    int most = 0;
    for (int c : Text.sharedCodePoints(plain)) {
      most = Math.max(most, c);
    }
    int unit = most < 256 ? 1 : most < 0x10000 ? 2 : 4;
    return 57 + unit * (Text.length(plain) + 1L) - 1;
  }

  /// The arguments from which `copy` and `pickle` make the same text.
  @Method("__getnewargs__()")
  static Object newArguments(Object self) {
    return PyTuple.of(value(self));
  }
}
