// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.krait.compiler.PythonCompiler;
import dev.krait.compiler.parse.Parser;
import dev.krait.compiler.parse.SourceText;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.ReentrantKeyStress;
import dev.krait.runtime.thread.ThreadState;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/// Generators that several threads resume ([Suspendable]).
///
/// The pair: who resumes takes the volatile `state` from free to running by CAS, and writes it when the frame has stopped; so the next one
/// sees all that this one did in the frame.
public final class GeneratorStress {
  private static final int BUSY = -1;
  private static final int FINISHED = 0;
  private static final PyFunction FUNCTION = function("def numbers():\n  yield 1\n  yield 2\n");

  private GeneratorStress() {
  }

  private static PyFunction function(String source) {
    PythonCompiler compiler = new PythonCompiler("stress", Parser.Mode.EXEC, 0, 0, null);
    PyDict globals = new PyDict();
    ThreadState ts = ReentrantKeyStress.state();
    Evaluation.run(ts, new PyCode(compiler.compile(SourceText.ofString(source))), globals, null, null);
    return (PyFunction) globals.get("numbers");
  }

  static PyGenerator generator() {
    return (PyGenerator) FUNCTION.call0(ReentrantKeyStress.state());
  }

  /// The next number, or that another thread runs the generator, or that it has finished.
  static int next(PyGenerator generator) {
    try {
      Object value = generator.resume(ReentrantKeyStress.state(), PyNone.NONE, null);
      return value == null ? FINISHED : (int) ((PyInt) value).value;
    } catch (PyException e) {
      return BUSY;
    }
  }

  /// Two threads ask a new generator: each number goes to one of them, and who comes while the other runs is told so.
  @JCStressTest
  @Outcome(id = {"1, 2", "2, 1", "1, -1", "-1, 1"}, expect = ACCEPTABLE, desc = "each number once, or already executing")
  @Outcome(expect = FORBIDDEN, desc = "a number twice, or none")
  @State
  public static class Next {
    final PyGenerator generator = generator();

    @Actor
    public void first(II_Result r) {
      r.r1 = next(generator);
    }

    @Actor
    public void second(II_Result r) {
      r.r2 = next(generator);
    }
  }

  /// One thread asks, the other closes: afterwards the generator is finished, or stands where the one that came first left it.
  @JCStressTest
  @Outcome(id = {"0, 0", "1, 0", "-1, 0", "1, 2"}, expect = ACCEPTABLE, desc = "closed before, after, or not as it was running")
  @Outcome(expect = FORBIDDEN, desc = "runs on after the end, or is left running")
  @State
  public static class Close {
    final PyGenerator generator = generator();

    @Actor
    public void ask(II_Result r) {
      r.r1 = next(generator);
    }

    @Actor
    public void close() {
      try {
        generator.close(ReentrantKeyStress.state());
      } catch (PyException e) {
        // The other thread runs it.
      }
    }

    @Arbiter
    public void end(II_Result r) {
      r.r2 = next(generator);
    }
  }

  /// The control: the claim is a look and a store instead of one CAS. It has to fail.
  @JCStressTest
  @Outcome(id = {"1"}, expect = ACCEPTABLE, desc = "one runs it")
  @Outcome(expect = FORBIDDEN, desc = "both run it")
  @State
  public static class ControlWithoutClaim {
    volatile int state;
    boolean first;
    boolean second;

    private boolean claim() {
      if (state != 0) {
        return false;
      }
      state = 1;
      return true;
    }

    @Actor
    public void first() {
      first = claim();
    }

    @Actor
    public void second() {
      second = claim();
    }

    @Arbiter
    public void end(I_Result r) {
      r.r1 = (first ? 1 : 0) + (second ? 1 : 0);
    }
  }
}
