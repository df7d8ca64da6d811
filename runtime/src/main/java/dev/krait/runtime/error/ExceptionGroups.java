// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.error;

import dev.krait.runtime.interp.PyFunction;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// Takes exception groups apart and puts them together: what `split`, `subgroup` and `except*` need.
public final class ExceptionGroups {
  private ExceptionGroups() {
  }

  /// The two parts of a group; null where a part is empty.
  public record Parts(PyBaseException match, PyBaseException rest) {
  }

  /// Says whether an exception, or a group as a whole, matches.
  interface Matcher {
    boolean matches(ThreadState ts, PyBaseException exception);
  }

  /// Whether the object is an exception class.
  public static boolean isExceptionClass(Object object) {
    return object instanceof PyType t && t.isSubtypeOf(Exceptions.BASE_EXCEPTION);
  }

  /// The matcher that an argument of `split` stands for.
  static Matcher matcher(ThreadState ts, Object value) {
    if (value instanceof PyFunction) {
      return new ByPredicate(value);
    }
    if (isExceptionClass(value)) {
      return new ByClass(value);
    }
    if (value instanceof PyTuple tuple) {
      boolean all = true;
      for (int i = 0; i < tuple.size(); i++) {
        all &= isExceptionClass(tuple.get(i));
      }
      if (all) {
        return new ByClass(value);
      }
    } else if (!(value instanceof PyType) && Types.of(value).slot(Slot.CALL) != null) {
      return new ByPredicate(value);
    }
    throw PyErrors.typeError("expected an exception type, a tuple of exception types, or a callable (other than a class)");
  }

  private record ByPredicate(Object predicate) implements Matcher {
    @Override
    public boolean matches(ThreadState ts, PyBaseException exception) {
      return Objects.isTrue(ts, Calls.call1(ts, predicate, exception));
    }
  }

  private record ByClass(Object classes) implements Matcher {
    @Override
    public boolean matches(ThreadState ts, PyBaseException exception) {
      return ExceptionGroups.matches(exception, classes);
    }
  }

  private record ByIdentity(Set<PyBaseException> leaves) implements Matcher {
    @Override
    public boolean matches(ThreadState ts, PyBaseException exception) {
      return !(exception instanceof PyBaseExceptionGroup) && leaves.contains(exception);
    }
  }

  /// Whether an exception is an instance of a class or of one in a tuple, as `except` matches: by the real type.
  public static boolean matches(PyBaseException exception, Object classes) {
    if (classes instanceof PyTuple tuple) {
      for (int i = 0; i < tuple.size(); i++) {
        if (matches(exception, tuple.get(i))) {
          return true;
        }
      }
      return false;
    }
    return classes instanceof PyType t && exception.type.isSubtypeOf(t);
  }

  static Parts split(ThreadState ts, PyBaseException exception, Matcher matcher, boolean wantRest) {
    if (matcher.matches(ts, exception)) {
      return new Parts(exception, null);
    }
    if (!(exception instanceof PyBaseExceptionGroup group)) {
      return new Parts(null, wantRest ? exception : null);
    }
    List<PyBaseException> matching = new ArrayList<>();
    List<PyBaseException> rest = new ArrayList<>();
    ts.enterNative();
    try {
      for (Object member : group.exceptions.items()) {
        Parts parts = split(ts, (PyBaseException) member, matcher, wantRest);
        if (parts.match != null) {
          matching.add(parts.match);
        }
        if (parts.rest != null) {
          rest.add(parts.rest);
        }
      }
    } finally {
      ts.leaveNative();
    }
    return new Parts(subset(ts, group, matching), subset(ts, group, rest));
  }

