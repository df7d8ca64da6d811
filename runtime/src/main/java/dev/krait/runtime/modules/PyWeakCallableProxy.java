// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.modules;

import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Behaves like an object that can be called, without keeping it alive.
///
/// Java: in CPython this type does not derive from the other proxy type; here it does, so that the operations are written once.
@PyTypeDef(value = "CallableProxyType", module = "weakref")
public final class PyWeakCallableProxy extends PyWeakProxy {
  public static final PyType TYPE = PyType.builtin(PyWeakCallableProxyTable.INSTANCE, PyWeakProxy.TYPE);

  PyWeakCallableProxy(ThreadState ts, Object object, Object callback) {
    super(ts, TYPE, object, callback);
  }

  @Special("__call__")
  Object call(ThreadState ts, Object[] args, String[] keywordNames) {
    int keywords = keywordNames == null ? 0 : keywordNames.length;
    return Calls.call(ts, target(), args, args.length - keywords, keywordNames);
  }
}
