// SPDX-License-Identifier: Apache-2.0

/// The modules behind `collections`, `heapq`, `bisect`, `array` and `queue`.
///
/// *Invariants:* the lock of a container is a leaf lock: inside it there is no Python code.
package dev.krait.modules.collections;
