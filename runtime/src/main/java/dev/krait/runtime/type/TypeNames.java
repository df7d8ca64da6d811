// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.type;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.thread.ThreadState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Names of types as messages print them.
public final class TypeNames {
  private TypeNames() {
  }

  /// The name of a builtin type with its module unless that is `builtins`; a class's bare name.
  public static String full(PyType cls) {
    Object module = cls.isHeap() ? null : cls.module();
    return module == null || module.equals("builtins") ? cls.name() : Text.toJava(module) + "." + cls.name();
  }

  /// `module.qualname`, without the module for builtins.
  public static String dotted(PyType cls) {
    Object module = cls.module();
    String qualified = Text.toJava(cls.qualName());
    return !Text.isStr(module) || module.equals("builtins") ? qualified : Text.toJava(module) + "." + qualified;
  }

  /// The error for making an instance of a class with abstract methods.
  static PyException abstractInstance(ThreadState ts, PyType cls) {
    List<String> names = new ArrayList<>();
    Object iterator = Iterators.of(ts, cls.dict().get("__abstractmethods__"));
    for (Object next; (next = Iterators.next(ts, iterator)) != null;) {
      names.add(Text.toJava(next));
    }
    Collections.sort(names);
    return PyErrors.typeError("Can't instantiate abstract class " + cls.name() + " without an implementation for abstract method"
        + (names.size() > 1 ? "s" : "") + " '" + String.join("', '", names) + "'");
  }
}
