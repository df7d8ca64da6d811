// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.cjk;

import dev.krait.annotations.Getter;
import dev.krait.runtime.type.PyType;

/// What the reader and the writer of a stream have in common.
abstract class PyStreamCodec extends PyPendingCodec {
  final Object stream;

  PyStreamCodec(PyType type, Object stream, Pending pending) {
    super(type, pending);
    this.stream = stream;
  }

  /// The stream of bytes.
  @Getter("stream")
  Object stream() {
    return stream;
  }
}
