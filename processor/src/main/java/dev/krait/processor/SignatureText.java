// SPDX-License-Identifier: Apache-2.0
package dev.krait.processor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A signature as the documentation prints it, such as `pop(index=-1, /)`, taken apart.
record SignatureText(String name, List<Parameter> parameters, String text) {
  /// Parses a signature; what is wrong with it is the message of an [IllegalArgumentException].
  static SignatureText parse(String text) {
    int open = text.indexOf('(');
    if (open <= 0 || !text.endsWith(")")) {
      throw new IllegalArgumentException("a signature reads name(parameters), not '" + text + "'");
    }
    String name = text.substring(0, open);
    requireIdentifier(name);
    return new SignatureText(name, new Reader().read(text.substring(open + 1, text.length() - 1)), text);
  }

  boolean accepts(int positional) {
    int most = 0;
    int least = 0;
    for (Parameter p : parameters) {
      if (p.kind() == Parameter.Kind.VAR_POSITIONAL) {
        most = Integer.MAX_VALUE;
      } else if (p.takesPosition()) {
        most += most == Integer.MAX_VALUE ? 0 : 1;
        least += p.isRequired() ? 1 : 0;
      } else if (p.isRequired()) {
        return false;
      }
    }
    return least <= positional && positional <= most;
  }

  /// Whether the parameters are `(*args, **kwargs)` and nothing else.
  boolean acceptsAnything() {
    return parameters.size() == 2 && parameters.get(0).kind() == Parameter.Kind.VAR_POSITIONAL
        && parameters.get(1).kind() == Parameter.Kind.VAR_KEYWORD;
  }

  private static void requireIdentifier(String name) {
    boolean good = !name.isEmpty() && Character.isJavaIdentifierStart(name.charAt(0));
    for (int i = 1; good && i < name.length(); i++) {
      good = Character.isJavaIdentifierPart(name.charAt(i));
    }
    if (!good) {
      throw new IllegalArgumentException("'" + name + "' is not a name");
    }
  }

  /// Reads the parameters between the parentheses, from left to right.
  private static final class Reader {
    private final List<Parameter> parameters = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private Parameter.Kind kind = Parameter.Kind.POSITIONAL_OR_KEYWORD;
    private boolean defaults;
    private boolean ended;

    List<Parameter> read(String text) {
      for (String piece : pieces(text)) {
        if (ended) {
          throw new IllegalArgumentException("nothing may follow '**' parameters");
        }
        if (piece.equals("/")) {
          slash();
        } else if (piece.equals("*")) {
          star();
        } else if (piece.startsWith("**")) {
          add(piece.substring(2), Parameter.Kind.VAR_KEYWORD);
          ended = true;
        } else if (piece.startsWith("*")) {
          star();
          add(piece.substring(1), Parameter.Kind.VAR_POSITIONAL);
        } else {
          add(piece, kind);
        }
      }
      return List.copyOf(parameters);
    }

    private void slash() {
      if (kind != Parameter.Kind.POSITIONAL_OR_KEYWORD || parameters.isEmpty()
          || parameters.get(0).kind() == Parameter.Kind.POSITIONAL_ONLY) {
        throw new IllegalArgumentException("'/' stands once, after a parameter and before '*'");
      }
      parameters.replaceAll(p -> new Parameter(p.name(), Parameter.Kind.POSITIONAL_ONLY, p.defaultText()));
    }

    private void star() {
      if (kind == Parameter.Kind.KEYWORD_ONLY) {
        throw new IllegalArgumentException("'*' stands once");
      }
      kind = Parameter.Kind.KEYWORD_ONLY;
    }

    private void add(String piece, Parameter.Kind pieceKind) {
      int equals = piece.indexOf('=');
      String name = equals < 0 ? piece : piece.substring(0, equals);
      String value = equals < 0 ? null : piece.substring(equals + 1);
      requireIdentifier(name);
      if (!names.add(name)) {
        throw new IllegalArgumentException("the signature names '" + name + "' twice");
      }
      Parameter parameter = new Parameter(name, pieceKind, value);
      if (parameter.isVariadic() && value != null) {
        throw new IllegalArgumentException("'" + name + "' can have no default");
      }
      if (parameter.takesPosition()) {
        if (defaults && value == null) {
          throw new IllegalArgumentException("'" + name + "' needs a default, like the parameter before it");
        }
        defaults |= value != null;
      }
      parameters.add(parameter);
    }

    /// Splits at the commas that are not inside brackets or quotes.
    private static List<String> pieces(String text) {
      List<String> pieces = new ArrayList<>();
      int depth = 0;
      int start = 0;
      char quote = 0;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (quote != 0) {
          quote = c == quote ? 0 : quote;
        } else if (c == '\'' || c == '"') {
          quote = c;
        } else if (c == '(' || c == '[' || c == '{') {
          depth++;
        } else if (c == ')' || c == ']' || c == '}') {
          depth--;
        } else if (c == ',' && depth == 0) {
          pieces.add(text.substring(start, i).strip());
          start = i + 1;
        }
      }
      if (!text.isBlank()) {
        pieces.add(text.substring(start).strip());
      }
      return pieces;
    }
  }
}
