// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.interpreters;

import dev.krait.compiler.code.CodeObject;
import dev.krait.runtime.importing.Imports;
import dev.krait.runtime.interp.PyCode;
import dev.krait.runtime.interp.PyFunction;
import dev.krait.runtime.object.Buffer;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyMemoryView;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.thread.ThreadState;

/// An object on its way from one interpreter to another. Holds nothing that belongs to either.
///
/// Thread rule: immutable; [#restore] is called inside the receiving interpreter.
public interface CrossData {
  /// The object that stands for the original in the receiving interpreter.
  Object restore(ThreadState ts);

  /// Gives up what the data holds, if nobody is to receive it.
  default void discard() {
  }

  /// An immutable object of a builtin type, which all interpreters share.
  record Same(Object value) implements CrossData {
    @Override
    public Object restore(ThreadState ts) {
      return value;
    }
  }

  /// The content of bytes, which is not changed: an object of its own at the receiver, as in CPython.
  record Bytes(byte[] content) implements CrossData {
    @Override
    public Object restore(ThreadState ts) {
      return new PyBytes(content);
    }
  }

  /// A tuple of anything.
  record Items(CrossData[] items) implements CrossData {
    @Override
    public Object restore(ThreadState ts) {
      Object[] restored = new Object[items.length];
      for (int i = 0; i < restored.length; i++) {
        restored[i] = items[i].restore(ts);
      }
      return PyTuple.of(restored);
    }

    @Override
    public void discard() {
      for (CrossData item : items) {
        item.discard();
      }
    }
  }

  /// The memory of an object of the sender, which both use from then on.
  record Memory(Buffer buffer) implements CrossData {
    @Override
    public Object restore(ThreadState ts) {
      return PyMemoryView.of(new PyCrossBufferView(buffer).exportBuffer(ts, false));
    }

    @Override
    public void discard() {
      buffer.release();
    }
  }

  /// Code, or with `function` a function that needs nothing but its code. The globals of such a function are those of `__main__`.
  record Code(CodeObject code, boolean function) implements CrossData {
    @Override
    public Object restore(ThreadState ts) {
      PyCode restored = new PyCode(code);
      return function ? new PyFunction(ts, restored, mainNamespace(ts)) : restored;
    }
  }

  /// The namespace of `__main__`, or an empty one where there is none.
  static PyDict mainNamespace(ThreadState ts) {
    return ts.interpreter().modules().get("__main__") instanceof PyModule main ? main.dict() : new PyDict();
  }

  /// What a class of Python code receives as its one argument, such as the number of a queue. The class is looked up by name.
  record Numbered(String module, String name, Object number, Runnable onDiscard) implements CrossData {
    @Override
    public Object restore(ThreadState ts) {
      try {
        return Calls.call1(ts, Imports.attribute(ts, module, name), number);
      } finally {
        onDiscard.run();
      }
    }

    @Override
    public void discard() {
      onDiscard.run();
    }
  }
}
