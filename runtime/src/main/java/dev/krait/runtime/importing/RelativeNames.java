// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.importing;

import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.modules.Warnings;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;

/// Finds the absolute name that a relative import means.
final class RelativeNames {
  private RelativeNames() {
  }

  static Object resolve(ThreadState ts, Object name, Object globals, int level) {
    if (globals == null || globals == PyNone.NONE) {
      throw PyErrors.of(Exceptions.KEY_ERROR, "'__name__' not in globals");
    }
    if (!(globals instanceof PyDict namespace)) {
      throw PyErrors.typeError("globals must be a dict");
    }
    String base = Text.toJava(packageOf(ts, namespace));
    if (base.isEmpty()) {
      throw noParent();
    }
    int end = base.length();
    for (int i = 1; i < level; i++) {
      end = base.lastIndexOf('.', end - 1);
      if (end < 0) {
        throw PyErrors.of(Exceptions.IMPORT_ERROR, "attempted relative import beyond top-level package");
      }
    }
    String parent = base.substring(0, end);
    return Text.fromJava(Text.length(name) == 0 ? parent : parent + "." + Text.toJava(name));
  }

  private static RuntimeException noParent() {
    return PyErrors.of(Exceptions.IMPORT_ERROR, "attempted relative import with no known parent package");
  }

  private static Object packageOf(ThreadState ts, PyDict namespace) {
    Object declared = namespace.get("__package__");
    Object spec = namespace.get("__spec__");
    boolean hasSpec = spec != null && spec != PyNone.NONE;
    if (declared != null && declared != PyNone.NONE) {
      Object checked = text(declared, "package");
      if (hasSpec) {
        Object parent = Objects.getAttribute(ts, spec, "parent");
        if (!Objects.equal(ts, checked, parent)) {
          Warnings.warn(ts, Exceptions.DEPRECATION_WARNING, "__package__ != __spec__.parent", 1);
        }
      }
      return checked;
    }
    if (hasSpec) {
      return text(Objects.getAttribute(ts, spec, "parent"), "__spec__.parent");
    }
    Warnings.warn(ts, Exceptions.IMPORT_WARNING, "can't resolve package from __spec__ or __package__, falling back on __name__ and __path__", 1);
    return fromName(namespace);
  }

  private static Object fromName(PyDict namespace) {
    Object name = namespace.get("__name__");
    if (name == null) {
      throw PyErrors.of(Exceptions.KEY_ERROR, "'__name__' not in globals");
    }
    Object checked = text(name, "__name__");
    if (namespace.get("__path__") != null) {
      return checked;
    }
    String text = Text.toJava(checked);
    int dot = text.lastIndexOf('.');
    if (dot < 0) {
      throw noParent();
    }
    return Text.fromJava(text.substring(0, dot));
  }

  private static Object text(Object value, String what) {
    Object plain = Text.valueOrNull(value);
    if (plain == null) {
      throw PyErrors.typeError(what + " must be a string");
    }
    return plain;
  }
}
