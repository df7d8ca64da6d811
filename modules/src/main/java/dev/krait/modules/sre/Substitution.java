// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.sre;

import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Buffers;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.thread.ThreadState;

/// Replacing the matches of a pattern.
final class Substitution {
  /// The new text, and how many matches were replaced.
  record Result(Object text, int count) {
  }

  private Substitution() {
  }

  /// A template, the literal itself if it has no group in it, or null if it is a function.
  static Object compile(ThreadState ts, PyPattern pattern, Object template) {
    if (isLiteral(ts, template)) {
      return template;
    }
    Object re = Calls.call1(ts, ts.interpreter().builtin("__import__"), "re");
    return Calls.method(ts, re, "_compile_template", pattern, template);
  }

  private static boolean isLiteral(ThreadState ts, Object template) {
    Object plain = Text.valueOrNull(template);
    if (plain instanceof String s) {
      return s.indexOf('\\') < 0;
    }
    if (plain == null && Buffers.isBuffer(template)) {
      for (byte b : Buffers.bytes(ts, template)) {
        if (b == '\\') {
          return false;
        }
      }
      return true;
    }
    return false;
  }

  static Result run(ThreadState ts, PyPattern pattern, Object replacement, Object string, int limit) {
    boolean function = Calls.isCallable(replacement);
    Object template = function ? null : compile(ts, pattern, replacement);
    PyPattern.Scan scan = pattern.new Scan(ts, string, 0, Integer.MAX_VALUE);
    Pieces pieces = new Pieces(scan.subject.isBytes);
    int last = 0;
    int count = 0;
    while ((limit == 0 || count < limit) && scan.find()) {
      pieces.add(ts, scan.subject.slice(last, scan.start));
      last = scan.matcher.matchEnd;
      Object piece = template;
      if (function) {
        piece = Calls.call1(ts, replacement, scan.match());
      } else if (template instanceof PyTemplate t) {
        piece = t.expand(ts, (PyMatch) scan.match(), scan.subject.isBytes);
      }
      if (piece != PyNone.NONE) {
        pieces.add(ts, piece);
      }
      count++;
    }
    pieces.add(ts, scan.subject.slice(last, scan.subject.length));
    return new Result(count == 0 && !scan.subject.isBytes ? Text.valueOrNull(string) : pieces.join(), count);
  }
}
