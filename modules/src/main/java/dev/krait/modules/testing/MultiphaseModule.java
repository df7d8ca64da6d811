// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.testing;

import dev.krait.annotations.Constant;
import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.annotations.Setup;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyStr;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Test module main
///
/// Java: stateless.
@PyModuleDef(value = "_testmultiphase", extension = true, gil = PyModuleDef.Gil.NOT_USED, types = {PyExample.class})
public final class MultiphaseModule {
  @Constant("int_const")
  static final long INT_CONST = 1969;
  @Constant("str_const")
  static final String STR_CONST = "something different";

  private MultiphaseModule() {
  }

  @Setup
  static void setup(ThreadState ts, PyModule module) {
    PyDict members = new PyDict();
    members.put("__module__", "_testimportexec");
    module.dict().put("Str", Calls.call3(ts, PyType.TYPE, "Str", PyTuple.of(PyStr.TYPE), members));
    module.dict().put("error", TestErrors.MULTIPHASE);
  }

  /// Return the sum of two integers.
  @Function("foo(i, j, /)")
  static long foo(long i, long j) {
    return i + j;
  }

  /// Try to find (0), add (1) or remove (2) the module in a registry by definition, which modules of this kind are not in.
  @Function("call_state_registration_func(i, /)")
  static Object callStateRegistration(long i) {
    if (i == 1 || i == 2) {
      throw PyErrors.systemError("modules of this kind are not registered");
    }
    return PyNone.NONE;
  }

  /// The main module again, under a short name.
  ///
  /// Java: stateless.
  @PyModuleDef(value = "x", extension = true, gil = PyModuleDef.Gil.NOT_USED)
  public static final class ShortName {
    private ShortName() {
    }

    @Setup
    static void setup(ThreadState ts, PyModule module) {
      MultiphaseModuleTable.INSTANCE.fill(ts, module, module.dict());
    }
  }

  /// Module named in Czech
  ///
  /// Java: stateless.
  @PyModuleDef(value = "_testmultiphase_zkouška_načtení", extension = true, gil = PyModuleDef.Gil.NOT_USED)
  public static final class CzechName {
    private CzechName() {
    }
  }

  /// Module named in Japanese
  ///
  /// Java: stateless.
  @PyModuleDef(value = "＿インポートテスト", extension = true, gil = PyModuleDef.Gil.NOT_USED)
  public static final class JapaneseName {
    private JapaneseName() {
    }
  }
}
