// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.error;

import dev.krait.annotations.ClassMethod;
import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;

/// Several exceptions that are raised together.
///
/// Java: message and members never change. What takes groups apart is in [ExceptionGroups].
@PyTypeDef(value = "BaseExceptionGroup", subclassable = true)
public final class PyBaseExceptionGroup extends PyBaseException {
  public final Object message;
  public final PyTuple exceptions;

  private PyBaseExceptionGroup(PyType type, PyTuple args, PyTuple exceptions) {
    super(type, args);
    this.message = args.get(0);
    this.exceptions = exceptions;
  }

  @New("BaseExceptionGroup(*args, **kwargs)")
  static Object create(ThreadState ts, PyType cls, Object[] args, PyDict kwargs) {
    if (args.length != 2) {
      throw PyErrors.typeError("BaseExceptionGroup.__new__() takes exactly 2 arguments (" + args.length + " given)");
    }
    if (!Text.isStr(args[0])) {
      throw PyErrors.typeError("BaseExceptionGroup.__new__() argument 1 must be str, not "
          + (args[0] == PyNone.NONE ? "None" : Types.nameOf(args[0])));
    }
    Object[] members = members(ts, args[1]);
    boolean nested = false;
    for (int i = 0; i < members.length; i++) {
      if (!(members[i] instanceof PyBaseException member)) {
        throw PyErrors.valueError("Item " + i + " of second argument (exceptions) is not an exception");
      }
      nested |= !member.type.isSubtypeOf(Exceptions.EXCEPTION);
    }
    return new PyBaseExceptionGroup(checkedClass(cls, nested), PyTuple.of(args.clone()), PyTuple.of(members));
  }

  private static Object[] members(ThreadState ts, Object sequence) {
    boolean isSequence = Types.of(sequence).slot(Slot.GETITEM) != null && Types.of(sequence).slot(Slot.LEN) != null && !(sequence instanceof PyDict);
    if (!isSequence) {
      throw PyErrors.typeError("second argument (exceptions) must be a sequence");
    }
    Object[] members = Sequences.toArray(ts, sequence);
    if (members.length == 0) {
      throw PyErrors.valueError("second argument (exceptions) must be a non-empty sequence");
    }
    return members;
  }

  private static PyType checkedClass(PyType cls, boolean nested) {
    if (cls == Exceptions.BASE_EXCEPTION_GROUP) {
      return nested ? cls : Exceptions.EXCEPTION_GROUP;
    }
    if (nested && cls == Exceptions.EXCEPTION_GROUP) {
      throw PyErrors.typeError("Cannot nest BaseExceptions in an ExceptionGroup");
    }
    if (nested && cls.isSubtypeOf(Exceptions.EXCEPTION)) {
      throw PyErrors.typeError("Cannot nest BaseExceptions in '" + cls.name() + "'");
    }
    return cls;
  }

  @Special("__init__")
  void initialize(ThreadState ts, Object[] arguments, String[] keywordNames) {
    args = positionalOnly(this, arguments, keywordNames);
  }

  @Special("__str__")
  Object shown(ThreadState ts) {
    int count = exceptions.size();
    return Text.fromJava(Text.toJava(message) + " (" + count + " sub-exception" + (count == 1 ? ")" : "s)"));
  }

  /// Makes the group's type generic: BaseExceptionGroup[T].
  @ClassMethod("__class_getitem__(item, /)")
  static Object classGetItem(ThreadState ts, PyType cls, Object item) {
    return Calls.call2(ts, Objects.getAttribute(ts, ts.interpreter().modules().get("types"), "GenericAlias"), cls, item);
  }

  /// Makes a group of other exceptions with the same message.
  @Method("derive(excs, /)")
  Object derive(ThreadState ts, Object excs) {
    return Calls.call2(ts, Exceptions.BASE_EXCEPTION_GROUP, message, excs);
  }

  /// Returns the part that matches and the part that does not; each is None if it is empty.
  @Method("split(matcher_value, /)")
  Object split(ThreadState ts, Object matcherValue) {
    ExceptionGroups.Parts parts = ExceptionGroups.split(ts, this, ExceptionGroups.matcher(ts, matcherValue), true);
    return PyTuple.of(orNone(parts.match()), orNone(parts.rest()));
  }

  /// Returns the part that matches, or None.
  @Method("subgroup(matcher_value, /)")
  Object subgroup(ThreadState ts, Object matcherValue) {
    return orNone(ExceptionGroups.split(ts, this, ExceptionGroups.matcher(ts, matcherValue), false).match());
  }

  /// the message
  @Getter("message")
  Object getMessage() {
    return message;
  }

  /// the exceptions in the group
  @Getter("exceptions")
  Object getExceptions() {
    return exceptions;
  }
}
