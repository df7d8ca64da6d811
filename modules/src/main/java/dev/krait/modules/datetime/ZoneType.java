// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.datetime;

/// One of the kinds of local time that a zone has. Immutable.
record ZoneType(PyTimeDelta offset, PyTimeDelta dst, Object name) {
  static ZoneType of(long offset, long dst, Object name) {
    return new ZoneType(PyTimeDelta.of(0, offset, 0), PyTimeDelta.of(0, dst, 0), name);
  }

  boolean isSame(ZoneType other) {
    return offset.compareWith(other.offset) == 0 && dst.compareWith(other.dst) == 0 && name.equals(other.name);
  }

  long seconds() {
    return offset.wholeSeconds();
  }
}
