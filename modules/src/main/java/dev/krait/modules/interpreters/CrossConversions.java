// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.interpreters;

import dev.krait.compiler.parse.Parser;
import dev.krait.runtime.builtins.SourceCompilation;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.interp.PyCode;
import dev.krait.runtime.interp.PyFunction;
import dev.krait.runtime.object.Buffer;
import dev.krait.runtime.object.PyBigInt;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyFloat;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyMemoryView;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.PyWideStr;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Buffers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;
import java.util.WeakHashMap;

/// Which objects can be sent to another interpreter, and as what.
public final class CrossConversions {
  /// How objects that are not shareable themselves may travel.
  static final int SHAREABLE_ONLY = 0, FULL_FALLBACK = 1;

  /// Makes the data of an object of a type that Python code defines.
  interface Converter {
    CrossData convert(ThreadState ts, Object object);
  }

  /// The types of an interpreter that have a converter. It keeps none of them alive. Guarded by its monitor.
  static final class Registry {
    private final WeakHashMap<PyType, Converter> converters = new WeakHashMap<>();

    synchronized void register(PyType type, Converter converter) {
      converters.put(type, converter);
    }

    /// The converter of a type, or null.
    synchronized Converter find(PyType type) {
      return converters.get(type);
    }
  }

  private CrossConversions() {
  }

  static Registry registry(ThreadState ts) {
    return ts.interpreter().part(Registry.class, Registry::new);
  }

  /// Whether objects of this one's type can be sent; a single one may still be refused.
  static boolean isShareable(ThreadState ts, Object object) {
    return isImmutable(object) || object instanceof PyBigInt || isExact(object, PyTuple.TYPE) || object instanceof PyMemoryView
        || registry(ts).find(Types.of(object)) != null;
  }

  private static boolean isImmutable(Object object) {
    return object == PyNone.NONE || object instanceof PyBool || object instanceof PyInt || object instanceof PyFloat || object instanceof String
        || object instanceof PyWideStr || isExact(object, PyBytes.TYPE);
  }

  private static boolean isExact(Object object, PyType type) {
    return Types.of(object) == type;
  }

  /// The data of an object; NotShareableError if it can not be sent.
  static CrossData of(ThreadState ts, Object object, int fallback) {
    if (object instanceof PyBytes bytes && isExact(object, PyBytes.TYPE)) {
      return new CrossData.Bytes(bytes.array());
    }
    if (isImmutable(object)) {
      return new CrossData.Same(object);
    }
    if (isExact(object, PyTuple.TYPE)) {
      return items(ts, (PyTuple) object, fallback);
    }
    if (object instanceof PyMemoryView view) {
      return new CrossData.Memory(memory(ts, view));
    }
    Converter converter = registry(ts).find(Types.of(object));
    if (converter != null) {
      return converter.convert(ts, object);
    }
    if (fallback == FULL_FALLBACK) {
      return withFallback(ts, object);
    }
    throw InterpreterErrors.notShareable(ts, object, object instanceof PyBigInt ? PyErrors.overflowError("try sending as bytes") : null);
  }

  private static CrossData items(ThreadState ts, PyTuple tuple, int fallback) {
    CrossData[] items = new CrossData[tuple.size()];
    ts.enterNative();
    try {
      for (int i = 0; i < items.length; i++) {
        items[i] = of(ts, tuple.get(i), fallback);
      }
    } catch (PyException e) {
      throw PyErrors.is(e, InterpreterErrors.NOT_SHAREABLE) ? InterpreterErrors.notShareable(ts, tuple, e) : e;
    } finally {
      ts.leaveNative();
    }
    return new CrossData.Items(items);
  }

  /// The memory of an object; it can not be resized from now on until the data has been discarded.
  static Buffer memory(ThreadState ts, Object object) {
    return Buffers.of(ts, object, Buffers.FULL_READ_ONLY);
  }

  private static CrossData withFallback(ThreadState ts, Object object) {
    if (object instanceof PyFunction function) {
      try {
        return stateless(ts, function);
      } catch (PyException e) {
        // It may still be found by name.
      }
    }
    try {
      return Pickling.of(ts, object);
    } catch (PyException e) {
      throw InterpreterErrors.notShareable(ts, object, null);
    }
  }

  /// The data of an object that is to travel in one way only: as it is (`xidata`), with a pickle or as code if need be (`fallback`), as
  /// `pickle`, `marshal`, `code`, `func`, `script` or `script-pure`.
  public static CrossData of(ThreadState ts, Object object, String way) {
    switch (way) {
      case "xidata":
        return of(ts, object, SHAREABLE_ONLY);
      case "fallback":
        return of(ts, object, FULL_FALLBACK);
      case "pickle":
        return Pickling.of(ts, object);
      case "marshal":
        return Marshalling.of(ts, object);
      case "code":
        if (!(object instanceof PyCode code)) {
          throw InterpreterErrors.notShareable("expected code, got " + Objects.reprText(ts, object), null);
        }
        return new CrossData.Code(code.object, false);
      case "func":
        if (!(object instanceof PyFunction function)) {
          throw InterpreterErrors.notShareable("expected a function, got " + Objects.reprText(ts, object), null);
        }
        return stateless(ts, function);
      case "script", "script-pure":
        try {
          return script(ts, object, way.equals("script-pure"));
        } catch (PyException e) {
          throw InterpreterErrors.notShareable("object not a valid script", e);
        }
      default:
        throw PyErrors.valueError("unsupported mode '" + way + "'");
    }
  }

  /// The data of a function that is nothing but its code; NotShareableError for another one.
  static CrossData function(ThreadState ts, Object object) {
    if (!(object instanceof PyFunction function)) {
      throw InterpreterErrors.notShareable(ts, object, null);
    }
    return stateless(ts, function);
  }

  private static CrossData stateless(ThreadState ts, PyFunction function) {
    try {
      CodeChecks.requireStateless(ts, function);
    } catch (PyException e) {
      throw InterpreterErrors.notShareable("only stateless functions are shareable", e);
    }
    return new CrossData.Code(function.code().object, true);
  }

  /// The data of something that is called in another interpreter: a stateless function, or what has a pickle.
  static CrossData callable(ThreadState ts, Object callable) {
    try {
      return function(ts, callable);
    } catch (PyException e) {
      try {
        return Pickling.of(ts, callable);
      } catch (PyException notPickled) {
        throw e;
      }
    }
  }

  /// The code of a script: source text, code, or a function without parameters. What is wrong with it is raised as it is.
  static CrossData.Code script(ThreadState ts, Object script, boolean pure) {
    PyCode code;
    if (script instanceof PyCode given) {
      code = given;
      if (pure) {
        CodeChecks.requireStateless(ts, code, null);
      }
    } else if (script instanceof PyFunction function) {
      code = function.code();
      if (pure) {
        CodeChecks.requireStateless(ts, function);
      }
    } else if (Text.isStr(script) || Buffers.isBuffer(script)) {
      Object source = Text.isStr(script) ? Text.valueOrNull(script) : script;
      code = SourceCompilation.compile(ts, source, "<script>", Parser.Mode.EXEC, 0, 0);
    } else {
      throw PyErrors.typeError("unsupported script " + Objects.reprText(ts, script));
    }
    CodeChecks.requireScript(code);
    return new CrossData.Code(code.object, false);
  }
}
