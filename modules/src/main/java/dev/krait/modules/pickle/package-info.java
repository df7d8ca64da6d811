// SPDX-License-Identifier: Apache-2.0
/// The module `_pickle`.
///
/// *Invariants:* what is missing here the library's own `pickle` does in Python.
package dev.krait.modules.pickle;
