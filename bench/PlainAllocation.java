// SPDX-License-Identifier: Apache-2.0

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.LongStream;

/// What a plain Java program gains from a second thread if it allocates as much as a Python program does; for `bench/scaling.py`.
///
/// A round allocates so many bytes in small arrays, which die soon, and computes for the rest of the time that a round of the Python
/// program takes. Each line of the standard input is a command, answered by one line:
/// - `set BYTES NANOSECONDS`: what a round allocates and takes; answers how many bytes it really allocates
/// - `run THREADS ROUNDS`: answers the nanoseconds until all threads have done that many rounds each
final class PlainAllocation {
  private static final com.sun.management.ThreadMXBean THREADS = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int BLOCK = 32;
  private static final int HEADER = 16;
  private static final int MANY_STEPS = 256;

  private int blocks;
  private int rest;
  private int steps;

  public static void main(String[] args) throws IOException, InterruptedException {
    var program = new PlainAllocation();
    var in = new BufferedReader(new InputStreamReader(System.in));
    for (String line; (line = in.readLine()) != null;) {
      String[] words = line.split(" ");
      if (words[0].equals("set")) {
        System.out.println(program.set(Double.parseDouble(words[1]), Double.parseDouble(words[2])));
      } else {
        System.out.println(program.run(Integer.parseInt(words[1]), Long.parseLong(words[2])));
      }
    }
  }

  /// Finds the number of steps of computing that makes a round take so long.
  private double set(double bytes, double nanoseconds) throws InterruptedException {
    // A fraction of a block is given as its share of a thousand rounds.
    blocks = (int) (bytes / BLOCK);
    rest = (int) Math.round((bytes / BLOCK - blocks) * 1000);
    steps = 0;
    best();
    double empty = best();
    steps = MANY_STEPS;
    best();
    double step = Math.max(0.1, (best() - empty) / MANY_STEPS);
    steps = Math.max(0, (int) Math.round((nanoseconds - empty) / step));
    long before = THREADS.getCurrentThreadAllocatedBytes();
    work(100_000);
    return (THREADS.getCurrentThreadAllocatedBytes() - before) / 1e5;
  }

  private double best() throws InterruptedException {
    double least = Double.MAX_VALUE;
    for (int i = 0; i < 10; i++) {
      least = Math.min(least, run(1, 50_000) / 5e4);
    }
    return least;
  }

  private long run(int threads, long rounds) throws InterruptedException {
    var start = new CyclicBarrier(threads);
    var workers = new Thread[threads];
    long[] begins = new long[threads];
    long[] ends = new long[threads];
    for (int i = 0; i < threads; i++) {
      int n = i;
      workers[i] = new Thread(() -> {
        try {
          start.await();
        } catch (InterruptedException | BrokenBarrierException e) {
          throw new IllegalStateException(e);
        }
        begins[n] = System.nanoTime();
        work(rounds);
        ends[n] = System.nanoTime();
      });
      workers[i].start();
    }
    for (Thread worker : workers) {
      worker.join();
    }
    return LongStream.of(ends).max().getAsLong() - LongStream.of(begins).min().getAsLong();
  }

  /// The ring lies in the middle of a large array, so that no other thread's writes come near.
  private void work(long rounds) {
    int[][] ring = new int[1 << 14][];
    int at = 0;
    long x = 88172645463325252L;
    for (long i = 0; i < rounds; i++) {
      int count = i % 1000 < rest ? blocks + 1 : blocks;
      for (int b = 0; b < count; b++) {
        ring[8192 + (at++ & 15)] = new int[(BLOCK - HEADER) / 4];
      }
      for (int s = 0; s < steps; s++) {
        x ^= x << 13;
        x ^= x >>> 7;
      }
    }
    if (x == 0) {
      System.out.println(ring[8192][0]);
    }
  }
}
