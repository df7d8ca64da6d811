// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.posix;

import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Types;
import java.nio.file.Path;

/// A file that an argument names: by a `str`, bytes or path-like object, or by a descriptor where that is allowed.
///
/// @param original what was given, for error messages
/// @param name the encoded name; null for a descriptor, or for None
/// @param descriptor the descriptor, or -1
/// @param isBytes whether the name was given as bytes
record PathArgument(Object original, byte[] name, int descriptor, boolean isBytes) {
  /// Converts an argument that must be a name.
  static PathArgument name(ThreadState ts, String function, Object value) {
    return of(ts, function, "path", value, false, false);
  }

  static PathArgument nameOrDescriptor(ThreadState ts, String function, Object value) {
    return of(ts, function, "path", value, true, false);
  }

  static PathArgument of(ThreadState ts, String function, String argument, Object value, boolean descriptors, boolean nullable) {
    if (nullable && value == PyNone.NONE) {
      return new PathArgument(value, null, -1, false);
    }
    if (descriptors && Numbers.hasIndex(value)) {
      return new PathArgument(value, null, descriptor(ts, value), false);
    }
    Object path = value;
    if (!Text.isStr(path) && !(path instanceof PyBytes)) {
      Object method = Types.of(value).lookup("__fspath__");
      if (method == null) {
        throw PyErrors.typeError(function + ": " + argument + " should be string, bytes" + (descriptors && nullable
            ? ", os.PathLike, integer or None"
            : descriptors ? ", os.PathLike or integer" : nullable ? ", os.PathLike or None" : " or os.PathLike") + ", not "
            + Types.nameOf(value));
      }
      path = Calls.call0(ts, Calls.bind(ts, method, value));
      if (!Text.isStr(path) && !(path instanceof PyBytes)) {
        throw PyErrors.typeError("expected " + Types.nameOf(value) + ".__fspath__() to return str or bytes, not " + Types.nameOf(path));
      }
    }
    boolean isBytes = path instanceof PyBytes;
    byte[] name = isBytes ? ((PyBytes) path).array() : FileNames.encode(path);
    for (byte b : name) {
      if (b == 0) {
        throw PyErrors.valueError(function + ": embedded null character in " + argument);
      }
    }
    return new PathArgument(path, name, -1, isBytes);
  }

  /// A file descriptor as an argument.
  static int descriptor(ThreadState ts, Object value) {
    Object plain = Numbers.index(ts, value);
    if (plain instanceof PyInt i && i.value == (int) i.value) {
      return (int) i.value;
    }
    boolean small = plain instanceof PyInt i ? i.value < 0 : plain.toString().startsWith("-");
    throw PyErrors.of(Exceptions.OVERFLOW_ERROR, small ? "fd is less than minimum" : "fd is greater than maximum");
  }

  boolean isDescriptor() {
    return name == null && original != PyNone.NONE;
  }

  /// The name for Java's own file functions, which start-up uses because they need no foreign linker; null if they may not find the
  /// same file, or if the linker is there.
  Path nioPath() {
    if (name.length == 0 || Libc.isLoaded()) {
      return null;
    }
    for (byte b : name) {
      if (b < 0) {
        return null;
      }
    }
    return Path.of(new String(name, java.nio.charset.StandardCharsets.US_ASCII));
  }
}
