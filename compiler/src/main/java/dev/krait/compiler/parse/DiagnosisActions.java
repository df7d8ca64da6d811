// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

import dev.krait.compiler.CompileError;
import dev.krait.compiler.ast.Tag;
import dev.krait.compiler.code.Const;
import dev.krait.compiler.parse.Grammar.Action;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What `diagnosis.grammar` does with what it matched. A function that returns null makes the rule fail; one that finds an
/// error throws it. Owned by one diagnosis.
final class DiagnosisActions {
  private final Diagnosis diagnosis;
  private final Complaints complaints;
  private final ParseOptions options;
  private final Literals literals;
  private final byte[] buf;
  private boolean oldInequality;

  DiagnosisActions(Diagnosis diagnosis, Complaints complaints, ParseOptions options, Literals literals) {
    this.diagnosis = diagnosis;
    this.complaints = complaints;
    this.options = options;
    this.literals = literals;
    this.buf = literals.buf();
    this.oldInequality = options.has(Parser.BARRY_AS_BDFL);
  }

  String source(Token token) {
    return token.start() < 0 ? "" : new String(buf, token.start(), token.end() - token.start(), StandardCharsets.UTF_8);
  }

  /// A sketch from token `begin` to here, with lists among `parts` taken apart.
  Sketch make(int kind, List<Object> parts, int begin) {
    List<Object> all = new ArrayList<>();
    for (Object part : parts) {
      if (part instanceof List<?> several) {
        all.addAll(several);
      } else {
        all.add(part);
      }
    }
    Place first = diagnosis.tokenAt(begin);
    Place last = diagnosis.lastVisible();
    return new Sketch(kind, all, first.line(), first.column(), last.endLine(), last.endColumn());
  }

  private static Place first(Object value) {
    return value instanceof List<?> list ? (Place) list.get(0) : (Place) value;
  }

  private static Place last(Object value) {
    return value instanceof List<?> list ? (Place) list.get(list.size() - 1) : (Place) value;
  }

  Object perform(Action action, List<Object> arguments, int begin) {
    switch (action.verb()) {
      case "pass":
        return arguments.get(0);
      case "at":
        throw complaints.at(first(arguments.get(0)), message(action, arguments));
      case "span":
        throw complaints.span(first(arguments.get(0)), last(arguments.get(arguments.size() - 1)), message(action, arguments));
      case "from":
        throw complaints.from(first(arguments.get(0)), message(action, arguments));
      case "last":
        throw complaints.last(message(action, arguments));
      case "indent":
        throw complaints.atLast(CompileError.Kind.INDENTATION, message(action, arguments));
      case "next":
        throw complaints.atToken(CompileError.Kind.SYNTAX, diagnosis.token(), message(action, arguments));
      default:
        return performOther(action, arguments, begin);
    }
  }

  private Object performOther(Action action, List<Object> arguments, int begin) {
    switch (action.verb()) {
      case "store", "loop", "del":
        refuseTarget(action.verb(), (Sketch) arguments.get(0));
        return null;
      case "fold":
        return ((List<?>) arguments.get(1)).isEmpty() ? arguments.get(0) : make(action.kind(), List.of(), begin);
      case "trail":
        List<?> trailers = (List<?>) arguments.get(1);
        return trailers.isEmpty() ? arguments.get(0) : make(((Sketch) trailers.get(trailers.size() - 1)).kind(), List.of(), begin);
      default:
        return call(action.function(), arguments, begin);
    }
  }

  /// Fills in what a message has in braces.
  private String message(Action action, List<Object> arguments) {
    String message = action.message();
    if (message.contains("{prefix}")) {
      return message.replace("{prefix}", prefix());
    }
    if (message.contains("{name a}")) {
      return message.replace("{name a}", ((Sketch) arguments.get(0)).describe());
    }
    if (message.contains("{text a}")) {
      return message.replace("{text a}", source((Token) arguments.get(0)));
    }
    return message.contains("{line a}") ? message.replace("{line a}", String.valueOf(((Place) arguments.get(0)).line())) : message;
  }

  private String prefix() {
    return diagnosis.inTemplate() ? "t" : "f";
  }

  private void refuseTarget(String verb, Sketch value) {
    Sketch wrong = invalidTarget(value, verb);
    if (wrong != null) {
      throw complaints.at(wrong, (verb.equals("del") ? "cannot delete " : "cannot assign to ") + wrong.describe());
    }
  }

