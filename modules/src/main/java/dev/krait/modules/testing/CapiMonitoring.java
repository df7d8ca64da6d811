// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.testing;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyBaseException;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.interp.Monitoring;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Types;

/// Events of `sys.monitoring` that code of another language fires.
///
/// Java: stateless.
@PyModuleDef(value = "_testcapi", extension = true, gil = PyModuleDef.Gil.NOT_USED, part = true)
public final class CapiMonitoring {
  private CapiMonitoring() {
  }

  private static void fire(ThreadState ts, Object codelike, int event, int offset, Object... arguments) {
    PyCodeLike code = PyCodeLike.checked(codelike, offset);
    Object[] all = new Object[arguments.length + 1];
    all[0] = PyInt.of(offset);
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    ts.interpreter().monitoring().fireForeign(ts, code, code.monitor(), event, offset, all);
  }

  private static void fireException(ThreadState ts, Object codelike, int event, int offset, Object exception) {
    if (!(exception instanceof PyBaseException)) {
      throw PyErrors.valueError("Firing event " + event + " with no exception set");
    }
    fire(ts, codelike, event, offset, exception);
  }

  /// Enter code in which the events may be fired.
  @Function("monitoring_enter_scope(codelike, event1, event2=0, /)")
  static void enterScope(Object codelike, int event1, int event2) {
    PyCodeLike.checked(codelike, 0);
  }

  /// Leave the code again.
  @Function("monitoring_exit_scope()")
  static void exitScope() {
  }

  /// Tell of the start of a function.
  @Function("fire_event_py_start(codelike, offset, /)")
  static void pyStart(ThreadState ts, Object codelike, int offset) {
    fire(ts, codelike, Monitoring.PY_START, offset);
  }

  /// Tell that a generator goes on.
  @Function("fire_event_py_resume(codelike, offset, /)")
  static void pyResume(ThreadState ts, Object codelike, int offset) {
    fire(ts, codelike, Monitoring.PY_RESUME, offset);
  }

  /// Tell of a return.
  @Function("fire_event_py_return(codelike, offset, value, /)")
  static void pyReturn(ThreadState ts, Object codelike, int offset, Object value) {
    fire(ts, codelike, Monitoring.PY_RETURN, offset, value);
  }

  /// Tell of a yield.
  @Function("fire_event_py_yield(codelike, offset, value, /)")
  static void pyYield(ThreadState ts, Object codelike, int offset, Object value) {
    fire(ts, codelike, Monitoring.PY_YIELD, offset, value);
  }

  /// Tell of a call.
  @Function("fire_event_call(codelike, offset, callable, argument, /)")
  static void call(ThreadState ts, Object codelike, int offset, Object callable, Object argument) {
    fire(ts, codelike, Monitoring.CALL, offset, callable, argument);
  }

  /// Tell that a call of a builtin came back.
  @Function("fire_event_c_return(codelike, offset, callable, argument, /)")
  static void cReturn(ThreadState ts, Object codelike, int offset, Object callable, Object argument) {
    fire(ts, codelike, Monitoring.C_RETURN, offset, callable, argument);
  }

  /// Tell that a call of a builtin raised.
  @Function("fire_event_c_raise(codelike, offset, callable, argument, /)")
  static void cRaise(ThreadState ts, Object codelike, int offset, Object callable, Object argument) {
    fire(ts, codelike, Monitoring.C_RAISE, offset, callable, argument);
  }

  /// Tell of a jump.
  @Function("fire_event_jump(codelike, offset, target, /)")
  static void jump(ThreadState ts, Object codelike, int offset, Object target) {
    fire(ts, codelike, Monitoring.JUMP, offset, target);
  }

  /// Tell of a branch that was not taken.
  @Function("fire_event_branch_left(codelike, offset, target, /)")
  static void branchLeft(ThreadState ts, Object codelike, int offset, Object target) {
    fire(ts, codelike, Monitoring.BRANCH_LEFT, offset, target);
  }

  /// Tell of a branch that was taken.
  @Function("fire_event_branch_right(codelike, offset, target, /)")
  static void branchRight(ThreadState ts, Object codelike, int offset, Object target) {
    fire(ts, codelike, Monitoring.BRANCH_RIGHT, offset, target);
  }

  /// Tell that an exception was thrown into a generator.
  @Function("fire_event_py_throw(codelike, offset, exception, /)")
  static void pyThrow(ThreadState ts, Object codelike, int offset, Object exception) {
    fireException(ts, codelike, Monitoring.PY_THROW, offset, exception);
  }

  /// Tell of an exception that was raised.
  @Function("fire_event_raise(codelike, offset, exception, /)")
  static void raise(ThreadState ts, Object codelike, int offset, Object exception) {
    fireException(ts, codelike, Monitoring.RAISE, offset, exception);
  }

  /// Tell of an exception that was raised again.
  @Function("fire_event_reraise(codelike, offset, exception, /)")
  static void reraise(ThreadState ts, Object codelike, int offset, Object exception) {
    fireException(ts, codelike, Monitoring.RERAISE, offset, exception);
  }

  /// Tell of an exception that was caught.
  @Function("fire_event_exception_handled(codelike, offset, exception, /)")
  static void exceptionHandled(ThreadState ts, Object codelike, int offset, Object exception) {
    fireException(ts, codelike, Monitoring.EXCEPTION_HANDLED, offset, exception);
  }

  /// Tell that a function ended by an exception.
  @Function("fire_event_py_unwind(codelike, offset, exception, /)")
  static void pyUnwind(ThreadState ts, Object codelike, int offset, Object exception) {
    fireException(ts, codelike, Monitoring.PY_UNWIND, offset, exception);
  }

  /// Tell of the end of an iterator.
  @Function("fire_event_stop_iteration(codelike, offset, value, /)")
  static void stopIteration(ThreadState ts, Object codelike, int offset, Object value) {
    Object stop = Types.isInstance(value, Exceptions.STOP_ITERATION) ? value
        : (value == PyNone.NONE ? PyErrors.of(Exceptions.STOP_ITERATION) : PyErrors.of(Exceptions.STOP_ITERATION, value)).value;
    fire(ts, codelike, Monitoring.STOP_ITERATION, offset, stop);
  }
}
