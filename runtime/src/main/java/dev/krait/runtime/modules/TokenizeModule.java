// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.modules;

import dev.krait.annotations.PyModuleDef;

/// The parser's tokenizer; for the module tokenize.
///
/// Java: stateless.
@PyModuleDef(value = "_tokenize", types = {PyTokenizerIter.class})
final class TokenizeModule {
  private TokenizeModule() {
  }
}
