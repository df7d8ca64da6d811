// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.cjk;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;

/// The encodings big5hkscs.
@PyModuleDef("_codecs_hk")
final class CodecsHkModule {
  private CodecsHkModule() {
  }

  /// The codec of an encoding.
  @Function("getcodec(arg, /)")
  static Object getCodec(Object arg) {
    return CjkCodecs.codec(" big5hkscs ", arg);
  }
}