  /// The part of `value` that cannot be a target, or null.
  private static Sketch invalidTarget(Sketch value, String verb) {
    switch (value.kind()) {
      case Tag.NAME, Tag.ATTRIBUTE, Tag.SUBSCRIPT:
        return null;
      case Tag.TUPLE, Tag.LIST_DISPLAY:
        for (Object part : value.parts()) {
          Sketch wrong = invalidTarget((Sketch) part, verb);
          if (wrong != null) {
            return wrong;
          }
        }
        return null;
      case Tag.STARRED:
        return verb.equals("del") ? value : invalidTarget((Sketch) value.parts().get(0), verb);
      case Tag.COMPARE:
        if (!verb.equals("loop")) {
          return value;
        }
        return ((Sketch) value.parts().get(1)).kind() == Sketch.IN ? invalidTarget((Sketch) value.parts().get(0), verb) : null;
      default:
        return value;
    }
  }

  private Object call(String function, List<Object> arguments, int begin) {
    Object a = arguments.get(0);
    Object b = arguments.size() > 1 ? arguments.get(1) : null;
    switch (function) {
      case "comma":
        return comma((Sketch) a, (Sketch) b);
      case "legacy":
        return legacy((Token) a, (Place) b);
      case "tupleDisplay":
        return make(Tag.TUPLE, List.of(a), begin);
      case "items", "concat":
        List<Object> all = new ArrayList<>(a instanceof List<?> list ? list : List.of(a));
        all.addAll((List<?>) b);
        return all;
      case "comparison":
        return ((List<?>) b).isEmpty() ? a : make(Tag.COMPARE, List.of(a, b), begin);
      case "notEqual":
        return notEqual((Token) a);
      case "future":
        return future(a, b, begin);
      case "missingColon":
        Place key = (Place) a;
        throw complaints.make(CompileError.Kind.SYNTAX, "':' expected after dictionary key", key.line(), key.endColumn(), key.endLine(), 0);
      case "bound", "specBound":
        throw complaints.from((Token) a, "cannot use " + (((Sketch) b).kind() == Tag.TUPLE ? "constraints" : "bound") + " with "
            + (function.equals("bound") ? "TypeVarTuple" : "ParamSpec"));
      default:
        return callOfArguments(function, a, b, begin);
    }
  }

  private Object callOfArguments(String function, Object a, Object b, int begin) {
    switch (function) {
      case "arguments":
        List<Object> parts = new ArrayList<>((List<?>) a);
        if (a != b) {
          parts.addAll((List<?>) b);
        }
        return make(Tag.CALL, parts, begin);
      case "looseGenerator":
        throw complaints.span((Place) a, lastOfComprehension(b), "Generator expression must be parenthesized");
      case "generatorArgument":
        return generatorArgument((Sketch) a, b);
      case "misplacedArgument":
        boolean mapping = ((Sketch) a).parts().stream().anyMatch(part -> part instanceof Sketch sketch && sketch.kind() == Sketch.MAPPING);
        throw complaints.last("positional argument follows keyword argument" + (mapping ? " unpacking" : ""));
      default:
        return callOfLiterals(function, a, b, begin);
    }
  }

  private Object callOfLiterals(String function, Object a, Object b, int begin) {
    switch (function) {
      case "number":
        number((Token) a);
        return make(Tag.CONSTANT, List.of(), begin);
      case "real":
        if (number((Token) a) instanceof Const.Complex) {
          throw complaints.at((Token) a, "real number required in complex literal");
        }
        return make(Tag.CONSTANT, List.of(), begin);
      case "imaginary":
        if (!(number((Token) a) instanceof Const.Complex)) {
          throw complaints.at((Token) a, "imaginary number required in complex literal");
        }
        return make(Tag.CONSTANT, List.of(), begin);
      case "conversion":
        conversion((Token) a, (Token) b);
        return a;
      case "joined":
        middles((Token) a, (List<?>) b);
        return make(Tag.JOINED_STR, List.of(), begin);
      case "template":
        middles((Token) a, (List<?>) b);
        return make(Tag.TEMPLATE_STR, List.of(), begin);
      case "spec":
        middle((Token) a, false, ((Token) a).line());
        return a;
      case "string":
        value((Token) a);
        return a;
      case "strings":
        return strings((List<?>) a, begin);
      case "mixed":
        throw complaints.span(last(a), last(b), "cannot mix t-string literals with string or bytes literals");
      default:
        throw new IllegalStateException(function);
    }
  }

  /// Two expressions in a row inside brackets.
  private Object comma(Sketch a, Sketch b) {
    if (isLegacyName(a) || diagnosis.previous().level() == 0) {
      return null;
    }
    throw complaints.span(a, b, "invalid syntax. Perhaps you forgot a comma?");
  }

  private boolean isLegacyName(Sketch value) {
    if (value.kind() != Tag.NAME) {
      return false;
    }
    String name = text(value);
    return name.equals("print") || name.equals("exec");
  }

