// SPDX-License-Identifier: Apache-2.0

/// The modules behind `hashlib` and `hmac`.
///
/// *Invariants:* algorithms know nothing of Python; the object around one guards it with its monitor, a leaf lock.
package dev.krait.modules.digest;
