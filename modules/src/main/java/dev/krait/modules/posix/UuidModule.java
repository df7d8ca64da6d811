// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.posix;

import dev.krait.annotations.Constant;
import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyTuple;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/// Identifiers made of the time: RFC 9562's version 1, with a random node, marked as such by its multicast bit.
///
/// Java: one for each interpreter. [#last] makes the times of all threads differ; node and clock sequence never change.
@PyModuleDef("_uuid")
final class UuidModule {
  /// Whether generate_time_safe() exists.
  @Constant("has_uuid_generate_time_safe")
  static final int HAS_GENERATE_TIME_SAFE = 1;
  /// Whether the node of an identifier is this machine's address.
  @Constant("has_stable_extractable_node")
  static final int HAS_STABLE_NODE = 0;

  private static final int SIZE = 16;
  /// From the start of the Gregorian calendar to 1970, in units of 100 ns.
  private static final long GREGORIAN = 0x01B21DD213814000L;
  private static final long TICKS_PER_SECOND = 10_000_000;
  private static final int NANOS_PER_TICK = 100;
  private static final long VERSION = 0x1000;
  private static final long VARIANT = 0x8000L << 48;
  private static final long MULTICAST = 1L << 40;
  /// What the C library says where no daemon sees to it that processes do not collide.
  private static final Object NOT_SAFE = PyInt.of(-1);

  private final AtomicLong last = new AtomicLong();
  private final long sequenceAndNode;

  UuidModule() {
    long random = new SecureRandom().nextLong();
    sequenceAndNode = VARIANT | random & 0x3FFF_FFFF_FFFF_FFFFL | MULTICAST;
  }

  /// Return the bytes of a new identifier, and -1, since another process could make the same.
  @Function("generate_time_safe()")
  Object generateTimeSafe() {
    Instant now = Instant.now();
    long present = now.getEpochSecond() * TICKS_PER_SECOND + now.getNano() / NANOS_PER_TICK + GREGORIAN;
    long time = last.updateAndGet(before -> Math.max(before + 1, present));
    long head = time << 32 | (time >>> 32 & 0xFFFF) << 16 | VERSION | time >>> 48 & 0x0FFF;
    return PyTuple.of(new PyBytes(ByteBuffer.allocate(SIZE).putLong(head).putLong(sequenceAndNode).array()), NOT_SAFE);
  }
}
