// SPDX-License-Identifier: Apache-2.0

/// Annotations from which the processor writes the tables of builtin types and modules at build time.
///
/// *Invariants:* every annotation has `SOURCE` retention, so nothing is left to reflect on at run time.
package dev.krait.annotations;
