// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.modules;

import dev.krait.runtime.importing.Imports;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Warnings that Java code gives: they go through the module `warnings`.
public final class Warnings {
  private static final String[] KEYWORDS = {"source"};

  private Warnings() {
  }

  /// Warns; raises if a filter turns the warning into an exception.
  ///
  /// @param stackLevel 1 for the Python function that called the builtin, 2 for its caller, and so on
  public static void warn(ThreadState ts, PyType category, String message, int stackLevel) {
    warn(ts, category, message, stackLevel, null);
  }

  /// A warning about an object, which may be null.
  public static void warn(ThreadState ts, PyType category, String message, int stackLevel, Object source) {
    Object[] args = {Text.fromJava(message), category, PyInt.of(stackLevel), source == null ? PyNone.NONE : source};
    Calls.call(ts, Imports.attribute(ts, "_warnings", "warn"), args, 3, KEYWORDS);
  }

  /// Warns of a place in a source file.
  public static void warnExplicit(ThreadState ts, PyType category, String message, String fileName, int line) {
    Object[] args = {Text.fromJava(message), category, Text.fromJava(fileName), PyInt.of(line)};
    Calls.call(ts, Imports.attribute(ts, "_warnings", "warn_explicit"), args);
  }
}
