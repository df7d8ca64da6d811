// SPDX-License-Identifier: Apache-2.0

/// The annotation processor: reads builtin types and modules and writes their tables beside them.
///
/// *Invariants:* nothing here runs with Krait; whatever the processor can refuse at build time is refused at the line that is
/// wrong, and each refusal has a test source; generated methods stay under 8,000 bytes of bytecode.
package dev.krait.processor;
