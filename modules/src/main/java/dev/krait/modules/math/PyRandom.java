// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.math;

import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyLong;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.protocol.Hashes;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;
import java.math.BigInteger;
import java.security.SecureRandom;

/// A source of random numbers that shares no state with others.
///
/// Java: the state is guarded by this object.
@PyTypeDef(value = "Random", module = "_random", subclassable = true)
public class PyRandom extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyRandomTable.INSTANCE);
  private static final int WORD = 32;

  private final MersenneTwister generator = new MersenneTwister();

  PyRandom(PyType type) {
    super(type);
    generator.seed(entropy());
  }

  /// An instance of a Python subclass.
  private static final class Sub extends PyRandom {
    private final PyInstance attributes;

    Sub(PyType type) {
      super(type);
      attributes = new PyInstance(type, this);
    }

    @Override
    public PyInstance attributes() {
      return attributes;
    }
  }

  private static int[] entropy() {
    SecureRandom source = new SecureRandom();
    int[] key = new int[8];
    for (int i = 0; i < key.length; i++) {
      key[i] = source.nextInt();
    }
    return key;
  }

  @New("Random(*args, **kwargs)")
  static Object create(PyType cls, Object[] args, String[] keywordNames) {
    if (cls == TYPE && keywordNames != null && keywordNames.length > 0) {
      throw PyErrors.typeError("Random() takes no keyword arguments");
    }
    return cls == TYPE ? new PyRandom(cls) : new Sub(cls);
  }

  @Special("__init__(seed=<unrepresentable>, /)")
  void initialize(ThreadState ts, Object seed) {
    if (seed != null) {
      seed(ts, seed);
    }
  }

  /// A random float from 0 on, below 1.
  @Method("random()")
  synchronized double random() {
    int a = generator.next() >>> 5;
    int b = generator.next() >>> 6;
    return (a * 67108864.0 + b) * (1.0 / 9007199254740992.0);
  }

  /// Starts anew from an int, from the hash of another object, or from the system's source of randomness.
  @Method("seed(n=None, /)")
  void seed(ThreadState ts, Object n) {
    if (n == PyNone.NONE) {
      int[] key = entropy();
      synchronized (this) {
        generator.seed(key);
      }
      return;
    }
    Object plain = Numbers.intOrNull(n);
    BigInteger value = plain == null ? new BigInteger(Long.toUnsignedString(Hashes.of(ts, n))) : PyLong.bigValue(plain).abs();
    int[] key = new int[Math.max(1, (value.bitLength() + WORD - 1) / WORD)];
    for (int i = 0; i < key.length; i++) {
      key[i] = value.shiftRight(WORD * i).intValue();
    }
    synchronized (this) {
      generator.seed(key);
    }
  }

  /// A random int of so many bits.
  @Method("getrandbits(k, /)")
  Object getrandbits(ThreadState ts, Object k) {
    BigInteger wanted = PyLong.bigValue(Numbers.index(ts, k));
    if (wanted.signum() < 0) {
      throw PyErrors.valueError("Cannot convert negative int");
    }
    if (wanted.bitLength() > 31) {
      throw wanted.bitLength() > 64 ? PyErrors.overflowError("Python int too large for C uint64_t") : PyErrors.memoryError();
    }
    int bits = wanted.intValue();
    if (bits == 0) {
      return PyInt.ZERO;
    }
    synchronized (this) {
      if (bits <= WORD) {
        return PyInt.of(Integer.toUnsignedLong(generator.next() >>> WORD - bits));
      }
      int words = (bits - 1) / WORD + 1;
      byte[] bytes = new byte[4 * words];
      int rest = bits;
      for (int i = words - 1; i >= 0; i--, rest -= WORD) {
        int word = generator.next();
        word = rest < WORD ? word >>> WORD - rest : word;
        for (int b = 0; b < 4; b++) {
          bytes[4 * i + 3 - b] = (byte) (word >>> 8 * b);
        }
      }
      return PyLong.of(new BigInteger(1, bytes));
    }
  }

  /// The state as a tuple, for setstate.
  @Method("getstate()")
  synchronized Object getstate() {
    Object[] words = new Object[MersenneTwister.WORDS + 1];
    for (int i = 0; i < MersenneTwister.WORDS; i++) {
      words[i] = PyInt.of(Integer.toUnsignedLong(generator.word(i)));
    }
    words[MersenneTwister.WORDS] = PyInt.of(generator.index());
    return PyTuple.of(words);
  }

  /// Goes on from a state that getstate gave.
  @Method("setstate(state, /)")
  void setstate(ThreadState ts, Object state) {
    if (!(state instanceof PyTuple tuple)) {
      throw PyErrors.typeError("state vector must be a tuple");
    }
    if (tuple.size() != MersenneTwister.WORDS + 1) {
      throw PyErrors.valueError("state vector is the wrong size");
    }
    int[] words = new int[MersenneTwister.WORDS];
    for (int i = 0; i < words.length; i++) {
      Object word = Numbers.intOrNull(tuple.get(i));
      if (word == null) {
        throw PyErrors.typeError("an integer is required");
      }
      BigInteger big = PyLong.bigValue(word);
      if (big.signum() < 0) {
        throw PyErrors.overflowError("can't convert negative value to unsigned int");
      }
      words[i] = big.intValue();
    }
    long index = dev.krait.runtime.builtin.Converters.toLong(ts, tuple.get(words.length));
    if (index < 0 || index > MersenneTwister.WORDS) {
      throw PyErrors.valueError("invalid state");
    }
    synchronized (this) {
      generator.set(words, (int) index);
    }
  }
}
