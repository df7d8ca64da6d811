// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.builtins;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Types;

/// Functions of the standard streams.
@PyModuleDef(value = "builtins", part = true)
final class OutputFunctions {
  private OutputFunctions() {
  }

  /// Print the values to a stream, by default sys.stdout, with a separator between them and an end after the last one.
  @Function("print(*args, sep=' ', end='\\n', file=None, flush=False)")
  static void print(ThreadState ts, Object[] args, Object sep, Object end, Object file, boolean flush) {
    Object stream = file;
    if (file == PyNone.NONE) {
      stream = standard(ts, "stdout");
      if (stream == null) {
        throw PyErrors.runtimeError("lost sys.stdout");
      }
      if (stream == PyNone.NONE) {
        return;
      }
    }
    Object between = textOrNull("sep", sep, " ");
    Object after = textOrNull("end", end, "\n");
    for (int i = 0; i < args.length; i++) {
      if (i > 0) {
        Calls.method(ts, stream, "write", between);
      }
      Calls.method(ts, stream, "write", Objects.str(ts, args[i]));
    }
    Calls.method(ts, stream, "write", after);
    if (flush) {
      Calls.method(ts, stream, "flush");
    }
  }

  private static Object textOrNull(String name, Object value, String defaultText) {
    if (value == PyNone.NONE) {
      return defaultText;
    }
    if (!Text.isStr(value)) {
      throw PyErrors.typeError(name + " must be None or a string, not " + Types.nameOf(value));
    }
    return value;
  }

  /// An attribute of the module `sys`, or null.
  private static Object standard(ThreadState ts, String name) {
    return ts.interpreter().system().namespace().get(name);
  }

  /// Read a line from standard input, without its end; the prompt, if given, is printed before.
  ///
  /// Raises EOFError at the end of the input.
  @Function("input(prompt='', /)")
  static Object input(ThreadState ts, Object prompt) {
    Object in = required(ts, "stdin");
    Object out = required(ts, "stdout");
    Object err = required(ts, "stderr");
    ts.interpreter().system().audit(ts, "builtins.input", prompt);
    Calls.method(ts, err, "flush");
    if (Text.length(Objects.str(ts, prompt)) > 0) {
      Calls.method(ts, out, "write", Objects.str(ts, prompt));
    }
    try {
      Calls.method(ts, out, "flush");
    } catch (PyException e) {
      if (!e.value.type.isSubtypeOf(dev.krait.runtime.error.Exceptions.EXCEPTION)) {
        throw e;
      }
    }
    Object line = line(ts, in);
    ts.interpreter().system().audit(ts, "builtins.input/result", line);
    return line;
  }

  private static Object required(ThreadState ts, String name) {
    Object stream = standard(ts, name);
    if (stream == null || stream == PyNone.NONE) {
      throw PyErrors.runtimeError("input(): lost sys." + name);
    }
    return stream;
  }

  private static Object line(ThreadState ts, Object in) {
    Object line = Calls.method(ts, in, "readline");
    if (!Text.isStr(line)) {
      throw PyErrors.typeError("object.readline() returned non-string");
    }
    int length = Text.length(line);
    if (length == 0) {
      throw PyErrors.eofError("EOF when reading a line");
    }
    if (Text.codePointAt(line, length - 1) != '\n') {
      return line;
    }
    return Text.of(Text.codePoints(line), 0, length - 1);
  }

  /// Enter the debugger: calls sys.breakpointhook with the arguments.
  @Function("breakpoint(*args, **kws)")
  static Object breakpoint(ThreadState ts, Object[] args, String[] keywordNames) {
    Object hook = standard(ts, "breakpointhook");
    if (hook == null) {
      throw PyErrors.runtimeError("lost sys.breakpointhook");
    }
    ts.interpreter().system().audit(ts, "builtins.breakpoint", hook);
    int keywords = keywordNames == null ? 0 : keywordNames.length;
    return Calls.call(ts, hook, args, args.length - keywords, keywordNames);
  }
}
