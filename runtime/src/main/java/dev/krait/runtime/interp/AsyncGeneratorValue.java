// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

/// A value that an asynchronous generator yields, as opposed to one that it awaits. Never seen by Python code.
final class AsyncGeneratorValue {
  final Object value;

  AsyncGeneratorValue(Object value) {
    this.value = value;
  }
}
