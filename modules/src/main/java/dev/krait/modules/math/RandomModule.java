// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.math;

import dev.krait.annotations.PyModuleDef;

/// Random numbers by the Mersenne Twister.
@PyModuleDef(value = "_random", types = {PyRandom.class})
final class RandomModule {
  private RandomModule() {
  }
}
