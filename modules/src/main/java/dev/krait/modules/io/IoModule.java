// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.io;

import dev.krait.annotations.Constant;
import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.annotations.Setup;
import dev.krait.modules.posix.FileOpening;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Types;

/// The streams behind the module `io`: raw files, buffers and text, and `open`, which puts them together.
@PyModuleDef(value = "_io", types = {PyIOBase.class, PyRawIOBase.class, PyBufferedIOBase.class, PyTextIOBase.class, PyFileIO.class, PyBytesIO.class,
    PyStringIO.class, PyBufferedReader.class, PyBufferedWriter.class, PyBufferedRWPair.class, PyBufferedRandom.class, PyTextIOWrapper.class,
    PyIncrementalNewlineDecoder.class})
public final class IoModule {
  /// The size of buffers where the system recommends nothing smaller.
  @Constant("DEFAULT_BUFFER_SIZE")
  static final int DEFAULT_BUFFER_SIZE = 131072;

  private IoModule() {
  }

  /// What the mode argument of `open` says.
  private record Mode(boolean reading, boolean creating, boolean writing, boolean appending, boolean updating, boolean text, boolean binary) {
    static Mode parse(String mode) {
      boolean[] seen = new boolean[128];
      for (int i = 0; i < mode.length(); i++) {
        char c = mode.charAt(i);
        if ("rxwa+tb".indexOf(c) < 0 || seen[c]) {
          throw PyErrors.valueError("invalid mode: '" + mode + "'");
        }
        seen[c] = true;
      }
      Mode parsed = new Mode(seen['r'], seen['x'], seen['w'], seen['a'], seen['+'], seen['t'], seen['b']);
      if (parsed.text && parsed.binary) {
        throw PyErrors.valueError("can't have text and binary mode at once");
      }
      if ((parsed.reading ? 1 : 0) + (parsed.creating ? 1 : 0) + (parsed.writing ? 1 : 0) + (parsed.appending ? 1 : 0) != 1) {
        throw PyErrors.valueError("must have exactly one of create/read/write/append mode");
      }
      return parsed;
    }

    String raw() {
      return (creating ? "x" : "") + (reading ? "r" : "") + (writing ? "w" : "") + (appending ? "a" : "") + (updating ? "+" : "");
    }
  }

  /// A stream over a file: text by default, binary with "b" in the mode, unbuffered with `buffering=0`.
  @Function("open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)")
  static Object open(ThreadState ts, Object file, String mode, int buffering, Object encoding, Object errors, Object newline, boolean closefd,
      Object opener) {
    Object path = Numbers.hasIndex(file) ? file : fsPath(ts, file);
    Mode parsed = Mode.parse(mode);
    checkTextArguments(ts, parsed, buffering, encoding, errors, newline);
    Object raw = Calls.call(ts, PyFileIO.TYPE, path, parsed.raw(), PyBool.of(closefd), opener);
    Object result = raw;
    try {
      boolean terminal = buffering < 0 && Calls.method(ts, raw, "_isatty_open_only") == PyBool.TRUE;
      boolean line = buffering == 1 && !parsed.binary || terminal;
      int size = buffering < 0 || buffering == 1 ? size(ts, raw, line && buffering != 1) : buffering;
      if (size == 0) {
        if (!parsed.binary) {
          throw PyErrors.valueError("can't have unbuffered text I/O");
        }
        return raw;
      }
      result = Calls.call2(ts, parsed.updating ? PyBufferedRandom.TYPE : parsed.reading ? PyBufferedReader.TYPE : PyBufferedWriter.TYPE, raw,
          PyInt.of(size));
      if (parsed.binary) {
        return result;
      }
      result = Calls.call(ts, PyTextIOWrapper.TYPE, result, encoding, errors, newline, PyBool.of(line));
      Objects.setAttribute(ts, result, "mode", Text.fromJava(mode));
      return result;
    } catch (PyException e) {
      closeQuietly(ts, result);
      throw e;
    }
  }

