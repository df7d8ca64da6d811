// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.modules;

import dev.krait.runtime.importing.Imports;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;

/// Lines of source that only a module's loader has.
final class SourceLines {
  private SourceLines() {
  }

  /// The line of the module with these globals; null if its loader does not know its source.
  static Object find(ThreadState ts, PyDict globals, int line) {
    Object name = globals.get("__name__");
    Object loader = Calls.call1(ts, Imports.attribute(ts, "_frozen_importlib_external", "_bless_my_loader"), globals);
    if (loader == PyNone.NONE || name == null) {
      return null;
    }
    Object getSource = Objects.findAttribute(ts, loader, "get_source");
    Object source = getSource == null ? PyNone.NONE : Calls.call1(ts, getSource, name);
    if (!Text.isStr(source)) {
      return null;
    }
    Object lines = Calls.method(ts, source, "splitlines");
    return lines instanceof PyList l && line >= 1 && line <= l.size() && Text.isStr(l.get(line - 1)) ? l.get(line - 1) : null;
  }
}
