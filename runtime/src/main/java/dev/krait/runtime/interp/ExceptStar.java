// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyBaseException;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// The end of a `try` with `except*`: what was raised by the handlers, and what they raised again, become one exception.
final class ExceptStar {
  private ExceptStar() {
  }

  private static boolean isGroup(PyBaseException e) {
    return e.type.isSubtypeOf(Exceptions.BASE_EXCEPTION_GROUP);
  }

  /// The exception to raise, or None.
  static Object combine(ThreadState ts, PyBaseException original, PyList results) {
    List<PyBaseException> all = new ArrayList<>();
    for (Object result : results.toArray()) {
      if (result instanceof PyBaseException e) {
        all.add(e);
      }
    }
    if (all.isEmpty()) {
      return PyNone.NONE;
    }
    if (!isGroup(original)) {
      return all.get(0);
    }
    List<Object> raised = new ArrayList<>();
    List<PyBaseException> again = new ArrayList<>();
    for (PyBaseException e : all) {
      if (isPartOf(e, original)) {
        again.add(e);
      } else {
        raised.add(e);
      }
    }
    Object rest = project(ts, original, again);
    if (raised.isEmpty()) {
      return rest;
    }
    if (rest != PyNone.NONE) {
      raised.add(rest);
    }
    if (raised.size() == 1) {
      return raised.get(0);
    }
    return Calls.call2(ts, Exceptions.BASE_EXCEPTION_GROUP, "", PyList.of(raised.toArray()));
  }

  /// A part of the original group has its metadata.
  private static boolean isPartOf(PyBaseException e, PyBaseException original) {
    return e.traceback == original.traceback && e.cause == original.cause && e.context == original.context;
  }

  /// The part of the original group that holds exactly the leaves of these groups.
  private static Object project(ThreadState ts, PyBaseException original, List<PyBaseException> parts) {
    if (parts.isEmpty()) {
      return PyNone.NONE;
    }
    Set<Object> leaves = Collections.newSetFromMap(new IdentityHashMap<>());
    for (PyBaseException part : parts) {
      collectLeaves(ts, part, leaves);
    }
    return keep(ts, original, leaves);
  }

  private static PyTuple members(ThreadState ts, PyBaseException group) {
    return (PyTuple) Objects.getAttribute(ts, group, "exceptions");
  }

  private static void collectLeaves(ThreadState ts, PyBaseException e, Set<Object> leaves) {
    if (!isGroup(e)) {
      leaves.add(e);
      return;
    }
    for (Object member : members(ts, e).items()) {
      collectLeaves(ts, (PyBaseException) member, leaves);
    }
  }

  private static Object keep(ThreadState ts, PyBaseException group, Set<Object> leaves) {
    List<Object> kept = new ArrayList<>();
    PyTuple members = members(ts, group);
    boolean same = true;
    for (Object member : members.items()) {
      Object part = isGroup((PyBaseException) member) ? keep(ts, (PyBaseException) member, leaves)
          : leaves.contains(member) ? member : PyNone.NONE;
      same &= part == member;
      if (part != PyNone.NONE) {
        kept.add(part);
      }
    }
    if (kept.isEmpty()) {
      return PyNone.NONE;
    }
    return same ? group : derive(ts, group, kept);
  }

  private static Object derive(ThreadState ts, PyBaseException group, List<Object> members) {
    Object made = Calls.method(ts, group, "derive", PyList.of(members.toArray()));
    if (made instanceof PyBaseException e) {
      e.traceback = group.traceback;
      e.cause = group.cause;
      e.context = group.context;
      e.suppressContext = group.suppressContext;
      Object notes = Objects.findAttribute(ts, group, "__notes__");
      if (notes != null) {
        Objects.setAttribute(ts, e, "__notes__", PyList.of(dev.krait.runtime.protocol.Sequences.toArray(ts, notes)));
      }
    }
    return made;
  }
}