  /// A group of some of the members, with the metadata of the whole; null for none.
  private static PyBaseException subset(ThreadState ts, PyBaseExceptionGroup whole, List<PyBaseException> members) {
    if (members.isEmpty()) {
      return null;
    }
    Object derived = Calls.method(ts, whole, "derive", PyList.of(members.toArray()));
    if (!(derived instanceof PyBaseExceptionGroup part)) {
      throw PyErrors.typeError("derive must return an instance of BaseExceptionGroup");
    }
    if (whole.traceback != null) {
      part.traceback = whole.traceback;
    }
    part.context = whole.context;
    part.setCause(whole.cause);
    Object notes = Objects.findAttribute(ts, whole, "__notes__");
    if (notes != null && Types.of(notes).slot(Slot.GETITEM) != null) {
      Objects.setAttribute(ts, part, "__notes__", PyList.of(Sequences.toArray(ts, notes)));
    }
    return part;
  }

  /// The members of `whole` that are leaves of the given exceptions, in the shape of `whole`; null for none.
  private static PyBaseException projection(ThreadState ts, PyBaseException whole, List<PyBaseException> kept) {
    Set<PyBaseException> leaves = Collections.newSetFromMap(new IdentityHashMap<>());
    for (PyBaseException e : kept) {
      collectLeaves(ts, e, leaves);
    }
    return split(ts, whole, new ByIdentity(leaves), false).match;
  }

  private static void collectLeaves(ThreadState ts, PyBaseException exception, Set<PyBaseException> leaves) {
    if (!(exception instanceof PyBaseExceptionGroup group)) {
      leaves.add(exception);
      return;
    }
    ts.enterNative();
    try {
      for (Object member : group.exceptions.items()) {
        collectLeaves(ts, (PyBaseException) member, leaves);
      }
    } finally {
      ts.leaveNative();
    }
  }

  /// What a clause `except* classes` takes of an exception, and what it leaves; null where a part is empty. A plain exception
  /// that matches is wrapped into a group.
  public static Parts takeMatching(ThreadState ts, PyBaseException exception, Object classes) {
    if (matches(exception, classes)) {
      if (exception instanceof PyBaseExceptionGroup) {
        return new Parts(exception, null);
      }
      PyBaseException wrapped = (PyBaseException) Calls.call2(ts, Exceptions.BASE_EXCEPTION_GROUP, "", PyTuple.of(exception));
      return new Parts(wrapped, null);
    }
    if (!(exception instanceof PyBaseExceptionGroup)) {
      return new Parts(null, exception);
    }
    Object pair = Calls.method(ts, exception, "split", classes);
    String name = exception.type.name();
    if (!(pair instanceof PyTuple tuple)) {
      throw PyErrors.typeError(name + ".split must return a tuple, not " + Types.nameOf(pair));
    }
    if (tuple.size() < 2) {
      throw PyErrors.typeError(name + ".split must return a 2-tuple, got tuple of size " + tuple.size());
    }
    return new Parts(tuple.get(0) == PyNone.NONE ? null : (PyBaseException) tuple.get(0),
        tuple.get(1) == PyNone.NONE ? null : (PyBaseException) tuple.get(1));
  }

  /// What a `try` with `except*` raises in the end: the exceptions that its clauses raised, and those of the original that they
  /// raised again or did not take, in the shape of the original; null for nothing.
  public static PyBaseException toReraise(ThreadState ts, PyBaseException original, Object[] results) {
    if (!(original instanceof PyBaseExceptionGroup)) {
      return results.length > 0 && results[0] instanceof PyBaseException e ? e : null;
    }
    List<PyBaseException> raised = new ArrayList<>();
    List<PyBaseException> reraised = new ArrayList<>();
    for (Object result : results) {
      if (result instanceof PyBaseException e) {
        (sameMetadata(ts, e, original) ? reraised : raised).add(e);
      }
    }
    PyBaseException kept = projection(ts, original, reraised);
    if (raised.isEmpty()) {
      return kept;
    }
    if (kept != null) {
      raised.add(kept);
    }
    return raised.size() == 1 ? raised.get(0)
        : (PyBaseException) Calls.call2(ts, Exceptions.BASE_EXCEPTION_GROUP, "", PyList.of(raised.toArray()));
  }

  private static boolean sameMetadata(ThreadState ts, PyBaseException one, PyBaseException other) {
    return one instanceof PyBaseExceptionGroup && one.traceback == other.traceback && one.cause == other.cause && one.context == other.context;
  }
}
