// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.compiler.code.CodeObject;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.thread.ThreadState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Binds the arguments of a call to the registers of a Python function's parameters, with CPython's messages where they do not fit.
final class Arguments {
  private Arguments() {
  }

  static void bind(ThreadState ts, Frame frame, Object[] args, int positional, String[] keywordNames) {
    CodeObject code = frame.code.code.object;
    Object[] r = frame.r;
    int argCount = code.argCount;
    int total = argCount + code.kwOnlyArgCount;
    boolean variadic = (code.flags & CodeObject.CO_VARARGS) != 0;
    int given = Math.min(positional, argCount);
    System.arraycopy(args, 0, r, 0, given);
    PyDict rest = null;
    if ((code.flags & CodeObject.CO_VARKEYWORDS) != 0) {
      rest = new PyDict();
      r[total + (variadic ? 1 : 0)] = rest;
    }
    if (variadic) {
      r[total] = positional > argCount ? PyTuple.of(Arrays.copyOfRange(args, argCount, positional)) : PyTuple.EMPTY;
    }
    if (keywordNames != null) {
      bindKeywords(ts, frame, r, args, positional, keywordNames, rest);
    }
    if (positional > argCount && !variadic) {
      throw tooManyPositional(frame, r, positional);
    }
    if (positional < argCount) {
      fillDefaults(frame, r, given, argCount);
    }
    if (code.kwOnlyArgCount > 0) {
      fillKeywordDefaults(ts, frame, r, argCount, total);
    }
  }

  private static void bindKeywords(ThreadState ts, Frame frame, Object[] r, Object[] args, int positional, String[] keywordNames,
      PyDict rest) {
    CodeObject code = frame.code.code.object;
    int total = code.argCount + code.kwOnlyArgCount;
    Object[] names = frame.code.code.localNames();
    for (int k = 0; k < keywordNames.length; k++) {
      String keyword = keywordNames[k];
      Object value = args[positional + k];
      int at = find(names, keyword, code.posOnlyArgCount, total);
      if (at >= 0) {
        if (r[at] != null) {
          throw PyErrors.typeError(name(frame.function) + "() got multiple values for argument '" + keyword + "'");
        }
        r[at] = value;
      } else if (rest != null) {
        rest.put(ts, Text.fromJava(keyword), value);
      } else {
        throw unexpected(ts, frame, keyword, keywordNames);
      }
    }
  }

  private static int find(Object[] names, String keyword, int from, int to) {
    for (int i = from; i < to; i++) {
      if (names[i] == keyword) {
        return i;
      }
    }
    for (int i = from; i < to; i++) {
      if (names[i].equals(keyword) || !(names[i] instanceof String) && Text.toJava(names[i]).equals(keyword)) {
        return i;
      }
    }
    return -1;
  }

  static String name(PyFunction function) {
    return Text.toJava(function.qualifiedName());
  }

  private static PyException unexpected(ThreadState ts, Frame frame, String keyword, String[] keywordNames) {
    CodeObject code = frame.code.code.object;
    List<String> positionalOnly = new ArrayList<>();
    for (int i = 0; i < code.posOnlyArgCount; i++) {
      String parameter = Text.toJava(frame.code.code.localNames()[i]);
      if (Arrays.asList(keywordNames).contains(parameter)) {
        positionalOnly.add(parameter);
      }
    }
    if (!positionalOnly.isEmpty()) {
      return PyErrors.typeError(
          name(frame.function) + "() got some positional-only arguments passed as keyword arguments: '" + String.join(", ", positionalOnly) + "'");
    }
    List<String> candidates = new ArrayList<>();
    for (int i = code.posOnlyArgCount; i < code.argCount + code.kwOnlyArgCount; i++) {
      candidates.add(Text.toJava(frame.code.code.localNames()[i]));
    }
    String suggestion = Suggestions.closest(keyword, candidates);
    return PyErrors.typeError(name(frame.function) + "() got an unexpected keyword argument '" + keyword + "'"
        + (suggestion == null ? "" : ". Did you mean '" + suggestion + "'?"));
  }

  private static PyException tooManyPositional(Frame frame, Object[] r, int given) {
    CodeObject code = frame.code.code.object;
    int keywordOnlyGiven = 0;
    for (int i = code.argCount; i < code.argCount + code.kwOnlyArgCount; i++) {
      keywordOnlyGiven += r[i] != null ? 1 : 0;
    }
    PyTuple defaults = frame.function.defaults;
    int defaultCount = defaults == null ? 0 : defaults.size();
    boolean plural;
    String takes;
    if (defaultCount > 0) {
      plural = true;
      takes = "from " + (code.argCount - defaultCount) + " to " + code.argCount;
    } else {
      plural = code.argCount != 1;
      takes = Integer.toString(code.argCount);
    }
    String keywords = keywordOnlyGiven == 0 ? ""
        : " positional argument" + (given != 1 ? "s" : "") + " (and " + keywordOnlyGiven + " keyword-only argument"
            + (keywordOnlyGiven != 1 ? "s" : "") + ")";
    return PyErrors
        .typeError(name(frame.function) + "() takes " + takes + " positional argument" + (plural ? "s" : "") + " but " + given + keywords + " "
            + (given == 1 && keywordOnlyGiven == 0 ? "was" : "were") + " given");
  }

  private static void fillDefaults(Frame frame, Object[] r, int given, int argCount) {
    PyTuple defaults = frame.function.defaults;
    int defaultCount = defaults == null ? 0 : defaults.size();
    int required = argCount - defaultCount;
    for (int i = given; i < required; i++) {
      if (r[i] == null) {
        throw missing(frame, r, 0, required, "positional");
      }
    }
    for (int i = Math.max(given, required); i < argCount; i++) {
      if (r[i] == null) {
        r[i] = defaults.get(i - required);
      }
    }
  }

  private static void fillKeywordDefaults(ThreadState ts, Frame frame, Object[] r, int argCount, int total) {
    PyDict defaults = frame.function.keywordDefaults;
    boolean complete = true;
    for (int i = argCount; i < total; i++) {
      if (r[i] == null) {
        r[i] = defaults == null ? null : defaults.get(ts, frame.code.code.localNames()[i]);
        complete &= r[i] != null;
      }
    }
    if (!complete) {
      throw missing(frame, r, argCount, total, "keyword-only");
    }
  }

  private static PyException missing(Frame frame, Object[] r, int from, int to, String kind) {
    List<String> names = new ArrayList<>();
    for (int i = from; i < to; i++) {
      if (r[i] == null) {
        names.add("'" + Text.toJava(frame.code.code.localNames()[i]) + "'");
      }
    }
    int count = names.size();
    String list;
    if (count == 1) {
      list = names.get(0);
    } else if (count == 2) {
      list = names.get(0) + " and " + names.get(1);
    } else {
      list = String.join(", ", names.subList(0, count - 1)) + ", and " + names.get(count - 1);
    }
    return PyErrors
        .typeError(name(frame.function) + "() missing " + count + " required " + kind + " argument" + (count == 1 ? "" : "s") + ": " + list);
  }
}
