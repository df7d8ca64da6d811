// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.profile;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;

/// Traces of memory blocks, of which there are none: the JVM does not tell who allocates what.
///
/// Java: stateless. It answers as CPython does while nothing is traced, and tracing can not be started; snapshots that were made
/// elsewhere can be read and compared.
@PyModuleDef("_tracemalloc")
final class TracemallocModule {
  private static final int MOST_FRAMES = 65535;

  private TracemallocModule() {
  }

  /// Return whether allocations are being traced.
  @Function("is_tracing()")
  static boolean isTracing() {
    return false;
  }

  /// Start to trace allocations, which is not possible here.
  @Function("start(nframe=1, /)")
  static void start(long nframe) {
    if (nframe < 1 || nframe > MOST_FRAMES) {
      throw PyErrors.valueError("the number of frames must be in range [1; " + MOST_FRAMES + "]");
    }
    throw PyErrors.notImplementedError("allocations can not be traced on the JVM");
  }

  /// Stop to trace allocations.
  @Function("stop()")
  static void stop() {
  }

  /// Forget the traces.
  @Function("clear_traces()")
  static void clearTraces() {
  }

  /// Return the traces of all memory blocks.
  @Function("_get_traces()")
  static Object traces() {
    return new PyList();
  }

  /// Return where an object was allocated, or None.
  @Function("_get_object_traceback(obj, /)")
  static Object objectTraceback(Object obj) {
    return PyNone.NONE;
  }

  /// Return how many frames of each allocation are kept.
  @Function("get_traceback_limit()")
  static long tracebackLimit() {
    return 1;
  }

  /// Return the size and the peak size of the traced memory.
  @Function("get_traced_memory()")
  static Object tracedMemory() {
    return PyTuple.of(PyInt.of(0), PyInt.of(0));
  }

  /// Return how much memory the traces take.
  @Function("get_tracemalloc_memory()")
  static long traceMemory() {
    return 0;
  }

  /// Make the present size of the traced memory its peak.
  @Function("reset_peak()")
  static void resetPeak() {
  }
}
