// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.cjk;

import dev.krait.annotations.PyModuleDef;

/// What the codecs of Chinese, Japanese and Korean have in common.
@PyModuleDef(value = "_multibytecodec", types = {PyIncrementalEncoder.class, PyIncrementalDecoder.class, PyStreamReader.class, PyStreamWriter.class})
final class MultibyteModule {
  private MultibyteModule() {
  }
}
