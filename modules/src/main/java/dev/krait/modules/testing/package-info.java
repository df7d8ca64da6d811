// SPDX-License-Identifier: Apache-2.0
/// The modules that CPython's own tests import to reach what Python code can not: extensions, found in `lib-dynload`.
///
/// *Invariants:* nothing outside of this package uses it; a function that has no meaning on the JVM is absent, so that a test which
/// needs it fails and says so.
package dev.krait.modules.testing;
