// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.cjk;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;

/// The encodings shift_jis, cp932, shift_jis_2004, shift_jisx0213, euc_jp, euc_jis_2004, euc_jisx0213.
@PyModuleDef("_codecs_jp")
final class CodecsJpModule {
  private CodecsJpModule() {
  }

  /// The codec of an encoding.
  @Function("getcodec(arg, /)")
  static Object getCodec(Object arg) {
    return CjkCodecs.codec(" shift_jis cp932 shift_jis_2004 shift_jisx0213 euc_jp euc_jis_2004 euc_jisx0213 ", arg);
  }
}
