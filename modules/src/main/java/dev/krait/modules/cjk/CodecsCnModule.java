// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.cjk;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;

/// The encodings gb2312, gbk, gb18030, hz.
@PyModuleDef("_codecs_cn")
final class CodecsCnModule {
  private CodecsCnModule() {
  }

  /// The codec of an encoding.
  @Function("getcodec(arg, /)")
  static Object getCodec(Object arg) {
    return CjkCodecs.codec(" gb2312 gbk gb18030 hz ", arg);
  }
}
