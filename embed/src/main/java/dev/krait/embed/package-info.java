// SPDX-License-Identifier: Apache-2.0

/// Python in Java programs: the stable public API of Krait.
///
/// *Invariants:* no class of the runtime appears in a signature here; a Java value crosses the boundary as a Java value, any other
/// object as a [dev.krait.embed.PythonObject].
package dev.krait.embed;
