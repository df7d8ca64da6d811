// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/// [PyDict] against a map of the Java library: reads without lock, writes, resizes, snapshots.
///
/// `len` is left out: it is counted after the entry is there, so a thread may see a new key before it sees the new length.
@Param(name = "key", gen = IntGen.class, conf = "1:4")
@Param(name = "value", gen = IntGen.class, conf = "1:9")
public final class DictCheck {
  private final PyDict dict = PyDict.withCapacity(1);

  static Integer plain(Object value) {
    return value == null ? null : (int) ((PyInt) value).value;
  }

  @Operation
  public Integer get(@Param(name = "key") int key) {
    return plain(dict.get(null, PyInt.of(key)));
  }

  @Operation
  public Integer put(@Param(name = "key") int key, @Param(name = "value") int value) {
    return plain(dict.put(null, PyInt.of(key), PyInt.of(value)));
  }

  @Operation
  public Integer setDefault(@Param(name = "key") int key, @Param(name = "value") int value) {
    return plain(dict.putIfAbsent(null, PyInt.of(key), PyInt.of(value)));
  }

  @Operation
  public Integer remove(@Param(name = "key") int key) {
    return plain(dict.remove(null, PyInt.of(key)));
  }

  @Operation
  public String popItem() {
    Object[] pair = dict.removeEnd(true);
    return pair == null ? null : plain(pair[0]) + "=" + plain(pair[1]);
  }

  @Operation
  public void clear() {
    dict.clear();
  }

  @Operation
  public String items() {
    StringBuilder text = new StringBuilder();
    for (Object pair : dict.snapshot(PyDict.ITEMS)) {
      text.append(plain(((PyTuple) pair).get(0))).append('=').append(plain(((PyTuple) pair).get(1))).append(' ');
    }
    return text.toString();
  }

  /// What a dictionary is when nobody else is there.
  public static final class Model {
    private final LinkedHashMap<Integer, Integer> map = new LinkedHashMap<>();

    public Integer get(int key) {
      return map.get(key);
    }

    public Integer put(int key, int value) {
      return map.put(key, value);
    }

    public Integer setDefault(int key, int value) {
      Integer present = map.putIfAbsent(key, value);
      return present == null ? value : present;
    }

    public Integer remove(int key) {
      return map.remove(key);
    }

    public String popItem() {
      Map.Entry<Integer, Integer> last = map.pollLastEntry();
      return last == null ? null : last.getKey() + "=" + last.getValue();
    }

    public void clear() {
      map.clear();
    }

    public String items() {
      StringBuilder text = new StringBuilder();
      for (Iterator<Map.Entry<Integer, Integer>> i = map.entrySet().iterator(); i.hasNext();) {
        Map.Entry<Integer, Integer> entry = i.next();
        text.append(entry.getKey()).append('=').append(entry.getValue()).append(' ');
      }
      return text.toString();
    }
  }
}
