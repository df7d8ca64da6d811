// SPDX-License-Identifier: Apache-2.0

/// Algorithms on text, without Python objects: format specifications, number layouts, codecs, Unicode tables.
///
/// *Invariants:* nothing here knows a Python object; errors are [dev.krait.runtime.text.TextError], which the types turn into
/// Python exceptions; all state is immutable.
package dev.krait.runtime.text;
