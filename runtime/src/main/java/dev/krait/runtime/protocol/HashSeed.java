// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.protocol;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;

/// The seed of `str` and `bytes` hashes: one for the process, from PYTHONHASHSEED or random. Immutable.
public final class HashSeed {
  /// The seed; 0 if randomisation is off.
  public static final long SEED = read(System.getenv("PYTHONHASHSEED"));

  private HashSeed() {
  }

  private static long read(String setting) {
    if (setting == null || setting.isEmpty() || setting.equals("random")) {
      return random() | 1;
    }
    try {
      long value = Long.parseLong(setting);
      return value * 0x9E3779B97F4A7C15L;
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /// A number that nobody can guess. Read from the system's device, because `SecureRandom` alone costs 10 ms of start-up.
  private static long random() {
    long result = System.nanoTime() * 0x9E3779B97F4A7C15L;
    try (InputStream device = new FileInputStream("/dev/urandom")) {
      for (int i = 0; i < Long.BYTES; i++) {
        result = (result << 8 | result >>> 56) ^ device.read();
      }
    } catch (IOException e) {
      // Without the device the clock has to do.
    }
    return result;
  }

  /// Mixes a 32-bit hash with the seed; never -1.
  public static long mix(int hash, int length) {
    if (length == 0) {
      return 0;
    }
    long h = (hash ^ SEED) * 0xFF51AFD7ED558CCDL;
    h ^= h >>> 32;
    return h == -1 ? -2 : h;
  }
}
