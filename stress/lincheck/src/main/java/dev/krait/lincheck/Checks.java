// SPDX-License-Identifier: Apache-2.0
package dev.krait.lincheck;

import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Options;
import org.jetbrains.lincheck.datastructures.StressOptions;

/// Runs one test of linearizability: random programs of a few operations on a few threads, whose results have to be those of some order of
/// the operations on the test's model.
///
/// Arguments: `stress` (the machine's own order of events) or `model` (every order of the steps that is looked at, one thread at a time);
/// the class; how many programs; how often each is run. The exit status is 1 if an order was found wrong.
final class Checks {
  private Checks() {
  }

  public static void main(String[] args) throws ClassNotFoundException {
    Class<?> test = Class.forName(args[1]);
    Class<?> model = Class.forName(args[1] + "$Model");
    Options<?, ?> options = args[0].equals("model") ? new ModelCheckingOptions() : new StressOptions();
    int programs = Integer.parseInt(args[2]);
    int runs = Integer.parseInt(args[3]);
    options.iterations(programs).invocationsPerIteration(runs).threads(2).actorsPerThread(4).actorsBefore(3).actorsAfter(2)
        .sequentialSpecification(model);
    long begin = System.nanoTime();
    try {
      options.check(test);
    } catch (LincheckAssertionError e) {
      System.out.println(e.getMessage());
      System.exit(1);
    }
    System.out.printf("%s, %s: %d programs, up to %d runs each, linearizable (%d s)%n", test.getSimpleName(), args[0], programs, runs,
        (System.nanoTime() - begin) / 1_000_000_000);
    System.exit(0);
  }
}
