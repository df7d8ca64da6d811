// SPDX-License-Identifier: Apache-2.0
package accepted;

import dev.krait.annotations.*;
import dev.krait.runtime.object.*;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A sample.
///
/// It has two paragraphs.
///
/// Java: and one that Python does not see.
@PyTypeDef(value = "sample", subclassable = true)
public class Sample extends PyObject {
  @New("sample(size=0, /)")
  static Object create(PyType cls, int size) {
    return null;
  }

  /// Where the value is.
  @Method("index(value, start=0, /)")
  int index(ThreadState ts, Object value, long start) {
    return 0;
  }

  /// Joins.
  @Method("join(*parts, sep='-')")
  String join(Object[] parts, String sep) {
    return null;
  }

  /// Takes anything.
  @StaticMethod("anything(*args, **kwargs)")
  static Object anything(Object[] args, String[] keywordNames) {
    return null;
  }

  @Special("__add__")
  Object add(Object other) {
    return null;
  }

  @Getter("name")
  Object name() {
    return null;
  }

  @Setter("name")
  void setName(Object value) {
  }

  @Comparisons
  Object compare(ThreadState ts, int slot, Object other) {
    return null;
  }
}

/// A module.
@PyModuleDef("samples")
class SampleModule {
  @Constant("SIZE")
  static final int SIZE = 3;

  SampleModule(ThreadState ts) {
  }

  /// Counts.
  @Function("count()")
  long count() {
    return 0;
  }

  @Setup
  void setup(ThreadState ts, PyModule module) {
  }
}
