// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.sre;

import dev.krait.annotations.ClassMethod;
import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// What a pattern found: where it and its groups match.
///
/// Java: immutable.
@PyTypeDef(value = "Match", module = "re")
public final class PyMatch extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyMatchTable.INSTANCE);

  final PyPattern pattern;
  private final Subject subject;
  private final int[] marks;
  private final int lastIndex;
  private final int start;
  private final int end;
  private final int pos;
  private final int endpos;

  PyMatch(PyPattern pattern, Subject subject, int[] marks, int lastIndex, int start, int end, int pos, int endpos) {
    super(TYPE);
    this.pattern = pattern;
    this.subject = subject;
    this.marks = marks;
    this.lastIndex = lastIndex;
    this.start = start;
    this.end = end;
    this.pos = pos;
    this.endpos = endpos;
  }

  private int from(int group) {
    int from = group == 0 ? start : marks[2 * group - 2];
    return from < 0 || group > 0 && marks[2 * group - 1] < 0 ? -1 : from;
  }

  private int to(int group) {
    return from(group) < 0 ? -1 : group == 0 ? end : marks[2 * group - 1];
  }

  /// The text of a group, or null if it did not take part.
  Object groupOrNull(ThreadState ts, int group) {
    int from = from(group);
    return from < 0 ? null : subject.now(ts).slice(from, to(group));
  }

  private int index(ThreadState ts, Object group) {
    int index = -1;
    if (Numbers.hasIndex(group)) {
      index = Numbers.clampedIndex(ts, group);
    } else {
      Object known = pattern.groupIndex.get(ts, group);
      if (known instanceof PyInt i) {
        index = (int) i.value;
      }
    }
    if (index < 0 || index > pattern.groups) {
      throw PyErrors.indexError("no such group");
    }
    return index;
  }

  private Object groupOr(ThreadState ts, Object group, Object otherwise) {
    Object text = groupOrNull(ts, index(ts, group));
    return text == null ? otherwise : text;
  }

  /// The text of one group, by default of the whole match, or a tuple of several.
  @Method("group(*args)")
  Object group(ThreadState ts, Object[] args) {
    if (args.length <= 1) {
      return groupOr(ts, args.length == 0 ? PyInt.ZERO : args[0], PyNone.NONE);
    }
    Object[] texts = new Object[args.length];
    for (int i = 0; i < args.length; i++) {
      texts[i] = groupOr(ts, args[i], PyNone.NONE);
    }
    return PyTuple.of(texts);
  }

  /// The text of a group.
  @Special("__getitem__")
  Object getItem(ThreadState ts, Object group) {
    return groupOr(ts, group, PyNone.NONE);
  }

  /// The texts of all groups.
  @Method("groups(default=None)")
  Object groups(ThreadState ts, Object default_) {
    Object[] texts = new Object[pattern.groups];
    for (int i = 0; i < texts.length; i++) {
      Object text = groupOrNull(ts, i + 1);
      texts[i] = text == null ? default_ : text;
    }
    return PyTuple.of(texts);
  }

  /// The texts of the named groups.
  @Method("groupdict(default=None)")
  Object groupDict(ThreadState ts, Object default_) {
    PyDict result = new PyDict();
    PyDict.Cursor cursor = pattern.groupIndex.cursor();
    while (cursor.advance()) {
      result.put(ts, cursor.key(), groupOr(ts, cursor.key(), default_));
    }
    return result;
  }

  /// Where a group starts, or -1.
  @Method("start(group=0, /)")
  int start(ThreadState ts, Object group) {
    return from(index(ts, group));
  }

  /// Where a group ends, or -1.
  @Method("end(group=0, /)")
  int end(ThreadState ts, Object group) {
    return to(index(ts, group));
  }

  /// Where a group starts and ends.
  @Method("span(group=0, /)")
  Object span(ThreadState ts, Object group) {
    return span(index(ts, group));
  }

  private Object span(int group) {
    return PyTuple.of(PyInt.of(from(group)), PyInt.of(to(group)));
  }

  /// The template with the groups of this match filled in.
  @Method("expand(template)")
  Object expand(ThreadState ts, Object template) {
    Object compiled = Substitution.compile(ts, pattern, template);
    return compiled instanceof PyTemplate t ? t.expand(ts, this, subject.isBytes) : compiled;
  }

  /// The subject that was searched.
  @Getter("string")
  Object string() {
    return subject.object;
  }

  /// The pattern that matched.
  @Getter("re")
  Object re() {
    return pattern;
  }

  /// Where the search began.
  @Getter("pos")
  Object pos() {
    return PyInt.of(pos);
  }

  /// Where the search was to end.
  @Getter("endpos")
  Object endpos() {
    return PyInt.of(endpos);
  }

  /// The number of the last group that matched, or None.
  @Getter("lastindex")
  Object lastIndex() {
    return lastIndex == 0 ? PyNone.NONE : PyInt.of(lastIndex);
  }

  /// The name of the last group that matched, or None.
  @Getter("lastgroup")
  Object lastGroup() {
    return lastIndex == 0 || lastIndex >= pattern.indexGroup.size() ? PyNone.NONE : pattern.indexGroup.get(lastIndex);
  }

  /// The places of all groups.
  @Getter("regs")
  Object regs() {
    Object[] spans = new Object[pattern.groups + 1];
    for (int i = 0; i < spans.length; i++) {
      spans[i] = span(i);
    }
    return PyTuple.of(spans);
  }

  /// The match itself: it never changes.
  @Method("__copy__()")
  Object copy() {
    return this;
  }

  /// The match itself: it never changes.
  @Method("__deepcopy__(memo, /)")
  Object deepCopy(Object memo) {
    return this;
  }

  /// Supports annotations such as `Match[str]`.
  @ClassMethod("__class_getitem__(item, /)")
  static Object classGetItem(ThreadState ts, PyType cls, Object item) {
    return new dev.krait.runtime.object.PyGenericAlias(cls, item);
  }

  /// The printable form.
  @Special("__repr__")
  Object repr(ThreadState ts) {
    return Text.fromJava("<re.Match object; span=(" + start + ", " + end + "), match=" + Objects.reprText(ts, groupOrNull(ts, 0)) + ">");
  }
}
