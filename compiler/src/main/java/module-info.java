// SPDX-License-Identifier: Apache-2.0

/// Python source to CPython 3.14 code objects, and `.pyc` files; knows no runtime object and requires nothing.
module dev.krait.compiler {
  exports dev.krait.compiler;
  exports dev.krait.compiler.ast;
  exports dev.krait.compiler.code;
  exports dev.krait.compiler.parse;
  exports dev.krait.compiler.flow;
  exports dev.krait.compiler.scope;
}
