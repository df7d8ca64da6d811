// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.testing;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.compiler.parse.Parser;
import dev.krait.modules.interpreters.CrossConversions;
import dev.krait.modules.interpreters.CrossData;
import dev.krait.modules.interpreters.InterpreterNumbers;
import dev.krait.modules.interpreters.InterpretersModule;
import dev.krait.modules.interpreters.LimitsNamespace;
import dev.krait.runtime.builtins.SourceCompilation;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.importing.Subinterpreters;
import dev.krait.runtime.interp.Evaluation;
import dev.krait.runtime.interp.Interpreter;
import dev.krait.runtime.interp.InterpreterLimits;
import dev.krait.runtime.interp.Membership;
import dev.krait.runtime.object.PyCapsule;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Types;

/// Interpreters as programs in C make them, and single objects on their way between interpreters.
///
/// Java: stateless.
@PyModuleDef(value = "_testinternalcapi", extension = true, gil = PyModuleDef.Gil.NOT_USED, part = true)
public final class CapiInterpreters {
  private CapiInterpreters() {
  }

  /// Make an interpreter of which `whence` tells where it comes from, and return its number.
  @Function("create_interpreter(config=None, *, whence=4)")
  static Object create(ThreadState ts, Object config, int whence) {
    switch (whence) {
      case Membership.UNKNOWN, Membership.LEGACY_CAPI:
        if (config != PyNone.NONE) {
          throw PyErrors.valueError("got unexpected config");
        }
        Interpreter made = whence == Membership.UNKNOWN ? Subinterpreters.reserve(ts)
            : InterpretersModule.create(ts, InterpreterLimits.LEGACY, whence);
        return PyInt.of(made.membership().id());
      case Membership.CAPI, Membership.CROSS_CAPI:
        return PyInt.of(InterpretersModule.create(ts, LimitsNamespace.parse(ts, config), whence).membership().id());
      default:
        throw PyErrors.valueError("unsupported whence " + whence);
    }
  }

  /// End an interpreter.
  @Function("destroy_interpreter(id, basic=False)")
  static void destroy(ThreadState ts, Object id, boolean basic) {
    InterpretersModule.end(ts, InterpreterNumbers.interpreter(ts, id));
  }

  /// Run source text in the namespace of `__main__`, with `main` as its main program. What is raised is printed: the result is then -1, else 0.
  @Function("exec_interpreter(id, code, *, main=False)")
  static int exec(ThreadState ts, Object id, Object code, boolean main) {
    Interpreter target = InterpreterNumbers.interpreter(ts, id);
    if (!Text.isStr(code)) {
      throw PyErrors.typeError("exec_interpreter() argument 2 must be str, not " + Types.nameOf(code));
    }
    if (!main) {
      return run(ts, target, code);
    }
    if (!target.membership().startRunning()) {
      throw PyErrors.runtimeError("interpreter already running");
    }
    try {
      return run(ts, target, code);
    } finally {
      target.membership().stopRunning();
    }
  }

  private static int run(ThreadState ts, Interpreter target, Object source) {
    return Subinterpreters.call(ts, target, inner -> {
      try {
        PyDict main = CrossData.mainNamespace(inner);
        Evaluation.run(inner, SourceCompilation.compile(inner, Text.valueOrNull(source), "<string>", Parser.Mode.EXEC, 0, 0), main, main, null);
        return 0;
      } catch (PyException e) {
        Object hook = target.system().get("__excepthook__");
        Calls.call3(inner, hook, e.value.type, e.value, Objects.getAttribute(inner, e.value, "__traceback__"));
        return -1;
      }
    });
  }

  /// Run source text in an interpreter that is made for it and ends after it.
  @Function("run_in_subinterp_with_config(code, config, *, xi=False)")
  static int runOnce(ThreadState ts, Object code, Object config, boolean xi) {
    if (!Text.isStr(code)) {
      throw PyErrors.typeError("run_in_subinterp_with_config() argument 1 must be str, not " + Types.nameOf(code));
    }
    return runOnce(ts, code, LimitsNamespace.parse(ts, config), xi ? Membership.CROSS_CAPI : Membership.CAPI);
  }

  static int runOnce(ThreadState ts, Object code, InterpreterLimits limits, int origin) {
    Interpreter made = InterpretersModule.create(ts, limits, origin);
    try {
      return run(ts, made, code);
    } finally {
      InterpretersModule.end(ts, made);
    }
  }

  /// Return the number that the next interpreter will get.
  @Function("next_interpreter_id()")
  static long nextId(ThreadState ts) {
    return ts.interpreter().membership().group().nextId();
  }

  /// Return a number that no interpreter has.
  @Function("unused_interpreter_id()")
  static long unusedId() {
    return Long.MAX_VALUE;
  }

  /// Return the number of an interpreter as an int.
  @Function("normalize_interp_id(idobj, /)")
  static Object normalizedId(ThreadState ts, Object idobj) {
    return PyInt.of(InterpreterNumbers.number(ts, idobj));
  }

  /// Return whether an interpreter has that number.
  @Function("interpreter_exists(id, /)")
  static boolean exists(ThreadState ts, Object id) {
    return ts.interpreter().membership().group().find(InterpreterNumbers.number(ts, id)) != null;
  }

  private static Membership membership(ThreadState ts, Object id) {
    return InterpreterNumbers.interpreter(ts, id).membership();
  }

  /// Return how many objects stand for an interpreter.
  @Function("get_interpreter_refcount(id, /)")
  static long references(ThreadState ts, Object id) {
    return membership(ts, id).references();
  }

  /// Have an interpreter end with the last object that stands for it.
  @Function("link_interpreter_refcount(id, /)")
  static void link(ThreadState ts, Object id) {
    membership(ts, id).endWithReferences(true);
  }

  /// Have an interpreter outlast the objects that stand for it.
  @Function("unlink_interpreter_refcount(id, /)")
  static void unlink(ThreadState ts, Object id) {
    membership(ts, id).endWithReferences(false);
  }

  /// Return whether an interpreter ends with the last object that stands for it.
  @Function("interpreter_refcount_linked(id, /)")
  static boolean isLinked(ThreadState ts, Object id) {
    return membership(ts, id).endsWithReferences();
  }

  /// Return what of an object would travel to another interpreter, in a capsule.
  @Function("get_crossinterp_data(obj, mode=None)")
  static Object data(ThreadState ts, Object obj, Object mode) {
    if (mode != PyNone.NONE && !Text.isStr(mode)) {
      throw PyErrors.typeError("expected mode str, got " + Objects.reprText(ts, mode));
    }
    return new PyCapsule(null, CrossConversions.of(ts, obj, mode == PyNone.NONE ? "xidata" : Text.toJava(mode)));
  }

  /// Return the object that would arrive; any number of times.
  @Function("restore_crossinterp_data(obj, /)")
  static Object restore(ThreadState ts, Object obj) {
    if (!(obj instanceof PyCapsule capsule && capsule.content instanceof CrossData data)) {
      throw PyErrors.valueError("PyCapsule_GetPointer called with invalid PyCapsule object");
    }
    return data.restore(ts);
  }
}
