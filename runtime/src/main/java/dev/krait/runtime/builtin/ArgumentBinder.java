// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.builtin;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyDict;

/// Binds arguments to the parameters of a row. The shape of the signature decides, as in CPython's Argument Clinic, which calling
/// convention the row has and so which messages it gives:
///
/// | Shape | Convention | Messages |
/// |---|---|---|
/// | no parameters | METH_NOARGS | `list.clear() takes no arguments (1 given)` |
/// | one required positional-only parameter | METH_O | `list.append() takes exactly one argument (0 given)` |
/// | positional-only parameters, perhaps `*args` | METH_FASTCALL | `pop expected at most 1 argument, got 2` |
/// | anything else | METH_FASTCALL with keywords | `split() takes at most 2 arguments (3 given)` |
/// | a special method | slot wrapper | `expected 1 argument, got 0` |
final class ArgumentBinder {
  private ArgumentBinder() {
  }

  /// One element for each parameter; null for one that was left out.
  static Object[] bind(BuiltinTable table, int row, Object[] args, int offset, int positional, String[] keywordNames) {
    Signature signature = table.signature(row);
    int keywords = keywordNames == null ? 0 : keywordNames.length;
    if (signature.refusesKeywords()) {
      if (keywords > 0) {
        throw PyErrors.typeError(isWrapper(table, row) ? "wrapper " + table.name(row) + "() takes no keyword arguments"
            : table.fullName(row) + "() takes no keyword arguments");
      }
      if (positional < signature.requiredPositional || positional > signature.positional && signature.varPositional < 0) {
        throw isWrapper(table, row) ? wrongWrapperCount(table, row, signature, positional)
            : wrongCount(table, row, signature, positional);
      }
    } else {
      checkCounts(table.shortName(row) + "()", signature, positional, keywords);
    }
    Object[] bound = new Object[signature.names.length];
    int direct = Math.min(positional, signature.positional);
    System.arraycopy(args, offset, bound, 0, direct);
    if (signature.varPositional >= 0) {
      bound[signature.varPositional] = positional == direct ? BuiltinTable.NO_ARGUMENTS
          : java.util.Arrays.copyOfRange(args, offset + direct, offset + positional);
    }
    if (!signature.refusesKeywords()) {
      bindKeywords(table.shortName(row) + "()", signature, bound, direct, args, offset + positional, keywordNames);
    }
    return bound;
  }

  private static boolean isWrapper(BuiltinTable table, int row) {
    return table.kind(row) == BuiltinTable.SPECIAL && !table.isInitializer(row);
  }

  private static PyException wrongCount(BuiltinTable table, int row, Signature signature, int given) {
    boolean method = table.kind(row) != BuiltinTable.NEW && !table.isInitializer(row);
    if (signature.size() == 0) {
      return PyErrors.typeError(table.fullName(row) + "() takes no arguments" + (method ? " (" + given + " given)" : ""));
    }
    int least = signature.requiredPositional;
    if (method && signature.size() == 1 && least == 1) {
      return PyErrors.typeError(table.fullName(row) + "() takes exactly one argument (" + given + " given)");
    }
    return PyErrors.typeError(expected(table.shortName(row) + " ", signature, given));
  }

  /// The messages of CPython's slot wrappers, most of which do not name the method.
  private static PyException wrongWrapperCount(BuiltinTable table, int row, Signature signature, int given) {
    String name = table.name(row);
    if (name.equals("__pow__") || name.equals("__rpow__")) {
      return PyErrors.typeError("expected 1 or 2 arguments, got " + given);
    }
    boolean named = signature.positional == 2 || name.equals("__buffer__") || name.equals("__release_buffer__");
    return PyErrors.typeError(expected(named ? name + " " : "", signature, given));
  }

  private static String expected(String prefix, Signature signature, int given) {
    int least = signature.requiredPositional;
    int most = signature.varPositional < 0 ? signature.positional : Integer.MAX_VALUE;
    int bound = given < least ? least : most;
    return prefix + "expected " + (least == most ? "" : given < least ? "at least " : "at most ") + bound + " argument" + (bound == 1 ? "" : "s")
        + ", got " + given;
  }

  private static void checkCounts(String name, Signature signature, int positional, int keywords) {
    if (signature.varPositional < 0) {
      int all = signature.size();
      if (signature.varKeyword < 0 && positional + keywords > all) {
        throw PyErrors.typeError(name + " takes at most " + all + (positional == 0 ? " keyword" : "") + " argument" + (all == 1 ? "" : "s") + " ("
            + (positional + keywords) + " given)");
      }
      int most = signature.positional;
      if (positional > most) {
        throw PyErrors.typeError(most == 0 ? name + " takes no positional arguments"
            : positionalCount(name, signature.requiredPositional < most ? "at most " : "exactly ", most, positional));
      }
    }
    int least = Math.min(signature.positionalOnly, signature.requiredPositional);
    if (positional < least) {
      throw PyErrors.typeError(
          positionalCount(name, least < signature.positional || signature.varPositional >= 0 ? "at least " : "exactly ", least, positional));
    }
  }

  private static String positionalCount(String name, String bound, int count, int given) {
    return name + " takes " + bound + count + " positional argument" + (count == 1 ? "" : "s") + " (" + given + " given)";
  }

  private static void bindKeywords(String name, Signature signature, Object[] bound, int direct, Object[] args, int firstKeyword,
      String[] keywordNames) {
    int keywords = keywordNames == null ? 0 : keywordNames.length;
    int left = keywords;
    for (int i = Math.max(direct, signature.positionalOnly); i < bound.length; i++) {
      if (i != signature.varPositional && i != signature.varKeyword) {
        int at = left == 0 ? -1 : indexOf(keywordNames, signature.names[i]);
        if (at >= 0) {
          bound[i] = args[firstKeyword + at];
          left--;
        } else if (signature.required[i]) {
          throw PyErrors.typeError(name + " missing required argument '" + signature.names[i] + "' (pos " + (i + 1) + ")");
        }
      }
    }
    if (left > 0) {
      bindRest(name, signature, bound, direct, args, firstKeyword, keywordNames);
    }
  }

  /// Puts the keywords that no parameter takes into `**kwargs`, or refuses them.
  private static void bindRest(String name, Signature signature, Object[] bound, int direct, Object[] args, int firstKeyword,
      String[] keywordNames) {
    for (int i = signature.positionalOnly; i < direct; i++) {
      if (indexOf(keywordNames, signature.names[i]) >= 0) {
        throw PyErrors.typeError("argument for " + name + " given by name ('" + signature.names[i] + "') and position (" + (i + 1) + ")");
      }
    }
    PyDict rest = signature.varKeyword < 0 ? null : new PyDict();
    for (int k = 0; k < keywordNames.length; k++) {
      if (!isNamed(signature, keywordNames[k])) {
        if (rest == null) {
          throw PyErrors.typeError(name + " got an unexpected keyword argument '" + keywordNames[k] + "'");
        }
        rest.put(keywordNames[k], args[firstKeyword + k]);
      }
    }
    if (rest != null) {
      bound[signature.varKeyword] = rest;
    }
  }

  private static boolean isNamed(Signature signature, String keyword) {
    int at = indexOf(signature.names, keyword);
    return at >= signature.positionalOnly && at != signature.varPositional && at != signature.varKeyword;
  }

  private static int indexOf(String[] names, String name) {
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }
}