  private String text(Object value) {
    Place place = first(value);
    int start = complaints.offset(place.line(), place.column());
    return new String(buf, start, complaints.offset(place.endLine(), place.endColumn()) - start, StandardCharsets.UTF_8);
  }

  private Object legacy(Token name, Place arguments) {
    String word = source(name);
    if (!word.equals("print") && !word.equals("exec")) {
      return null;
    }
    throw complaints.span(name, arguments, "Missing parentheses in call to '" + word + "'. Did you mean " + word + "(...)?");
  }

  /// `!=` or `<>`, whichever the future statement of PEP 401 leaves valid.
  private Object notEqual(Token token) {
    boolean old = buf[token.start()] == '<';
    if (oldInequality && !old) {
      throw complaints.last("with Barry as BDFL, use '<>' instead of '!='");
    }
    return old == oldInequality ? token : null;
  }

  /// The future statement of PEP 401 changes how the rest of the text is read.
  private Object future(Object module, Object names, int begin) {
    if (text(module).equals("__future__") && names instanceof List<?> list) {
      for (Object name : list) {
        oldInequality |= text(name).equals("barry_as_FLUFL");
      }
    }
    return make(Sketch.STATEMENT, List.of(), begin);
  }

  private static Place lastOfComprehension(Object comprehensions) {
    List<?> clauses = (List<?>) comprehensions;
    List<Object> parts = ((Sketch) clauses.get(clauses.size() - 1)).parts();
    return (Place) parts.get(parts.size() - 1);
  }

  private Object generatorArgument(Sketch arguments, Object comprehensions) {
    List<Object> positional = new ArrayList<>();
    for (Object part : arguments.parts()) {
      if (!(part instanceof Sketch sketch && (sketch.kind() == Tag.KEYWORD || sketch.kind() == Sketch.MAPPING))) {
        positional.add(part);
      }
    }
    if (positional.size() <= 1) {
      return null;
    }
    throw complaints.span((Place) positional.get(positional.size() - 1), lastOfComprehension(comprehensions),
        "Generator expression must be parenthesized");
  }

  private Const number(Token token) {
    if (options.featureVersion() < 6 && literals.hasUnderscore(token.start(), token.end())) {
      throw complaints.last("Underscores in numeric literals are only supported in Python 3.6 and greater");
    }
    try {
      return literals.number(token.start(), token.end());
    } catch (LiteralError error) {
      throw complaints.make(CompileError.Kind.SYNTAX, error.getMessage(), token.line(), 0, token.endLine(), 0);
    }
  }

  private void conversion(Token mark, Token name) {
    String letter = source(name);
    if (mark.endLine() != name.line() || mark.endColumn() != name.column()) {
      throw complaints.span(mark, name, prefix() + "-string: conversion type must come right after the exclamation mark");
    }
    if (!letter.equals("s") && !letter.equals("r") && !letter.equals("a")) {
      throw complaints.at(name, prefix() + "-string: invalid conversion character '" + letter + "': expected 's', 'r', or 'a'");
    }
  }

  /// The literal text of a string that begins with `start`.
  private void middles(Token start, List<?> parts) {
    boolean raw = source(start).toLowerCase(Locale.ROOT).indexOf('r') >= 0;
    int endLine = diagnosis.previous().line();
    for (Object part : parts) {
      if (part instanceof Token middle && (middle.kind() == TokenKind.FSTRING_MIDDLE || middle.kind() == TokenKind.TSTRING_MIDDLE)) {
        middle(middle, raw, endLine);
      }
    }
  }

  private void middle(Token token, boolean raw, int line) {
    if (token.start() == token.end()) {
      return;
    }
    try {
      literals.formattedText(token.start(), token.end(), raw, line, token.start() - token.column());
    } catch (LiteralError error) {
      throw complaints.of(error, null);
    }
  }

  private Object strings(List<?> parts, int begin) {
    boolean bytes = false;
    boolean text = false;
    boolean formatted = false;
    for (Object part : parts) {
      if (part instanceof Token token) {
        boolean isBytes = literals.isBytes(token.start());
        bytes |= isBytes;
        text |= !isBytes;
      } else {
        text = true;
        formatted = true;
      }
    }
    if (bytes && text) {
      throw complaints.last("cannot mix bytes and nonbytes literals");
    }
    return make(formatted ? Tag.JOINED_STR : Tag.CONSTANT, List.of(), begin);
  }

  private void value(Token token) {
    try {
      literals.string(token.start(), token.end(), token.line(), token.start() - token.column());
    } catch (LiteralError error) {
      throw complaints.of(error, token);
    }
  }
}
