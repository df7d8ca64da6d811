// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Setter;
import dev.krait.annotations.Special;
import dev.krait.compiler.code.CodeObject;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyCell;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Identity;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// One activation of a code object: the registers and where it stands.
///
/// Java: the same object is what the loop runs on and what Python sees as a frame.
///
/// Thread rule: run by one thread at a time; other threads may look at it and see some recent state.
@PyTypeDef("frame")
public sealed class Frame extends PyObject permits LoopFrame {
  public static final PyType TYPE = PyType.builtin(FrameTable.INSTANCE);

  static final byte CREATED = 0, RUNNING = 1, SUSPENDED = 2, COMPLETED = 3;

  RegisterCode code;
  final PyFunction function;
  Object[] r;
  /// The instruction that runs, or at which the frame is suspended.
  int pc;
  Frame back;
  /// The namespace of a class body or of module code; null where locals are registers.
  Object locals;
  /// The generator or coroutine whose frame this is, or null.
  Suspendable generator;
  /// Entries that were stored through `f_locals` under names that are no variables; null if there are none.
  PyDict extraLocals;
  /// What the rare features need: tracing. Null in most frames.
  FrameTrace trace;
  byte state;
  /// Whether it looks at requests, between two instructions: its temporaries are not those of a frame that waits for a call.
  boolean polls;

  Frame(PyFunction function, RegisterCode code, Object[] r) {
    super(TYPE);
    this.function = function;
    this.code = code;
    this.r = r;
  }

  void poll(ThreadState ts) {
    polls = true;
    try {
      ts.handlePoll();
    } finally {
      polls = false;
    }
  }

  public PyDict globals() {
    return function.globals;
  }

  /// The mapping that global names fall back to.
  public Object builtins() {
    return function.builtins;
  }

  public PyCode code() {
    return code.code;
  }

  /// The frame of the caller, or null.
  public Frame back() {
    return back;
  }

  /// The namespace of a class body or of module code; for a function a live view of its locals.
  public Object localsMapping(ThreadState ts) {
    return locals != null && !hasHiddenLocals() ? locals : new FrameLocalsProxy(this);
  }

  /// Whether the body of a class or module is inside a comprehension, whose variables are registers.
  private boolean hasHiddenLocals() {
    byte[] kinds = code().object.localsPlusKinds;
    for (int i = 0; i < kinds.length; i++) {
      if ((kinds[i] & CodeObject.CO_FAST_HIDDEN) != 0 && r[i] != null) {
        return true;
      }
    }
    return false;
  }

  /// The class and the first argument of the method that runs, for `super()` in it.
  public Object[] superArguments() {
    if (code().object.argCount == 0) {
      throw PyErrors.runtimeError("super(): no arguments");
    }
    FrameLocalsProxy variables = new FrameLocalsProxy(this);
    Object self = variables.value(0);
    if (self == null) {
      throw PyErrors.runtimeError("super(): arg[0] deleted");
    }
    Object[] names = code().localNames();
    int register = names.length - 1;
    while (register >= 0 && !names[register].equals("__class__")) {
      register--;
    }
    if (register < 0) {
      throw PyErrors.runtimeError("super(): __class__ cell not found");
    }
    Object cls = variables.value(register);
    if (cls == null) {
      throw PyErrors.runtimeError("super(): empty __class__ cell");
    }
    if (!(cls instanceof PyType)) {
      throw PyErrors.runtimeError("super(): __class__ is not a type (" + dev.krait.runtime.type.Types.nameOf(cls) + ")");
    }
    return new Object[] {cls, self};
  }

  /// What `locals()` returns: the namespace itself, or for a function a new dict.
  public Object localsSnapshot(ThreadState ts) {
    return locals != null && !hasHiddenLocals() ? locals : new FrameLocalsProxy(this).snapshot(ts);
  }

  /// `f_lasti` in units of two bytes. A frame that has been entered is at its RESUME or after it: what comes before can not be interrupted,
  /// and has no line.
  public int lastOffset() {
    return state == CREATED && generator != null ? 0 : Math.max(code.offsetOf(pc), code.code.resumeOffset());
  }

