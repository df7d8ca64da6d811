// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.protocol.Identity;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A value of the runtime that Python code passes on without looking inside.
@PyTypeDef("PyCapsule")
public final class PyCapsule extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyCapsuleTable.INSTANCE);

  /// The name that tells what is inside, or null.
  public final String name;
  /// What is inside.
  public final Object content;

  public PyCapsule(String name, Object content) {
    super(TYPE);
    this.name = name;
    this.content = content;
  }

  @Special("__repr__")
  Object repr(ThreadState ts) {
    String quoted = name == null ? "NULL" : "\"" + name + "\"";
    return Text.fromJava("<capsule object " + quoted + " at 0x" + Long.toHexString(Identity.of(ts, this)) + ">");
  }
}
