// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.cjk;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;

/// The encodings euc_kr, cp949, johab.
@PyModuleDef("_codecs_kr")
final class CodecsKrModule {
  private CodecsKrModule() {
  }

  /// The codec of an encoding.
  @Function("getcodec(arg, /)")
  static Object getCodec(Object arg) {
    return CjkCodecs.codec(" euc_kr cp949 johab ", arg);
  }
}