  /// The line that the frame is at, or -1.
  public int line() {
    if (trace != null && trace.line != 0) {
      return trace.line;
    }
    return code.code.lineOf(lastOffset());
  }

  /// The code that runs.
  @Getter("f_code")
  Object pythonCode() {
    return code.code;
  }

  /// The namespace of the module.
  @Getter("f_globals")
  Object pythonGlobals() {
    return function.globals;
  }

  /// The namespace of the builtins.
  @Getter("f_builtins")
  Object pythonBuiltins() {
    return function.builtins;
  }

  /// The local variables: a mapping.
  @Getter("f_locals")
  Object pythonLocals(ThreadState ts) {
    return localsMapping(ts);
  }

  /// The frame of the caller, or None.
  @Getter("f_back")
  Object pythonBack() {
    // A generator that another thread runs loses it between two looks.
    Frame caller = back;
    return caller == null ? PyNone.NONE : caller;
  }

  /// The generator, coroutine or asynchronous generator that the frame belongs to, or None.
  @Getter("f_generator")
  Object pythonGenerator() {
    return generator == null ? PyNone.NONE : generator;
  }

  /// The index of the instruction that ran last.
  @Getter("f_lasti")
  Object pythonLastInstruction() {
    return PyInt.of(state == CREATED && generator != null ? 0 : 2L * lastOffset());
  }

  /// The line number.
  @Getter("f_lineno")
  Object pythonLine() {
    int line = line();
    return line < 0 ? PyNone.NONE : PyInt.of(line);
  }

  /// Jumps to another line, from a trace function.
  @Setter("f_lineno")
  void setLine(ThreadState ts, Object value) {
    LineJump.jump(ts, this, value);
  }

  /// The function that is told of events in this frame, or None.
  @Getter("f_trace")
  Object pythonTrace() {
    Object told = trace == null ? null : trace.function;
    return told == null ? PyNone.NONE : told;
  }

  @Setter("f_trace")
  void setTrace(ThreadState ts, Object value) {
    FrameTrace.of(this).setFunction(ts, value == PyNone.NONE ? null : value);
  }

  /// Whether lines are told to the trace function.
  @Getter("f_trace_lines")
  Object pythonTraceLines() {
    return PyBool.of(trace == null || trace.lines);
  }

  @Setter("f_trace_lines")
  void setTraceLines(Object value) {
    FrameTrace.of(this).lines = FrameTrace.flag(value);
  }

  /// Whether each instruction is told to the trace function.
  @Getter("f_trace_opcodes")
  Object pythonTraceOpcodes() {
    return PyBool.of(trace != null && trace.opcodes);
  }

  @Setter("f_trace_opcodes")
  void setTraceOpcodes(ThreadState ts, Object value) {
    FrameTrace.of(this).setOpcodes(ts, FrameTrace.flag(value));
  }

  /// Clear all references that the frame holds.
  @Method("clear()")
  void clear(ThreadState ts) {
    if (state == RUNNING || state == CREATED && generator == null) {
      throw PyErrors.runtimeError("cannot clear an executing frame");
    }
    if (generator != null && state == SUSPENDED) {
      throw PyErrors.runtimeError("cannot clear a suspended frame");
    }
    if (generator != null) {
      generator.close(ts);
    }
    clearRegisters();
  }

  private void clearRegisters() {
    state = COMPLETED;
    java.util.Arrays.fill(r, null);
    if (trace != null) {
      trace.function = null;
    }
  }

  /// The text that repr() shows for self.
  @Special("__repr__")
  Object repr(ThreadState ts) {
    PyCode c = code.code;
    String file = Objects.reprText(ts, c.fileName());
    int line = line();
    return Text.fromJava("<frame at 0x" + Long.toHexString(Identity.of(ts, this)) + ", file " + file + ", line " + (line < 0 ? "None" : line)
        + ", code " + Text.toJava(c.name()) + ">");
  }
}
