// SPDX-License-Identifier: Apache-2.0

/// Annotations for builtin types and modules; no code.
module dev.krait.annotations {
  exports dev.krait.annotations;
}
