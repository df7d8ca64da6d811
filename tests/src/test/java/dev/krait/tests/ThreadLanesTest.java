// SPDX-License-Identifier: Apache-2.0
package dev.krait.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `-X threads=FILE`: the page and the trace of a program with threads, read back by Python's `json`.
class ThreadLanesTest {
  private static final String PROGRAM = """
      import os, threading, time
      lock = threading.Lock()
      source, sink = os.pipe()
      def work():
          with lock:
              time.sleep(0.05)
          sum(i * i for i in range(100_000))
      threads = [threading.Thread(target=work, name=f"wörker <{i}>") for i in range(3)]
      threads.append(threading.Thread(target=lambda: os.read(source, 1), name="reader"))
      for t in threads: t.start()
      for t in threads[:3]: t.join()
      os.write(sink, b"x")
      """;
  private static final String READER = """
      import json, sys
      with open(sys.argv[1], encoding="utf-8") as file:
          trace = json.load(file)
      other = trace["otherData"]
      names = {e["tid"]: e["args"]["name"] for e in trace["traceEvents"] if e["name"] == "thread_name"}
      print(*sorted(n for n in names.values() if n != "JVM pauses"), sep=", ")
      print(other["gil"], other["dropped_segments"])
      ends = {}
      for e in trace["traceEvents"]:
          if e["ph"] == "X":
              assert e["tid"] in names and e["dur"] >= 0 and e["ts"] >= ends.get(e["tid"], 0) - 0.002, e
              ends[e["tid"]] = e["ts"] + e["dur"]
      for lane in other["lanes"]:
          parts = sum(v for k, v in lane.items() if k.endswith("_us") and k not in ("wall_us", "cpu_us"))
          assert abs(parts - lane["wall_us"]) < 1, lane
      lanes = {lane["name"]: lane for lane in other["lanes"]}
      workers = [lanes[f"wörker <{i}>"] for i in range(3)]
      print(sum(w["lock_us"] for w in workers) > 100_000, lanes["reader"]["system_us"] > 100_000, sum(w["gil_us"] for w in workers) > 0)
      waits = {(e["args"]["what"], e["args"].get("function")) for e in trace["traceEvents"] if e["ph"] == "X" and e.get("args", {}).get("what")}
      print(("lock", "work") in waits, ("sleep", "work") in waits, ("read", "<lambda>") in waits)
      """;

  private static String krait(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(Tree.ROOT.resolve("krait").toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "does not end");
    return output;
  }

  private static void check(Path folder, String gil, String expected) throws IOException, InterruptedException {
    Path page = folder.resolve("lanes" + gil + ".html");
    assertEquals("", krait("-X", "gil=" + gil, "-X", "threads=" + page, "-c", PROGRAM));
    assertEquals(expected, krait("-c", READER, page.toString().replace(".html", ".json")));
    String text = Files.readString(page);
    assertTrue(text.contains("wörker &lt;1&gt;") && text.contains("</svg>") && text.endsWith("</html>\n"), text);
  }

  @Test
  void eachThreadHasALane(@TempDir Path folder) throws IOException, InterruptedException {
    String lanes = "MainThread, reader, wörker <0>, wörker <1>, wörker <2>\n";
    check(folder, "0", lanes + "False 0\nTrue True False\nTrue True True\n");
    check(folder, "1", lanes + "True 0\nTrue True True\nTrue True True\n");
  }

  @Test
  void theEndOfTheNameSaysWhatIsWritten(@TempDir Path folder) throws IOException, InterruptedException {
    Path picture = folder.resolve("lanes.svg");
    krait("-X", "threads=" + picture, "-c", "pass");
    assertTrue(Files.readString(picture).startsWith("<svg "));
    Path flight = folder.resolve("lanes.jfr");
    krait("-X", "threads=" + flight, "-c", "pass");
    assertTrue(new String(Files.readAllBytes(flight), StandardCharsets.ISO_8859_1).contains("krait.ThreadActivity"));
    assertEquals(List.of(flight, picture), Files.list(folder).sorted().toList());
  }
}
