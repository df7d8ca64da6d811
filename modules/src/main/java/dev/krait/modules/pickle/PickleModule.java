// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.pickle;

import dev.krait.annotations.PyModuleDef;

/// The part of pickle that can not be written in Python.
///
/// Java: stateless.
@PyModuleDef(value = "_pickle", types = {PyPickleBuffer.class})
final class PickleModule {
  private PickleModule() {
  }
}
