// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.modules;

import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.compiler.CompileError;
import dev.krait.compiler.parse.TokenReader;
import dev.krait.runtime.builtins.SourceCompilation;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyIterator;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import java.util.ArrayList;
import java.util.List;

/// Gives the tokens of lines of source as tuples. All lines are read before the first token is given, where CPython reads
/// a line when it needs one.
///
/// Thread rule: tokens are read under this object's monitor, lines, which Python code gives, without it.
@PyTypeDef(value = "TokenizerIter", module = "_tokenize")
public final class PyTokenizerIter extends PyIterator {
  public static final PyType TYPE = PyType.builtin(PyTokenizerIterTable.INSTANCE);

  private final Object readline;
  private final Object encoding;
  private final boolean extraTokens;
  /// Null before the first token.
  private TokenReader reader;
  /// The line given last: tokens of one line share it.
  private String line;
  private Object lineObject;

  private PyTokenizerIter(Object readline, Object encoding, boolean extraTokens) {
    super(TYPE);
    this.readline = readline;
    this.encoding = encoding;
    this.extraTokens = extraTokens;
  }

  /// Reads from a callable that returns a line of text, or of bytes if there is an encoding.
  @New("TokenizerIter(readline, /, *, encoding=<unrepresentable>, extra_tokens)")
  static Object create(ThreadState ts, PyType cls, Object readline, Object encoding, boolean extraTokens) {
    if (encoding != null && !Text.isStr(encoding)) {
      throw PyErrors.typeError("tokenizeriter() argument 'encoding' must be str, not " + dev.krait.runtime.type.Types.nameOf(encoding));
    }
    return new PyTokenizerIter(readline, encoding, extraTokens);
  }

  @Special("__iter__")
  Object iterator() {
    return this;
  }

  @Override
  @Special("__next__")
  public Object next(ThreadState ts) {
    try {
      if (reader == null) {
        TokenReader made = new TokenReader(lines(ts), extraTokens);
        synchronized (this) {
          reader = reader == null ? made : reader;
        }
      }
      synchronized (this) {
        TokenReader.Item item = reader.next();
        return item == null ? null : tuple(item);
      }
    } catch (CompileError e) {
      throw SourceCompilation.exception(e.withoutLineFeed());
    }
  }

  private Object tuple(TokenReader.Item item) {
    if (item.source() != line) {
      line = item.source();
      lineObject = Text.fromJava(line);
    }
    return PyTuple.of(PyInt.of(item.type()), Text.fromJava(item.string()), place(item.line(), item.column()),
        place(item.endLine(), item.endColumn()), lineObject);
  }

  private static Object place(int line, int column) {
    return PyTuple.of(PyInt.of(line), PyInt.of(column));
  }

  private List<String> lines(ThreadState ts) {
    List<String> lines = new ArrayList<>();
    while (true) {
      String text = readLine(ts);
      if (text == null || text.isEmpty()) {
        return lines;
      }
      lines.add(text);
    }
  }

  /// One line, or null at the end.
  private String readLine(ThreadState ts) {
    Object read;
    try {
      read = Calls.call0(ts, readline);
    } catch (PyException e) {
      if (PyErrors.is(e, Exceptions.STOP_ITERATION)) {
        return null;
      }
      throw e;
    }
    if (encoding == null) {
      if (!Text.isStr(read)) {
        throw PyErrors.typeError("readline() returned a non-string object");
      }
      return Text.toJava(read);
    }
    if (!(read instanceof PyBytes)) {
      throw PyErrors.typeError("readline() returned a non-bytes object");
    }
    return Text.toJava(Calls.method(ts, read, "decode", encoding, Text.fromJava("replace")));
  }
}
