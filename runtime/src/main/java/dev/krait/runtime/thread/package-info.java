// SPDX-License-Identifier: Apache-2.0

/// Thread states, polls, the GIL and stop-the-world.
///
/// *Invariants:* a thread state is used by its own thread only, except the fields that name another rule.
package dev.krait.runtime.thread;
