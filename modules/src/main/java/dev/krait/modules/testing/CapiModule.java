// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.testing;

import dev.krait.annotations.Constant;
import dev.krait.annotations.PyModuleDef;
import dev.krait.annotations.Setup;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.thread.ThreadState;
import java.math.BigInteger;

/// The limits of C's types on this platform, and fixtures for tests of calls and types.
///
/// Java: stateless. Only what has a meaning without C's API is here.
@PyModuleDef(value = "_testcapi", subinterpreters = false, extension = true, gil = PyModuleDef.Gil.NOT_USED, types = {PyMethInstance.class,
    PyMethClass.class, PyMethStatic.class, PyCodeLike.class, PyStructMembersNew.class})
public final class CapiModule {
  private static final BigInteger UNSIGNED = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  @Constant("CHAR_MAX")
  static final long CHAR_MAX = 127;
  @Constant("CHAR_MIN")
  static final long CHAR_MIN = -128;
  @Constant("UCHAR_MAX")
  static final long UCHAR_MAX = 255;
  @Constant("SHRT_MAX")
  static final long SHRT_MAX = 32767;
  @Constant("SHRT_MIN")
  static final long SHRT_MIN = -32768;
  @Constant("USHRT_MAX")
  static final long USHRT_MAX = 65535;
  @Constant("INT_MAX")
  static final long INT_MAX = Integer.MAX_VALUE;
  @Constant("INT_MIN")
  static final long INT_MIN = Integer.MIN_VALUE;
  @Constant("UINT_MAX")
  static final long UINT_MAX = 4294967295L;
  @Constant("LONG_MAX")
  static final long LONG_MAX = Long.MAX_VALUE;
  @Constant("LONG_MIN")
  static final long LONG_MIN = Long.MIN_VALUE;
  @Constant("ULONG_MAX")
  static final BigInteger ULONG_MAX = UNSIGNED;
  @Constant("LLONG_MAX")
  static final long LLONG_MAX = Long.MAX_VALUE;
  @Constant("LLONG_MIN")
  static final long LLONG_MIN = Long.MIN_VALUE;
  @Constant("ULLONG_MAX")
  static final BigInteger ULLONG_MAX = UNSIGNED;
  @Constant("PY_SSIZE_T_MAX")
  static final long PY_SSIZE_T_MAX = Long.MAX_VALUE;
  @Constant("PY_SSIZE_T_MIN")
  static final long PY_SSIZE_T_MIN = Long.MIN_VALUE;
  @Constant("SIZE_MAX")
  static final BigInteger SIZE_MAX = UNSIGNED;
  @Constant("INT32_MIN")
  static final long INT32_MIN = Integer.MIN_VALUE;
  @Constant("INT32_MAX")
  static final long INT32_MAX = Integer.MAX_VALUE;
  @Constant("UINT32_MAX")
  static final long UINT32_MAX = 4294967295L;
  @Constant("INT64_MIN")
  static final long INT64_MIN = Long.MIN_VALUE;
  @Constant("INT64_MAX")
  static final long INT64_MAX = Long.MAX_VALUE;
  @Constant("UINT64_MAX")
  static final BigInteger UINT64_MAX = UNSIGNED;
  @Constant("SIZEOF_WCHAR_T")
  static final long SIZEOF_WCHAR_T = 4;
  @Constant("SIZEOF_VOID_P")
  static final long SIZEOF_VOID_P = 8;
  @Constant("SIZEOF_TIME_T")
  static final long SIZEOF_TIME_T = 8;
  @Constant("SIZEOF_PID_T")
  static final long SIZEOF_PID_T = 4;
  @Constant("Py_Version")
  static final long PY_VERSION = 51250160;
  @Constant("the_number_three")
  static final long THE_NUMBER_THREE = 3;
  @Constant("Py_single_input")
  static final long PY_SINGLE_INPUT = 256;
  @Constant("Py_file_input")
  static final long PY_FILE_INPUT = 257;
  @Constant("Py_eval_input")
  static final long PY_EVAL_INPUT = 258;
  @Constant("PyTime_MIN")
  static final long PYTIME_MIN = Long.MIN_VALUE;
  @Constant("PyTime_MAX")
  static final long PYTIME_MAX = Long.MAX_VALUE;
  @Constant("FLT_MAX")
  static final double FLT_MAX = Float.MAX_VALUE;
  @Constant("FLT_MIN")
  static final double FLT_MIN = Float.MIN_NORMAL;
  @Constant("DBL_MAX")
  static final double DBL_MAX = Double.MAX_VALUE;
  @Constant("DBL_MIN")
  static final double DBL_MIN = Double.MIN_NORMAL;

  @Constant("nan_msb_is_signaling")
  static final boolean NAN_MSB_IS_SIGNALING = false;

  private CapiModule() {
  }

  @Setup
  static void setup(ThreadState ts, PyModule module) {
    CapiCallsTable.INSTANCE.fill(ts, module, module.dict());
    CapiThreadsTable.INSTANCE.fill(ts, module, module.dict());
    CapiMonitoringTable.INSTANCE.fill(ts, module, module.dict());
    CapiConfigurationTable.INSTANCE.fill(ts, module, module.dict());
    module.dict().put("_test_structmembersType_OldAPI", PyStructMembersOld.TYPE);
  }
}
