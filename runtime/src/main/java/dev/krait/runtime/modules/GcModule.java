// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.modules;

import dev.krait.annotations.Constant;
import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.annotations.Setup;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.interp.DeadRegisters;
import dev.krait.runtime.interp.Garbage;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyBytesBase;
import dev.krait.runtime.object.PyComplex;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// The garbage collector, which is the JVM's.
///
/// Java: collecting asks the JVM for a collection and then runs what became due. The switches are kept but decide nothing, except that
/// DEBUG_SAVEALL keeps what is found.
@PyModuleDef("gc")
final class GcModule {
  private static final int SAVE_ALL = 32;
  @Constant("DEBUG_STATS")
  static final Object DEBUG_STATS = PyInt.of(1);
  @Constant("DEBUG_COLLECTABLE")
  static final Object DEBUG_COLLECTABLE = PyInt.of(2);
  @Constant("DEBUG_UNCOLLECTABLE")
  static final Object DEBUG_UNCOLLECTABLE = PyInt.of(4);
  @Constant("DEBUG_SAVEALL")
  static final Object DEBUG_SAVEALL = PyInt.of(SAVE_ALL);
  @Constant("DEBUG_LEAK")
  static final Object DEBUG_LEAK = PyInt.of(38);
  private static final int OLDEST = 2;

  private PyList callbacks;
  private volatile boolean enabled = true;
  private volatile int debug;
  private volatile int[] threshold = {2000, 10, 0};
  /// For each generation how often it was collected, and how many objects that found. Guarded by itself.
  private final long[][] statistics = new long[OLDEST + 1][2];
  private final GarbageCensus census = new GarbageCensus();
  private PyList garbage;
  private volatile long frozen;

  GcModule() {
  }

  @Setup
  void setup(ThreadState ts, PyModule module) {
    callbacks = new PyList();
    module.dict().put("callbacks", callbacks);
    garbage = new PyList();
    module.dict().put("garbage", garbage);
  }

  /// Turn automatic collection on.
  @Function("enable()")
  void enable() {
    enabled = true;
  }

  /// Turn automatic collection off, as far as the caller can see.
  @Function("disable()")
  void disable() {
    enabled = false;
  }

  /// Return whether automatic collection is on.
  @Function("isenabled()")
  boolean isenabled() {
    return enabled;
  }

  /// Collect garbage now, and run finalisers and callbacks of weak references.
  ///
  /// The result is how many objects of cycles were found that could be reached when garbage was last collected in this way.
  @Function("collect(generation=2)")
  long collect(ThreadState ts, int generation) {
    if (generation < 0 || generation > OLDEST) {
      throw PyErrors.valueError("invalid generation");
    }
    notify(ts, "start", generation, 0);
    DeadRegisters.clear(ts);
    GarbageCensus.Found found = census.take(ts, (debug & SAVE_ALL) != 0 ? garbage : null);
    Garbage.collect(ts);
    long count = found.count();
    synchronized (statistics) {
      statistics[generation][0]++;
      statistics[generation][1] += count;
    }
    notify(ts, "stop", generation, count);
    return count;
  }

  private void notify(ThreadState ts, String phase, int generation, long collected) {
    if (callbacks.size() == 0) {
      return;
    }
    PyDict info = new PyDict();
    info.put("generation", PyInt.of(generation));
    info.put("collected", PyInt.of(collected));
    info.put("uncollectable", PyInt.of(0));
    for (Object callback : callbacks.toArray()) {
      Calls.call2(ts, callback, phase, info);
    }
  }

  /// Set the flags of debugging. DEBUG_SAVEALL concerns the objects that can be reached now, too.
  @Function("set_debug(flags, /)")
  void setDebug(ThreadState ts, int flags) {
    if ((flags & ~debug & SAVE_ALL) != 0) {
      census.remember(ts);
    }
    debug = flags;
  }

  /// Return the flags of debugging.
  @Function("get_debug()")
  long getDebug() {
    return debug;
  }

  /// Set the thresholds of collection, which are kept but decide nothing.
  @Function("set_threshold(threshold0, threshold1=10, threshold2=0, /)")
  void setThreshold(int threshold0, int threshold1, int threshold2) {
    threshold = new int[] {threshold0, threshold1, threshold2};
  }

