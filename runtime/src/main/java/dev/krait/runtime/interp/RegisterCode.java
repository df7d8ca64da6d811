// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.compiler.code.Opcode;
import java.util.Arrays;

/// The register form of a code object, with its inline caches. Registers are, in this order: locals, cells and free variables;
/// temporaries (the first of them are the slots of CPython's stack, where values lie at handlers and jumps); constants.
///
/// Invariants: the instructions do not change. The caches are replaced whole by any thread: each entry is immutable, and guards itself.
final class RegisterCode {
  /// Room behind the registers of a frame that may live for long; see [LoopFrame].
  private static final int DISTANCE = 32;

  final PyCode code;
  /// The instructions, see [Op].
  final int[] words;
  /// The register of the lowest stack slot.
  final int stackBase;
  /// The first register that holds a constant.
  private final int constantBase;
  private final Object[] constants;
  private final int registers;
  /// The number of arguments, if they are all plain positional ones; else -1.
  final int plainArguments;
  /// Inline caches by site.
  final Object[] sites;
  /// Starts of instructions in rising order, and the offset of each in CPython's code, in units of two bytes.
  private final int[] starts;
  private final int[] offsets;
  /// Groups of HANDLER_WORDS: first pc, end, pc of the handler, depth of the stack, 1 if the handler wants the pc.
  private final int[] handlers;
  static final int HANDLER_WORDS = 5;
  /// Whether there is an `except`, `finally` or `with`.
  final boolean cleans;
  /// Whether this form tells tracers what happens.
  final boolean traced;
  /// Whether there is a loop, so that a frame may live for long.
  final boolean loops;

  RegisterCode(PyCode code, int[] words, int stackBase, int constantBase, Object[] constants, int siteCount, int[] starts, int[] offsets,
      int[] handlers, boolean traced) {
    this.code = code;
    this.words = words;
    this.stackBase = stackBase;
    this.constantBase = constantBase;
    this.constants = constants;
    this.registers = constantBase + constants.length;
    this.plainArguments = code.hasPlainArguments() ? code.object.argCount : -1;
    this.sites = new Object[siteCount];
    this.starts = starts;
    this.offsets = offsets;
    this.handlers = handlers;
    this.traced = traced;
    boolean cleanups = false;
    for (int i = 0; i < handlers.length && !cleanups; i += HANDLER_WORDS) {
      cleanups = isCleanup(i);
    }
    this.cleans = cleanups;
    boolean jumpsBack = false;
    for (int i = 0; i < starts.length && !jumpsBack; i++) {
      jumpsBack = (words[starts[i]] & 0xff) == Op.JUMP_BACK;
    }
    this.loops = jumpsBack;
  }

  /// Whether the handler is of an `except`, `finally` or `with`, and none that the compiler adds to loops and generators.
  private boolean isCleanup(int handler) {
    return words[handlers[handler + 2] + 1] == Opcode.PUSH_EXC_INFO;
  }

  /// Whether an exception at the pc would run code of the program: an `except`, `finally` or `with`.
  boolean isInCleanup(int pc) {
    int handler = handlerOf(pc);
    while (handler >= 0 && !isCleanup(handler)) {
      handler = handlerOf(handlers[handler + 2]);
    }
    return handler >= 0;
  }

  /// Registers for a new frame, constants in place.
  Object[] newRegisters() {
    Object[] r = new Object[loops ? registers + DISTANCE : registers];
    Object[] k = constants;
    System.arraycopy(k, 0, r, constantBase, k.length);
    return r;
  }

  /// The offset, in units, of the CPython instruction that the pc belongs to.
  int offsetOf(int pc) {
    int at = Arrays.binarySearch(starts, pc);
    return at >= 0 ? offsets[at] : at == -1 ? 0 : offsets[-at - 2];
  }

  /// The pc of the first instruction that belongs to the offset or comes after it.
  int pcOf(int offset) {
    for (int i = 0; i < starts.length; i++) {
      if (offsets[i] >= offset) {
        return starts[i];
      }
    }
    return words.length;
  }

  /// The handler that covers the pc: an index for [#handlerWord], or -1.
  int handlerOf(int pc) {
    int[] h = handlers;
    for (int i = 0; i < h.length; i += HANDLER_WORDS) {
      if (pc >= h[i] && pc < h[i + 1]) {
        return i;
      }
    }
    return -1;
  }

  /// The pc of the event before the instruction at the offset; for the traced form.
  int eventAt(int offset) {
    for (int i = 0; i < starts.length; i++) {
      if (offsets[i] == offset && words[starts[i]] == Op.EVENT) {
        return starts[i];
      }
    }
    throw new IllegalStateException("no instruction at " + offset);
  }

  /// The start of the instruction after the one at the pc.
  int startAfter(int pc) {
    int at = Arrays.binarySearch(starts, pc);
    return starts[at + 1];
  }

  /// Where the instruction at the pc ends.
  int next(int pc) {
    int at = Arrays.binarySearch(starts, pc);
    return at >= 0 && at + 1 < starts.length ? starts[at + 1] : words.length;
  }

  /// The value that the YIELD at the pc gives away. What the suspended frame does not need any more it does not keep alive.
  Object takeYielded(Object[] r, int pc) {
    Object value = r[words[pc + 1]];
    for (int i = words[pc + 3]; i < constantBase; i++) {
      r[i] = null;
    }
    return value;
  }

  /// The register that the call at the pc puts its result into; -1 if it is another instruction.
  int resultOf(int pc) {
    int op = words[pc] & 0xff;
    return op >= Op.CALL0 && op <= Op.CALL_KEYWORDS ? words[pc] >>> 8 : -1;
  }

  /// Where instructions start.
  int[] starts() {
    return starts.clone();
  }

  /// Where the temporaries end.
  int constantBase() {
    return constantBase;
  }

  int handlerWord(int handler, int word) {
    return handlers[handler + word];
  }
}
