// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.modules;

import dev.krait.annotations.Constant;
import dev.krait.annotations.PyModuleDef;
import dev.krait.annotations.Setup;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.thread.ThreadState;

/// The classes of syntax trees.
///
/// Java: they are made by [SyntaxClasses].
@PyModuleDef(value = "_ast", types = {PyAst.class})
final class AstModule {
  @Constant("PyCF_ALLOW_TOP_LEVEL_AWAIT")
  static final Object ALLOW_TOP_LEVEL_AWAIT = PyInt.of(0x2000);
  @Constant("PyCF_ONLY_AST")
  static final Object ONLY_AST = PyInt.of(0x400);
  @Constant("PyCF_OPTIMIZED_AST")
  static final Object OPTIMIZED_AST = PyInt.of(0x8400);
  @Constant("PyCF_TYPE_COMMENTS")
  static final Object TYPE_COMMENTS = PyInt.of(0x1000);

  private AstModule() {
  }

  @Setup
  static void setup(ThreadState ts, PyModule module) {
    for (SyntaxClasses.Entry entry : SyntaxClasses.of(ts).all()) {
      module.dict().put(entry.name(), entry.type());
    }
  }
}
