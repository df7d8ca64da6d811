// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.type.PyType;

/// A read-only view of a mapping.
@PyTypeDef("mappingproxy")
public final class PyMappingProxy extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyMappingProxyTable.INSTANCE);

  private final Object mapping;

  public PyMappingProxy(Object mapping) {
    super(TYPE);
    this.mapping = mapping;
  }

  public Object mapping() {
    return mapping;
  }
}
