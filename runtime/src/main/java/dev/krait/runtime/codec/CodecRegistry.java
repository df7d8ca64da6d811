// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.codec;

import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/// The codecs and error handlers that one interpreter knows: search functions in the order of registration, what they found, and
/// handlers by name. Any thread may use it.
public final class CodecRegistry {
  private final CopyOnWriteArrayList<Object> searchFunctions = new CopyOnWriteArrayList<>();
  private final ConcurrentHashMap<String, PyTuple> found = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, Object> handlers = new ConcurrentHashMap<>();
  /// Whether the package that registers the standard search function has been imported.
  private final AtomicBoolean loaded = new AtomicBoolean();

  public void register(Object searchFunction) {
    if (!Calls.isCallable(searchFunction)) {
      throw PyErrors.typeError("argument must be callable");
    }
    searchFunctions.add(searchFunction);
  }

  /// Forgets a search function and all that has been found.
  public void unregister(Object searchFunction) {
    for (Object candidate : searchFunctions) {
      if (candidate == searchFunction) {
        searchFunctions.remove(candidate);
        found.clear();
        return;
      }
    }
  }

  /// The name under which encodings are kept: lower case, and runs of anything but letters, digits and dots are one underscore.
  public static String normalize(String encoding) {
    StringBuilder out = new StringBuilder(encoding.length());
    boolean punctuation = false;
    for (int i = 0; i < encoding.length(); i++) {
      char c = encoding.charAt(i);
      if (c < 128 && (Character.isLetterOrDigit(c) || c == '.')) {
        if (punctuation && !out.isEmpty()) {
          out.append('_');
        }
        out.append(Character.toLowerCase(c));
        punctuation = false;
      } else {
        punctuation = true;
      }
    }
    return out.toString();
  }

  /// The codec: a tuple of encoder, decoder, stream reader and stream writer; LookupError if nobody knows it.
  public PyTuple lookup(ThreadState ts, String encoding) {
    if (encoding.indexOf('\0') >= 0) {
      throw PyErrors.valueError("embedded null character");
    }
    if (!loaded.get()) {
      // Set afterwards, so that another thread waits for the import and finds the search functions.
      Calls.call1(ts, ts.interpreter().builtin("__import__"), "encodings");
      loaded.set(true);
    }
    String name = normalize(encoding);
    PyTuple known = found.get(name);
    if (known != null) {
      return known;
    }
    for (Object search : searchFunctions) {
      Object result = Calls.call1(ts, search, name);
      if (result == PyNone.NONE) {
        continue;
      }
      if (!(result instanceof PyTuple codec) || codec.size() != 4) {
        throw PyErrors.typeError("codec search functions must return 4-tuples");
      }
      found.put(name, codec);
      return codec;
    }
    throw PyErrors.of(Exceptions.LOOKUP_ERROR, Text.fromJava("unknown encoding: " + encoding));
  }

  /// The codec, which must be one between text and bytes; `alternative` names what works with all codecs.
  public PyTuple lookupText(ThreadState ts, String encoding, String alternative) {
    PyTuple codec = lookup(ts, encoding);
    if (codec.type != PyTuple.TYPE) {
      Object isText = Objects.findAttribute(ts, codec, "_is_text_encoding");
      if (isText != null && !Objects.isTrue(ts, isText)) {
        throw PyErrors.of(Exceptions.LOOKUP_ERROR, Text.fromJava("'" + encoding + "' is not a text encoding; use " + alternative
            + " to handle arbitrary codecs"));
      }
    }
    return codec;
  }

  public void registerError(String name, Object handler) {
    if (!Calls.isCallable(handler)) {
      throw PyErrors.typeError("handler must be callable");
    }
    handlers.put(name, handler);
  }

  /// Forgets an error handler; false if there was none.
  public boolean unregisterError(String name) {
    if (ErrorPolicy.of(name) != ErrorPolicy.OTHER) {
      throw PyErrors.valueError("cannot un-register built-in error handler '" + name + "'");
    }
    return handlers.remove(name) != null;
  }

  /// The error handler of that name; LookupError if there is none.
  public Object handler(String name) {
    Object handler = handlers.get(name);
    if (handler == null) {
      throw unknownHandler(name);
    }
    return handler;
  }

  static PyException unknownHandler(String name) {
    return PyErrors.of(Exceptions.LOOKUP_ERROR, Text.fromJava("unknown error handler name '" + name + "'"));
  }

  /// What a codec's function made of an object, with the check that it is a pair.
  static Object first(Object result, String what) {
    if (!(result instanceof PyTuple pair) || pair.size() != 2) {
      throw PyErrors.typeError(what + " must return a tuple (object, integer)");
    }
    return pair.get(0);
  }

  /// Adds to an exception of a codec which codec it was.
  static PyException noted(ThreadState ts, PyException e, String operation, String encoding) {
    e.value.addNote(ts, operation + " with '" + encoding + "' codec failed");
    return e;
  }
}
