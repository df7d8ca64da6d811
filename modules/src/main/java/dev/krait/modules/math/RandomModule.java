// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.math;

import dev.krait.annotations.PyModuleDef;

/// Module implements the Mersenne Twister random number generator.
@PyModuleDef(value = "_random", types = {PyRandom.class})
final class RandomModule {
  private RandomModule() {
  }
}
