// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// An object of a Java class that Krait does not know.
///
/// Java: the place where foreign Java objects meet the object model.
@PyTypeDef(value = "object", module = "java", self = Object.class)
public final class JavaObjects {
  public static final PyType TYPE = PyType.builtin(JavaObjectsTable.INSTANCE);

  private JavaObjects() {
  }

  /// The Python type of an object that is none of Krait's.
  public static PyType typeOf(Object object) {
    return TYPE;
  }

  /// Calls such an object.
  public static Object call(ThreadState ts, Object callee, Object[] args, int positional, String[] keywordNames) {
    throw Calls.notCallable(callee);
  }
}
