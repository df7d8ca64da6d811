// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

/// A frame of code with a loop, with room behind its fields: two cache lines, which a processor fetches together.
///
/// A frame that lives for long is moved by collections of garbage, which may lay it beside one of another thread; as each writes its pc at
/// almost every instruction, they would take the line away from each other.
@SuppressWarnings("unused")
final class LoopFrame extends Frame {
  private long a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15;

  LoopFrame(PyFunction function, RegisterCode code, Object[] r) {
    super(function, code, r);
  }
}
