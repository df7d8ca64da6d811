// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.thread;

/// Room in front of fields that one thread writes all the time: two cache lines, which a processor fetches together. Collections of garbage lay
/// the states of threads side by side; without room a write by one thread would take the line away from its neighbour.
@SuppressWarnings("unused")
abstract class Distance {
  private long a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15;
}
