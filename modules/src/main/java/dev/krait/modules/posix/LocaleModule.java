// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.posix;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.annotations.Setup;
import dev.krait.runtime.error.PyBaseException;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// The locales of the C library.
@PyModuleDef("_locale")
public final class LocaleModule {
  private static final int CHAR_MAX = 127;
  private static final String[] TEXTS = {"decimal_point", "thousands_sep", null, "int_curr_symbol", "currency_symbol", "mon_decimal_point",
      "mon_thousands_sep", null, "positive_sign", "negative_sign"};
  private static final String[] NUMBERS = {"int_frac_digits", "frac_digits", "p_cs_precedes", "p_sep_by_space", "n_cs_precedes", "n_sep_by_space",
      "p_sign_posn", "n_sign_posn"};

  private Object error;

  @Setup
  void setup(ThreadState ts, PyModule module) {
    LinuxConstants.fill(LinuxConstants.LOCALE, module.dictOrNull());
    PyDict members = new PyDict();
    members.put("__module__", "locale");
    error = Calls.call3(ts, PyType.TYPE, "Error", PyTuple.of(Exceptions.EXCEPTION), members);
    module.dictOrNull().put("Error", error);
  }

  private PyException failed(ThreadState ts, String message) {
    return new PyException((PyBaseException) Calls.call1(ts, error, message));
  }

  /// Sets a part of the locale, or with None tells it.
  @Function("setlocale(category, locale=None, /)")
  Object setLocale(ThreadState ts, int category, String locale) {
    if (category < 0 || category > 12) {
      throw failed(ts, "invalid locale category");
    }
    try (Arena arena = Arena.ofConfined()) {
      long name = locale == null ? 0 : Libc.string(arena, FileNames.encode(Text.fromJava(locale))).address();
      long result = Libc.call(ts, "setlocale", category, name);
      if (result == 0) {
        throw failed(ts, locale == null ? "locale query failed" : "unsupported locale setting");
      }
      return FileNames.decode(Libc.bytes(result));
    }
  }

  /// The conventions for numbers and money.
  @Function("localeconv()")
  Object conventions(ThreadState ts) {
    MemorySegment m = MemorySegment.ofAddress(Libc.call(ts, "localeconv")).reinterpret(96);
    PyDict result = new PyDict();
    for (int i = 0; i < TEXTS.length; i++) {
      if (TEXTS[i] != null) {
        result.put(TEXTS[i], FileNames.decode(Libc.bytes(m.get(ValueLayout.JAVA_LONG, 8L * i))));
      }
    }
    result.put("grouping", grouping(Libc.bytes(m.get(ValueLayout.JAVA_LONG, 16))));
    result.put("mon_grouping", grouping(Libc.bytes(m.get(ValueLayout.JAVA_LONG, 56))));
    for (int i = 0; i < NUMBERS.length; i++) {
      result.put(NUMBERS[i], PyInt.of(m.get(ValueLayout.JAVA_BYTE, 80 + i)));
    }
    return result;
  }

  private static Object grouping(byte[] sizes) {
    List<Object> list = new ArrayList<>();
    for (byte size : sizes) {
      list.add(PyInt.of(size));
      if (size == CHAR_MAX) {
        return PyList.of(list.toArray());
      }
    }
    if (!list.isEmpty()) {
      list.add(PyInt.ZERO);
    }
    return PyList.of(list.toArray());
  }

  /// Compares two texts by the locale.
  @Function("strcoll(os1, os2, /)")
  int strcoll(ThreadState ts, String os1, String os2) {
    try (Arena arena = Arena.ofConfined()) {
      long a = Libc.string(arena, checked(os1)).address();
      long b = Libc.string(arena, checked(os2)).address();
      return (int) Libc.call(ts, "strcoll", a, b);
    }
  }

  private static byte[] checked(String text) {
    if (text.indexOf('\0') >= 0) {
      throw PyErrors.valueError("embedded null character");
    }
    return FileNames.encode(Text.fromJava(text));
  }

  /// A text that compares by itself as the argument does by the locale.
  @Function("strxfrm(string, /)")
  Object strxfrm(ThreadState ts, String string) {
    try (Arena arena = Arena.ofConfined()) {
      long source = Libc.string(arena, checked(string)).address();
      long length = Libc.call(ts, "strxfrm", 0, source, 0);
      MemorySegment memory = arena.allocate(length + 1);
      Libc.call(ts, "strxfrm", memory.address(), source, length + 1);
      return FileNames.decode(Libc.bytes(memory.address()));
    }
  }

  /// A piece of information about the locale.
  @Function("nl_langinfo(key, /)")
  Object langInfo(ThreadState ts, int key) {
    return FileNames.decode(Libc.bytes(Libc.call(ts, "nl_langinfo", key)));
  }

  /// The encoding of the locale: always UTF-8 here.
  @Function("getencoding()")
  String encoding() {
    return "utf-8";
  }

  private static Object message(ThreadState ts, String function, Object domain, String text, int category) {
    try (Arena arena = Arena.ofConfined()) {
      long d = domain == PyNone.NONE || domain == null ? 0 : Libc.string(arena, checked(Text.toJava(domain))).address();
      return FileNames.decode(Libc.bytes(Libc.call(ts, function, d, Libc.string(arena, checked(text)).address(), category)));
    }
  }

  /// The translation of a message.
  @Function("gettext(msg, /)")
  Object gettext(ThreadState ts, String msg) {
    return message(ts, "dcgettext", null, msg, 5);
  }

  /// The translation of a message in a domain.
  @Function("dgettext(domain, msg, /)")
  Object dgettext(ThreadState ts, Object domain, String msg) {
    return message(ts, "dcgettext", domain, msg, 5);
  }

  /// The translation of a message in a domain and category.
  @Function("dcgettext(domain, msg, category, /)")
  Object dcgettext(ThreadState ts, Object domain, String msg, int category) {
    return message(ts, "dcgettext", domain, msg, category);
  }

  /// Sets the domain of messages, or with None tells it.
  @Function("textdomain(domain, /)")
  Object textdomain(ThreadState ts, Object domain) {
    try (Arena arena = Arena.ofConfined()) {
      long d = domain == PyNone.NONE ? 0 : Libc.string(arena, checked(Text.toJava(domain))).address();
      return FileNames.decode(Libc.bytes(Libc.call(ts, "textdomain", d)));
    }
  }

  /// Sets the folder of a domain's messages, or with None tells it.
  @Function("bindtextdomain(domain, dir, /)")
  Object bindTextDomain(ThreadState ts, String domain, Object dir) {
    if (domain.isEmpty()) {
      throw failed(ts, "domain must be a non-empty string");
    }
    try (Arena arena = Arena.ofConfined()) {
      long folder = dir == PyNone.NONE ? 0 : Libc.string(arena, PathArgument.name(ts, "bindtextdomain", dir).name()).address();
      return FileNames.decode(Libc.bytes(Libc.call(ts, "bindtextdomain", Libc.string(arena, checked(domain)).address(), folder)));
    }
  }

  /// Sets the encoding of a domain's messages, or with None tells it.
  @Function("bind_textdomain_codeset(domain, codeset, /)")
  Object bindCodeset(ThreadState ts, String domain, Object codeset) {
    try (Arena arena = Arena.ofConfined()) {
      long set = codeset == PyNone.NONE ? 0 : Libc.string(arena, checked(Text.toJava(codeset))).address();
      long result = Libc.call(ts, "bind_textdomain_codeset", Libc.string(arena, checked(domain)).address(), set);
      return result == 0 ? PyNone.NONE : FileNames.decode(Libc.bytes(result));
    }
  }
}
