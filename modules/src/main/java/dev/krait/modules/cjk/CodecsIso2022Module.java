// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.cjk;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;

/// The encodings iso2022_jp, iso2022_jp_1, iso2022_jp_2, iso2022_jp_3, iso2022_jp_ext, iso2022_jp_2004, iso2022_kr.
@PyModuleDef("_codecs_iso2022")
final class CodecsIso2022Module {
  private CodecsIso2022Module() {
  }

  /// The codec of an encoding.
  @Function("getcodec(arg, /)")
  static Object getCodec(Object arg) {
    return CjkCodecs.codec(" iso2022_jp iso2022_jp_1 iso2022_jp_2 iso2022_jp_3 iso2022_jp_ext iso2022_jp_2004 iso2022_kr ", arg);
  }
}
