// SPDX-License-Identifier: Apache-2.0
package dev.krait.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Nothing waits while it holds the GIL, or while others wait for it to stop: what may block does so in `Blocking.call`, in `Libc.blocking`,
/// or between `detach` and `attach`. This finds calls that may block in methods that do none of these, and refuses those that are not listed
/// here with their reason.
class BlockingTest {
  /// Methods that block, as class and name. Those of java.util.concurrent are known by their name alone.
  private static final Set<String> BLOCKING = Set.of("java/lang/Thread.sleep", "java/lang/Thread.join", "java/lang/Object.wait",
      "java/util/concurrent/locks/LockSupport.park", "java/util/concurrent/locks/LockSupport.parkNanos",
      "java/util/concurrent/locks/LockSupport.parkUntil", "java/lang/ref/ReferenceQueue.remove", "java/lang/Process.waitFor");
  private static final Set<String> BLOCKING_CONCURRENT = Set.of("lock", "lockInterruptibly", "await", "awaitNanos", "awaitUninterruptibly",
      "acquire", "acquireUninterruptibly", "take", "get", "join", "invokeAll", "awaitTermination");
  private static final Set<String> BLOCKING_CHANNEL = Set.of("accept", "connect", "read", "write", "receive", "send", "select", "lock");
  /// Functions of the C library that may block; they go through `Libc.blocking`.
  private static final Set<String> BLOCKING_C = Set.of("read", "write", "readv", "writev", "recv", "recvfrom", "recvmsg", "send", "sendto",
      "sendmsg", "accept", "accept4", "connect", "poll", "select", "epoll_wait", "waitpid", "wait4", "waitid", "flock", "lockf", "fsync",
      "fdatasync", "nanosleep", "clock_nanosleep", "pause", "sigwait", "sigwaitinfo", "sigtimedwait", "sem_wait", "tcdrain", "system", "sendfile");

  /// Methods that may, each with its reason. A lambda counts as the method that it stands in.
  private static final Map<String, String> ALLOWED = Map.ofEntries(
      Map.entry("dev/krait/runtime/thread/Gil", "the GIL itself: its threads are detached, its mutex is a leaf lock"),
      Map.entry("dev/krait/runtime/thread/Threads.awaitStart", "called while detached"),
      Map.entry("dev/krait/runtime/thread/Threads.claimOthers", "who stops the world waits for the others, which may not run meanwhile"),
      Map.entry("dev/krait/runtime/thread/PendingSignals.awaitArrival", "bounded, and shorter than a turn"),
      Map.entry("dev/krait/runtime/thread/PendingSignals.wakeNative", "a thread of the JVM, not Python's"),
      Map.entry("dev/krait/runtime/thread/ReferenceHandling", "its one entrance detaches before all that waits"),
      Map.entry("dev/krait/runtime/thread/Finalizers.wake", "a thread of the JVM, not Python's"),
      Map.entry("dev/krait/runtime/thread/PyThreadHandle.join", "the lambda is for Blocking.call"),
      Map.entry("dev/krait/modules/collections/PySimpleQueue.await", "the lambda is for Blocking.call"),
      Map.entry("dev/krait/modules/interpreters/Receipt.await", "the lambdas are for Blocking.call"),
      Map.entry("dev/krait/runtime/object/ListSort.awaitEnd", "never with the GIL on, and it ends when the sorting thread stops for the world"),
      Map.entry("dev/krait/modules/testing/CapiThreads.joinTemporaryThread", "the lambda is for Blocking.call"),
      Map.entry("dev/krait/runtime/lanes/JvmPauses.all", "at the end of the program, bounded"),
      Map.entry("dev/krait/runtime/modules/FaulthandlerModule.watch", "a thread of the JVM, not Python's"));

  /// Whether the call may block.
  private static boolean blocks(String owner, String name, String type) {
    if (BLOCKING.contains(owner + "." + name)) {
      return true;
    }
    boolean timed = type.contains("Ljava/util/concurrent/TimeUnit;");
    if (owner.startsWith("java/util/concurrent/") && !owner.contains("/atomic/")) {
      boolean getter = name.equals("get") && !owner.endsWith("Future");
      return !getter && BLOCKING_CONCURRENT.contains(name) || timed && List.of("tryAcquire", "tryLock", "poll", "offer", "exchange").contains(name);
    }
    return owner.startsWith("java/nio/channels/") && !owner.contains("FileChannel") && BLOCKING_CHANNEL.contains(name);
  }

  private static void look(ClassModel model, MethodModel method, Set<String> found) {
    String owner = model.thisClass().asInternalName();
    String name = method.methodName().stringValue();
    String place = owner + "." + (name.startsWith("lambda$") ? name.substring(7, name.lastIndexOf('$')) : name);
    List<String> calls = new ArrayList<>();
    boolean detaches = false;
    String text = null;
    for (CodeElement element : method.code().orElseThrow()) {
      if (element instanceof ConstantInstruction constant && constant.constantValue() instanceof String s) {
        text = s;
      } else if (element instanceof InvokeInstruction call) {
        String target = call.owner().asInternalName();
        String called = call.name().stringValue();
        detaches |= target.endsWith("/ThreadState") && called.equals("detach");
        boolean direct = target.equals("dev/krait/modules/posix/Libc") && called.equals("call") && text != null && BLOCKING_C.contains(text);
        if (direct || blocks(target, called, call.type().stringValue())) {
          calls.add(place + ": " + (direct ? "Libc.call " + text : target.substring(target.lastIndexOf('/') + 1) + "." + called));
        }
      }
    }
    String outer = owner.contains("$") ? owner.substring(0, owner.indexOf('$')) : owner;
    if (!detaches && !ALLOWED.containsKey(place) && !ALLOWED.containsKey(outer)) {
      found.addAll(calls);
    }
  }

  @Test
  void whatBlocksLeavesPythonFirst() throws IOException {
    Set<String> found = new TreeSet<>();
    for (String module : List.of("runtime", "modules")) {
      for (Path file : Tree.files(Tree.classes(module), ".class")) {
        ClassModel model = ClassFile.of().parse(file);
        for (MethodModel method : model.methods()) {
          if (method.code().isPresent()) {
            look(model, method, found);
          }
        }
      }
    }
    assertEquals(Set.of(), found);
  }
}
