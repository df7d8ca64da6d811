// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.error;

import dev.krait.annotations.Getter;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Setter;
import dev.krait.annotations.Special;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A text is not valid Python.
///
/// Java: belongs to whoever holds it; fields are replaced whole.
@PyTypeDef(value = "SyntaxError", subclassable = true)
public final class PySyntaxError extends PyBaseException {
  /// Null for None, as all members here.
  public Object message;
  public Object fileName;
  public Object line;
  public Object offset;
  public Object text;
  public Object endLine;
  public Object endOffset;
  private Object printFileAndLine;
  private Object metadata;

  PySyntaxError(PyType type, PyTuple args) {
    super(type, args);
  }

  @New("SyntaxError(*args, **kwargs)")
  static Object create(ThreadState ts, PyType cls, Object[] args, PyDict kwargs) {
    return new PySyntaxError(cls, PyTuple.of(args.clone()));
  }

  @Special("__init__")
  void initialize(ThreadState ts, Object[] arguments, String[] keywordNames) {
    take(ts, positionalOnly(this, arguments, keywordNames));
  }

  @Override
  void take(ThreadState ts, PyTuple arguments) {
    args = arguments;
    if (arguments.size() >= 1) {
      message = arguments.get(0);
    }
    if (arguments.size() == 2) {
      takePlace(Sequences.toArray(ts, arguments.get(1)));
    }
  }

  private void takePlace(Object[] place) {
    if (place.length < 4 || place.length > 7) {
      throw PyErrors.typeError("function takes at " + (place.length < 4 ? "least 4" : "most 7") + " arguments (" + place.length + " given)");
    }
    fileName = place[0];
    line = place[1];
    offset = place[2];
    text = place[3];
    endLine = place.length > 4 ? place[4] : null;
    endOffset = place.length > 5 ? place[5] : null;
    metadata = place.length > 6 ? place[6] : null;
    if (endLine != null && endOffset == null) {
      throw PyErrors.typeError("end_offset must be provided when end_lineno is provided");
    }
  }

  @Special("__str__")
  Object shown(ThreadState ts) {
    Object said = Objects.str(ts, orNone(message));
    boolean hasLine = line instanceof PyInt;
    String file = fileName != null && Text.isStr(fileName) ? Text.toJava(fileName) : null;
    if (file == null && !hasLine) {
      return said;
    }
    String base = file == null ? null : file.substring(file.lastIndexOf('/') + 1);
    String place = file == null ? "line " + ((PyInt) line).value : hasLine ? base + ", line " + ((PyInt) line).value : base;
    return Text.fromJava(Text.toJava(said) + " (" + place + ")");
  }

  /// the message
  @Getter("msg")
  Object getMessage() {
    return orNone(message);
  }

  @Setter("msg")
  void setMessage(Object value) {
    message = value;
  }

  /// the file
  @Getter("filename")
  Object getFileName() {
    return orNone(fileName);
  }

  @Setter("filename")
  void setFileName(Object value) {
    fileName = value;
  }

  /// the line, from 1
  @Getter("lineno")
  Object getLine() {
    return orNone(line);
  }

  @Setter("lineno")
  void setLine(Object value) {
    line = value;
  }

  /// the column, from 1
  @Getter("offset")
  Object getOffset() {
    return orNone(offset);
  }

  @Setter("offset")
  void setOffset(Object value) {
    offset = value;
  }

  /// the text of the line
  @Getter("text")
  Object getText() {
    return orNone(text);
  }

  @Setter("text")
  void setText(Object value) {
    text = value;
  }

  /// the line where the error ends
  @Getter("end_lineno")
  Object getEndLine() {
    return orNone(endLine);
  }

  @Setter("end_lineno")
  void setEndLine(Object value) {
    endLine = value;
  }

  /// the column where the error ends
  @Getter("end_offset")
  Object getEndOffset() {
    return orNone(endOffset);
  }

  @Setter("end_offset")
  void setEndOffset(Object value) {
    endOffset = value;
  }

  /// set by older programs that print the place themselves
  @Getter("print_file_and_line")
  Object getPrintFileAndLine() {
    return orNone(printFileAndLine);
  }

  @Setter("print_file_and_line")
  void setPrintFileAndLine(Object value) {
    printFileAndLine = value;
  }

  /// what the parser says about the error, for suggestions
  @Getter("_metadata")
  Object getMetadata() {
    return orNone(metadata);
  }

  @Setter("_metadata")
  public void setMetadata(Object value) {
    metadata = value;
  }
}