  private static void closeQuietly(ThreadState ts, Object stream) {
    try {
      Calls.method(ts, stream, "close");
    } catch (PyException ignored) {
      // The exception that made this necessary says more.
    }
  }

  private static int size(ThreadState ts, Object raw, boolean terminal) {
    Object size = Objects.getAttribute(ts, raw, "_blksize");
    return size instanceof PyInt i && i.value > 1 ? (int) i.value : DEFAULT_BUFFER_SIZE;
  }

  private static void checkTextArguments(ThreadState ts, Mode mode, int buffering, Object encoding, Object errors, Object newline) {
    if (mode.binary) {
      if (encoding != PyNone.NONE) {
        throw PyErrors.valueError("binary mode doesn't take an encoding argument");
      }
      if (errors != PyNone.NONE) {
        throw PyErrors.valueError("binary mode doesn't take an errors argument");
      }
      if (newline != PyNone.NONE) {
        throw PyErrors.valueError("binary mode doesn't take a newline argument");
      }
      if (buffering == 1) {
        IoWarnings.warn(ts, Exceptions.RUNTIME_WARNING,
            "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used", 1);
      }
      return;
    }
    checkStringOrNone("encoding", 4, encoding);
    checkStringOrNone("errors", 5, errors);
    checkStringOrNone("newline", 6, newline);
  }

  private static void checkStringOrNone(String name, int position, Object value) {
    if (value != PyNone.NONE && !Text.isStr(value)) {
      throw PyErrors.typeError("open() argument '" + name + "' must be str or None, not " + Types.nameOf(value));
    }
    if (value != PyNone.NONE && Text.toJava(value).indexOf('\0') >= 0) {
      throw PyErrors.valueError("embedded null character");
    }
  }

  private static Object fsPath(ThreadState ts, Object file) {
    if (Text.isStr(file) || file instanceof PyBytes) {
      return file;
    }
    Object method = Types.of(file).lookup("__fspath__");
    if (method == null) {
      throw PyErrors.typeError("expected str, bytes or os.PathLike object, not " + Types.nameOf(file));
    }
    Object path = Calls.call0(ts, Calls.bind(ts, method, file));
    if (!Text.isStr(path) && !(path instanceof PyBytes)) {
      throw PyErrors.typeError("expected " + Types.nameOf(file) + ".__fspath__() to return str or bytes, not " + Types.nameOf(path));
    }
    return path;
  }

  /// Opens a file that holds code, for reading as bytes.
  @Function("open_code(path)")
  static Object openCode(ThreadState ts, String path) {
    byte[] bytes = FileOpening.readQuickly(path);
    return bytes != null ? PyBytesIO.over(bytes) : open(ts, Text.fromJava(path), "rb", -1, PyNone.NONE, PyNone.NONE, PyNone.NONE, true, PyNone.NONE);
  }

  /// The encoding argument for a function that opens a text file: "utf-8" in UTF-8 mode for None, else "locale".
  @Function("text_encoding(encoding, stacklevel=2, /)")
  static Object textEncoding(ThreadState ts, Object encoding, int stackLevel) {
    if (encoding != PyNone.NONE) {
      return encoding;
    }
    Object flags = Objects.getAttribute(ts, ts.interpreter().modules().get("sys"), "flags");
    if (Objects.isTrue(ts, Objects.getAttribute(ts, flags, "warn_default_encoding"))) {
      IoWarnings.warn(ts, Exceptions.ENCODING_WARNING, "'encoding' argument not specified", stackLevel);
    }
    return Objects.isTrue(ts, Objects.getAttribute(ts, flags, "utf8_mode")) ? "utf-8" : "locale";
  }

  @Setup
  static void setup(ThreadState ts, PyModule module) {
    Objects.setAttribute(ts, module, "UnsupportedOperation", IoErrors.makeUnsupportedOperation(ts));
    Objects.setAttribute(ts, module, "BlockingIOError", Exceptions.BLOCKING_IOERROR);
  }
}
