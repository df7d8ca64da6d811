// SPDX-License-Identifier: Apache-2.0

/// The command `krait`.
module dev.krait.cli {
  requires dev.krait.embed;
}