  /// Return the thresholds of collection.
  @Function("get_threshold()")
  Object getThreshold() {
    int[] t = threshold;
    return PyTuple.of(PyInt.of(t[0]), PyInt.of(t[1]), PyInt.of(t[2]));
  }

  /// Return how many objects wait for each generation's collection, which is not known.
  @Function("get_count()")
  Object getCount() {
    return PyTuple.of(PyInt.of(0), PyInt.of(0), PyInt.of(0));
  }

  /// Return statistics for each generation.
  @Function("get_stats()")
  Object getStats() {
    Object[] stats = new Object[OLDEST + 1];
    for (int i = 0; i < stats.length; i++) {
      PyDict row = new PyDict();
      synchronized (statistics) {
        row.put("collections", PyInt.of(statistics[i][0]));
        row.put("collected", PyInt.of(statistics[i][1]));
      }
      row.put("uncollectable", PyInt.of(0));
      stats[i] = row;
    }
    return PyList.of(stats);
  }

  /// Return the objects that can be reached and may refer to others. There are no generations: those but the oldest are empty.
  @Function("get_objects(generation=None)")
  static Object getObjects(ThreadState ts, Object generation) {
    ts.interpreter().system().audit(ts, "gc.get_objects", generation);
    if (generation != PyNone.NONE) {
      Object plain = Numbers.index(ts, generation);
      long number = plain instanceof PyInt i ? i.value : -1;
      if (number < 0 || number > OLDEST) {
        throw PyErrors.valueError(number < 0 ? "generation parameter cannot be negative"
            : "generation parameter must be less than the number of "
                + "available generations (3)");
      }
      if (number < OLDEST) {
        return new PyList();
      }
    }
    return PyList.of(new ReferenceGraph(ts).objects().toArray());
  }

  /// Return the objects that refer to the given ones, of those that can be reached.
  @Function("get_referrers(*objs)")
  static Object getReferrers(ThreadState ts, Object[] objs) {
    ts.interpreter().system().audit(ts, "gc.get_referrers", PyTuple.of(objs));
    return PyList.of(new ReferenceGraph(ts).referrers(objs).toArray());
  }

  /// Return the objects that the given containers and instances refer to.
  @Function("get_referents(*objs)")
  static Object getReferents(ThreadState ts, Object[] objs) {
    ts.interpreter().system().audit(ts, "gc.get_referents", PyTuple.of(objs));
    ReferenceGraph graph = new ReferenceGraph(ts);
    PyList found = new PyList();
    for (Object object : objs) {
      for (Object referent : graph.referents(object)) {
        if (referent != null && referent != PyNone.NONE) {
          found.append(referent);
        }
      }
    }
    return found;
  }

  /// Return whether the collector looks after an object: not after atoms.
  @Function("is_tracked(obj, /)")
  boolean isTracked(Object obj) {
    if (!(obj instanceof PyObject o) || obj == PyNone.NONE) {
      return false;
    }
    if (o.type.isHeap()) {
      return true;
    }
    // The types of modules are made at import in CPython, those of builtins are part of the program.
    boolean atom = o.type == PyType.OBJECT || obj instanceof PyType t && !t.isHeap() && t.table().module().equals("builtins") || Text.isStr(obj)
        || Numbers.intOrNull(obj) != null
        || obj instanceof PyComplex || obj instanceof PyBytesBase;
    return !atom;
  }

  /// Return whether the finaliser of an object has run, or is about to run.
  @Function("is_finalized(obj, /)")
  boolean isFinalized(Object obj) {
    return obj instanceof PyObject o && o.attributes() != null && o.attributes().isFinalized();
  }

  /// Leave the present objects out of what collections count; the JVM frees them all the same.
  @Function("freeze()")
  void freeze(ThreadState ts) {
    census.forget();
    frozen = new ReferenceGraph(ts).objects().size();
  }

  /// Take back what freeze() did.
  @Function("unfreeze()")
  void unfreeze() {
    frozen = 0;
  }

  /// Return how many objects could be reached when freeze() was called, or 0 after unfreeze().
  @Function("get_freeze_count()")
  long getFreezeCount() {
    return frozen;
  }
}
