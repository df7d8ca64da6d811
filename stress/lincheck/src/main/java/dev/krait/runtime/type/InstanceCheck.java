// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.type;

import dev.krait.runtime.interp.Interpreter;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.thread.ThreadState;
import java.util.HashMap;
import java.util.Random;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/// Attributes of an instance: shapes, slots that are fields, and those beyond them, against a map of the Java library.
@Param(name = "name", gen = IntGen.class, conf = "1:3")
@Param(name = "value", gen = IntGen.class, conf = "1:9")
public final class InstanceCheck {
  private static final PyType CLASS = newClass();
  private final PyInstance instance = new PyInstance(CLASS);

  public InstanceCheck() {
    // The names that the operations use come partly after those that are fields.
    for (int i = 0; i < PyInstance.INLINE - 1; i++) {
      InstanceAttributes.set(null, instance, "x" + i, PyInt.of(0));
    }
    link(new PyInstance(CLASS));
  }

  /// Has the JVM link the atomic operations before the threads run: Lincheck takes one that waits for that for one that hangs.
  private static void link(PyInstance instance) {
    for (int i = 0; i < PyInstance.INLINE + 1; i++) {
      String name = "y" + i;
      InstanceAttributes.set(null, instance, name, PyInt.of(0));
      InstanceAttributes.take(instance, name);
      InstanceAttributes.setIfAbsent(null, instance, name, PyInt.of(0));
      InstanceAttributes.take(instance, name);
      InstanceAttributes.set(null, instance, name, PyInt.of(0));
    }
  }

  private static PyType newClass() {
    Interpreter interpreter = new Interpreter(false);
    ThreadState ts = interpreter.threads().enter(0);
    try {
      return (PyType) TypeBuilder.build(ts, PyType.TYPE, "C", PyTuple.EMPTY, new PyDict(), new PyDict());
    } finally {
      interpreter.threads().leave(ts);
    }
  }

  /// Makes the shapes that the operations need: they outlive a run, and Lincheck wants all runs of a program to be the same.
  static {
    Random random = new Random(1);
    for (int i = 0; i < 5000; i++) {
      InstanceCheck check = new InstanceCheck();
      for (int n = 0; n < 16; n++) {
        int name = 1 + random.nextInt(3);
        switch (random.nextInt(3)) {
          case 0 -> check.set(name, 1);
          case 1 -> check.setDefault(name, 1);
          default -> check.take(name);
        }
      }
    }
  }

  private static String name(int name) {
    return name == 1 ? "a" : name == 2 ? "b" : "c";
  }

  private static Integer plain(Object value) {
    return value == null ? null : (int) ((PyInt) value).value;
  }

  @Operation
  public Integer get(@Param(name = "name") int name) {
    return plain(InstanceAttributes.get(null, instance, name(name)));
  }

  @Operation
  public void set(@Param(name = "name") int name, @Param(name = "value") int value) {
    InstanceAttributes.set(null, instance, name(name), PyInt.of(value));
  }

  @Operation
  public Integer setDefault(@Param(name = "name") int name, @Param(name = "value") int value) {
    return plain(InstanceAttributes.setIfAbsent(null, instance, name(name), PyInt.of(value)));
  }

  @Operation
  public boolean delete(@Param(name = "name") int name) {
    return InstanceAttributes.delete(null, instance, name(name));
  }

  @Operation
  public Integer take(@Param(name = "name") int name) {
    return plain(InstanceAttributes.take(instance, name(name)));
  }

  /// What attributes are when nobody else is there.
  public static final class Model {
    private final HashMap<Integer, Integer> map = new HashMap<>();

    public Integer get(int name) {
      return map.get(name);
    }

    public void set(int name, int value) {
      map.put(name, value);
    }

    public Integer setDefault(int name, int value) {
      Integer present = map.putIfAbsent(name, value);
      return present == null ? value : present;
    }

    public boolean delete(int name) {
      return map.remove(name) != null;
    }

    public Integer take(int name) {
      return map.remove(name);
    }
  }
}
