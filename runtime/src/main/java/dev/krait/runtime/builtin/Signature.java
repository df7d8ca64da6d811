// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.builtin;

/// The parameters of one row, parsed from the text of its annotation. Immutable. The processor has checked the text, so the
/// parser trusts it.
///
/// The parameters stand in the order of the text: positional ones, `*args`, keyword-only ones, `**kwargs`.
public final class Signature {
  private final String parameters;
  final String[] names;
  final boolean[] required;
  private final boolean[] nullable;
  /// How many parameters, from the first, take positional arguments only.
  final int positionalOnly;
  /// How many parameters, from the first, take positional arguments.
  final int positional;
  /// How many of these are required.
  final int requiredPositional;
  /// The index of `*args`, or -1.
  final int varPositional;
  /// The index of `**kwargs`, or -1.
  final int varKeyword;

  Signature(String text) {
    parameters = text.substring(text.indexOf('(') + 1, text.length() - 1);
    String[] pieces = split(parameters);
    String[] found = new String[pieces.length];
    boolean[] needed = new boolean[pieces.length];
    boolean[] noneable = new boolean[pieces.length];
    int count = 0;
    int slash = 0;
    int star = -1;
    int args = -1;
    int kwargs = -1;
    for (String piece : pieces) {
      if (piece.equals("/")) {
        slash = count;
      } else if (piece.equals("*")) {
        star = count;
      } else if (piece.startsWith("**")) {
        kwargs = count;
        found[count++] = piece.substring(2);
      } else if (piece.startsWith("*")) {
        star = count;
        args = count;
        found[count++] = piece.substring(1);
      } else {
        int equals = piece.indexOf('=');
        needed[count] = equals < 0;
        noneable[count] = piece.endsWith("=None");
        found[count++] = equals < 0 ? piece : piece.substring(0, equals);
      }
    }
    names = java.util.Arrays.copyOf(found, count);
    required = java.util.Arrays.copyOf(needed, count);
    nullable = noneable;
    positionalOnly = slash;
    positional = star >= 0 ? star : kwargs >= 0 ? kwargs : count;
    varPositional = args;
    varKeyword = kwargs;
    int least = 0;
    while (least < positional && required[least]) {
      least++;
    }
    requiredPositional = least;
  }

  /// The number of parameters, `*args` and `**kwargs` included.
  public int size() {
    return names.length;
  }

  /// Whether the default of a parameter is None.
  boolean isNullable(int parameter) {
    return nullable[parameter];
  }

  boolean acceptsAnything() {
    return names.length == 2 && varPositional == 0 && varKeyword == 1;
  }

  /// Whether no argument can be given by name.
  boolean refusesKeywords() {
    return varKeyword < 0 && positionalOnly == positional && names.length == positional + (varPositional < 0 ? 0 : 1);
  }

  /// The `__text_signature__`, with the name of the receiver's parameter in front unless that is null.
  String text(String receiver) {
    if (receiver == null) {
      return "(" + parameters + ")";
    }
    if (positionalOnly > 0) {
      return "(" + receiver + ", " + parameters + ")";
    }
    return "(" + receiver + (parameters.isEmpty() ? ", /)" : ", /, " + parameters + ")");
  }

  private static String[] split(String text) {
    if (text.isEmpty()) {
      return new String[0];
    }
    java.util.ArrayList<String> pieces = new java.util.ArrayList<>();
    int depth = 0;
    int start = 0;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
      } else if (c == ',' && depth == 0) {
        pieces.add(text.substring(start, i).strip());
        start = i + 1;
      }
    }
    pieces.add(text.substring(start).strip());
    return pieces.toArray(new String[0]);
  }
}
