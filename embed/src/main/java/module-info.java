// SPDX-License-Identifier: Apache-2.0

/// Python in Java programs: the stable public API.
module dev.krait.embed {
  requires dev.krait.compiler;
  requires dev.krait.runtime;
  requires dev.krait.modules;
  requires jdk.unsupported;

  exports dev.krait.embed;
}
