// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.sre;

import dev.krait.annotations.ClassMethod;
import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyMappingProxy;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyNotImplemented;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Hashes;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A compiled regular expression.
///
/// Java: immutable, so threads share it freely.
@PyTypeDef(value = "Pattern", module = "re")
public final class PyPattern extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyPatternTable.INSTANCE);

  final int[] code;
  final Object pattern;
  final int flags;
  final int groups;
  final PyDict groupIndex;
  final PyTuple indexGroup;
  private final boolean bytesPattern;

  PyPattern(Object pattern, int flags, int[] code, int groups, PyDict groupIndex, PyTuple indexGroup) {
    super(TYPE);
    this.pattern = pattern;
    this.flags = flags;
    this.code = code;
    this.groups = groups;
    this.groupIndex = groupIndex;
    this.indexGroup = indexGroup;
    this.bytesPattern = pattern != PyNone.NONE && !Text.isStr(pattern);
  }

  private Subject subject(ThreadState ts, Object string) {
    Subject subject = Subject.of(ts, string);
    if (pattern != PyNone.NONE && bytesPattern != subject.isBytes) {
      throw PyErrors.typeError(bytesPattern ? "cannot use a bytes pattern on a string-like object"
          : "cannot use a string pattern on a bytes-like object");
    }
    return subject;
  }

  private static long clamp(ThreadState ts, Object index) {
    return dev.krait.runtime.protocol.Numbers.clampedIndex(ts, index);
  }

  private Object result(SreMatcher matcher, boolean found, int start, Subject subject, int pos, int endpos) {
    return found ? new PyMatch(this, subject, matcher.marks.clone(), matcher.lastIndex, start, matcher.matchEnd, pos, endpos) : PyNone.NONE;
  }

  /// Matches at the start; None if that fails.
  @Method("match(string, pos=0, endpos=9223372036854775807)")
  Object match(ThreadState ts, Object string, Object pos, Object endpos) {
    return matchAt(ts, string, clamp(ts, pos), clamp(ts, endpos), false);
  }

  /// Matches the whole subject; None if that fails.
  @Method("fullmatch(string, pos=0, endpos=9223372036854775807)")
  Object fullMatch(ThreadState ts, Object string, Object pos, Object endpos) {
    return matchAt(ts, string, clamp(ts, pos), clamp(ts, endpos), true);
  }

  private Object matchAt(ThreadState ts, Object string, long pos, long endpos, boolean full) {
    Subject subject = subject(ts, string);
    int end = bound(endpos, subject.length);
    int start = bound(pos, end);
    SreMatcher matcher = new SreMatcher(ts, code, subject, groups, end);
    return result(matcher, matcher.match(start, full, false), start, subject, start, end);
  }

  private static int bound(long index, int most) {
    return (int) Math.max(0, Math.min(index, most));
  }

  /// Finds the first match; None if there is none.
  @Method("search(string, pos=0, endpos=9223372036854775807)")
  Object search(ThreadState ts, Object string, Object pos, Object endpos) {
    Subject subject = subject(ts, string);
    int end = bound(clamp(ts, endpos), subject.length);
    int start = bound(clamp(ts, pos), end);
    SreMatcher matcher = new SreMatcher(ts, code, subject, groups, end);
    int at = matcher.search(start, false);
    return result(matcher, at >= 0, at, subject, start, end);
  }

  /// One walk over all matches of a subject: each next one starts where the last ended, and is not empty there if the last was empty.
  final class Scan {
    final Subject subject;
    final SreMatcher matcher;
    final int pos;
    final int endpos;
    private int next;
    private boolean mustAdvance;
    int start;

    Scan(ThreadState ts, Object string, long from, long to) {
      subject = PyPattern.this.subject(ts, string);
      endpos = bound(to, subject.length);
      pos = bound(from, endpos);
      next = pos;
      matcher = new SreMatcher(ts, code, subject, groups, endpos);
    }

    /// Finds the next match; false at the end.
    boolean find() {
      if (next > endpos) {
        return false;
      }
      start = matcher.search(next, mustAdvance);
      return advance(start >= 0);
    }

    /// Matches right where the last match ended.
    boolean matchHere() {
      if (next > endpos) {
        return false;
      }
      start = next;
      return advance(matcher.match(next, false, mustAdvance));
    }

    private boolean advance(boolean found) {
      if (!found) {
        next = endpos + 1;
        return false;
      }
      next = matcher.matchEnd;
      mustAdvance = matcher.matchEnd == start;
      return true;
    }

    Object match() {
      return result(matcher, true, start, subject, pos, endpos);
    }

    Object group(int index) {
      int from = index == 0 ? start : matcher.marks[2 * index - 2];
      int to = index == 0 ? matcher.matchEnd : matcher.marks[2 * index - 1];
      return from < 0 || to < 0 ? null : subject.slice(from, to);
    }
  }

  /// All matches as a list: strings, or tuples of groups if there is more than one group.
  @Method("findall(string, pos=0, endpos=9223372036854775807)")
  Object findAll(ThreadState ts, Object string, Object pos, Object endpos) {
    Scan scan = new Scan(ts, string, clamp(ts, pos), clamp(ts, endpos));
    List<Object> found = new ArrayList<>();
    Object empty = scan.subject.isBytes ? PyBytes.EMPTY : "";
    while (scan.find()) {
      if (groups <= 1) {
        Object group = scan.group(groups);
        found.add(group == null ? empty : group);
      } else {
        Object[] parts = new Object[groups];
        for (int i = 0; i < groups; i++) {
          Object group = scan.group(i + 1);
          parts[i] = group == null ? empty : group;
        }
        found.add(PyTuple.of(parts));
      }
    }
    return PyList.of(found.toArray());
  }

  /// An iterator over all matches.
  @Method("finditer(string, pos=0, endpos=9223372036854775807)")
  Object findIter(ThreadState ts, Object string, Object pos, Object endpos) {
    return new PyMatchIterator(new Scan(ts, string, clamp(ts, pos), clamp(ts, endpos)));
  }

  /// An object that matches or searches on from where it last ended.
  @Method("scanner(string, pos=0, endpos=9223372036854775807)")
  Object scanner(ThreadState ts, Object string, Object pos, Object endpos) {
    return new PyScanner(this, new Scan(ts, string, clamp(ts, pos), clamp(ts, endpos)));
  }

  /// Splits at the matches; groups of the pattern appear between the parts.
  @Method("split(string, maxsplit=0)")
  Object split(ThreadState ts, Object string, int maxsplit) {
    Scan scan = new Scan(ts, string, 0, Integer.MAX_VALUE);
    List<Object> parts = new ArrayList<>();
    int last = 0;
    for (int n = 0; (maxsplit == 0 || n < maxsplit) && scan.find(); n++) {
      parts.add(scan.subject.slice(last, scan.start));
      for (int g = 1; g <= groups; g++) {
        Object group = scan.group(g);
        parts.add(group == null ? PyNone.NONE : group);
      }
      last = scan.matcher.matchEnd;
    }
    parts.add(scan.subject.slice(last, scan.subject.length));
    return PyList.of(parts.toArray());
  }

  /// Replaces matches by a template or by what a function returns.
  @Method("sub(repl, string, count=0)")
  Object sub(ThreadState ts, Object repl, Object string, int count) {
    return Substitution.run(ts, this, repl, string, count).text();
  }

  /// Like `sub`, and tells how many replacements were made.
  @Method("subn(repl, string, count=0)")
  Object subn(ThreadState ts, Object repl, Object string, int count) {
    Substitution.Result result = Substitution.run(ts, this, repl, string, count);
    return PyTuple.of(result.text(), PyInt.of(result.count()));
  }

  /// The source of the pattern.
  @Getter("pattern")
  Object pattern() {
    return pattern;
  }

  /// The flags of the pattern.
  @Getter("flags")
  Object flags() {
    return PyInt.of(flags);
  }

  /// The number of groups.
  @Getter("groups")
  Object groups() {
    return PyInt.of(groups);
  }

  /// The numbers of the named groups.
  @Getter("groupindex")
  Object groupIndex() {
    return new PyMappingProxy(groupIndex);
  }

  /// The pattern itself: it never changes.
  @Method("__copy__()")
  Object copy() {
    return this;
  }

  /// The pattern itself: it never changes.
  @Method("__deepcopy__(memo, /)")
  Object deepCopy(Object memo) {
    return this;
  }

  /// Supports annotations such as `Pattern[str]`.
  @ClassMethod("__class_getitem__(item, /)")
  static Object classGetItem(ThreadState ts, PyType cls, Object item) {
    return new dev.krait.runtime.object.PyGenericAlias(cls, item);
  }

  /// Whether both were compiled from the same pattern with the same flags.
  @Special("__eq__")
  Object equal(ThreadState ts, Object other) {
    if (!(other instanceof PyPattern p)) {
      return PyNotImplemented.NOT_IMPLEMENTED;
    }
    return PyBool.of(this == p || flags == p.flags && bytesPattern == p.bytesPattern && groups == p.groups && Arrays.equals(code, p.code)
        && Objects.equal(ts, pattern, p.pattern));
  }

  /// A hash that goes with equality.
  @Special("__hash__")
  long hash(ThreadState ts) {
    return Hashes.of(ts, pattern) ^ Arrays.hashCode(code) ^ (long) flags << 32 ^ groups;
  }

  /// The printable form.
  @Special("__repr__")
  Object repr(ThreadState ts) {
    String[] names = {"re.IGNORECASE", "re.LOCALE", "re.MULTILINE", "re.DOTALL", "re.VERBOSE", "re.DEBUG", "re.ASCII"};
    int[] bits = {SreOp.FLAG_IGNORECASE, SreOp.FLAG_LOCALE, SreOp.FLAG_MULTILINE, SreOp.FLAG_DOTALL, SreOp.FLAG_VERBOSE, SreOp.FLAG_DEBUG,
        SreOp.FLAG_ASCII};
    int rest = flags;
    if (Text.isStr(pattern) && (rest & (SreOp.FLAG_LOCALE | SreOp.FLAG_UNICODE | SreOp.FLAG_ASCII)) == SreOp.FLAG_UNICODE) {
      rest &= ~SreOp.FLAG_UNICODE;
    }
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < bits.length; i++) {
      if ((rest & bits[i]) != 0) {
        shown.append(shown.length() == 0 ? "" : "|").append(names[i]);
        rest &= ~bits[i];
      }
    }
    if (rest != 0) {
      shown.append(shown.length() == 0 ? "" : "|").append("0x").append(Integer.toHexString(rest));
    }
    Object source = Objects.repr(ts, pattern);
    Object cut = Text.length(source) > 200
        ? Calls.method(ts, source, "__getitem__", Calls.call1(ts, ts.interpreter().builtin("slice"), PyInt.of(200)))
        : source;
    return Text.fromJava("re.compile(" + Text.toJava(cut) + (shown.length() == 0 ? "" : ", " + shown) + ")");
  }
}
