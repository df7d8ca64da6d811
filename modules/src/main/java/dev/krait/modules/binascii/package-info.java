// SPDX-License-Identifier: Apache-2.0

/// The module binascii: bytes as text in base 64, hexadecimal, uuencode and quoted-printable.
///
/// *Invariants:* pure functions.
package dev.krait.modules.binascii;
