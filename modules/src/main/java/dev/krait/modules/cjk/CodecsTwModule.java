// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.cjk;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;

/// The encodings big5, cp950.
@PyModuleDef("_codecs_tw")
final class CodecsTwModule {
  private CodecsTwModule() {
  }

  /// The codec of an encoding.
  @Function("getcodec(arg, /)")
  static Object getCodec(Object arg) {
    return CjkCodecs.codec(" big5 cp950 ", arg);
  }
}
