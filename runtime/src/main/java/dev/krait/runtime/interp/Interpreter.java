// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.runtime.importing.BuiltinModules;
import dev.krait.runtime.importing.ImportState;
import dev.krait.runtime.modules.ExitFunctions;
import dev.krait.runtime.codec.CodecRegistry;
import dev.krait.runtime.modules.SyntaxClasses;
import dev.krait.runtime.modules.WarningState;
import dev.krait.runtime.modules.WeakReferences;
import dev.krait.runtime.number.DigitLimit;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.sys.SystemState;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.thread.Finalizers;
import dev.krait.runtime.thread.Gil;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.thread.Threads;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.SubclassList;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// One interpreter: what belongs to it and not to the process. Each concern is an object of its own; this class only holds them.
/// All parts may be used by any of the interpreter's threads.
public final class Interpreter {
  private final Identities identities = new Identities();
  private final Finalizers finalizers;
  private final Threads threads;
  private final ExitFunctions exitFunctions = new ExitFunctions();
  private final WeakReferences weakReferences = new WeakReferences();
  private volatile SyntaxClasses syntaxClasses;
  private final ImportState imports;
  private final SystemState system = new SystemState();
  private final CodecRegistry codecs = new CodecRegistry();
  private final DigitLimit digitLimit = new DigitLimit();
  private final WarningState warnings = new WarningState();
  private final Monitoring monitoring = new Monitoring();
  private final PyDict builtins = new PyDict();
  /// Set once, at start-up.
  private Object originalAll;
  private Object originalAny;
  private final PyDict modules = new PyDict();
  private final ConcurrentHashMap<PyType, SubclassList> builtinSubclasses = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<Class<?>, Object> parts = new ConcurrentHashMap<>();
  private final Membership membership;

  /// An interpreter without threads yet; the one that enters first becomes its main thread.
  public Interpreter(boolean gilEnabled) {
    this(gilEnabled, null);
  }

  /// The same, over the builtin modules that are given instead of all that are installed.
  public Interpreter(boolean gilEnabled, BuiltinModules modules) {
    imports = new ImportState(modules);
    threads = new Threads(this, new Gil(gilEnabled));
    finalizers = new Finalizers(threads);
    membership = new Membership(new InterpreterGroup(), this, Membership.RUNTIME, InterpreterLimits.MAIN);
    membership.startRunning();
    membership.setReady();
  }

  /// Another interpreter in the group of an existing one, over the same builtin modules.
  public Interpreter(Interpreter sibling, int origin, InterpreterLimits limits) {
    InterpreterGroup group = sibling.membership().group();
    Gil mainGil = group.main().threads().gil();
    imports = new ImportState(sibling.imports().builtinModules().unused());
    threads = new Threads(this, limits.gil() == InterpreterLimits.GilKind.OWN ? new Gil(mainGil) : mainGil);
    finalizers = new Finalizers(threads);
    membership = new Membership(group, this, origin, limits);
  }

  /// Its place among the interpreters of its group.
  public Membership membership() {
    return membership;
  }

  /// The one object of a class that this interpreter has, for modules whose parts need a common state; made when it is first asked for.
  public <T> T part(Class<T> key, Supplier<T> maker) {
    Object known = parts.get(key);
    if (known == null) {
      T made = maker.get();
      known = parts.putIfAbsent(key, made);
      known = known == null ? made : known;
    }
    return key.cast(known);
  }

  /// The threads, with the GIL.
  public Threads threads() {
    return threads;
  }

  /// The numbers that `id` gave.
  public Identities identities() {
    return identities;
  }

  /// The objects whose end runs Python code.
  public Finalizers finalizers() {
    return finalizers;
  }

  /// What is to be called at the end.
  public ExitFunctions exitFunctions() {
    return exitFunctions;
  }

  /// The weak references.
  public WeakReferences weakReferences() {
    return weakReferences;
  }

  /// The classes of syntax trees; null before they are made.
  public SyntaxClasses syntaxClasses() {
    return syntaxClasses;
  }

  /// Keeps the classes of syntax trees, unless another thread was first; returns those that are kept.
  public synchronized SyntaxClasses publishSyntaxClasses(SyntaxClasses made) {
    if (syntaxClasses == null) {
      syntaxClasses = made;
    }
    return syntaxClasses;
  }

  /// What import needs.
  public ImportState imports() {
    return imports;
  }

  /// Its configuration, hooks and namespace of `sys`.
  public SystemState system() {
    return system;
  }

  /// The codecs and error handlers.
  public CodecRegistry codecs() {
    return codecs;
  }

  /// The limit on digits in conversions between int and text.
  public DigitLimit digitLimit() {
    return digitLimit;
  }

  /// The filters of warnings.
  public WarningState warnings() {
    return warnings;
  }

  /// The tools of `sys.monitoring`.
  public Monitoring monitoring() {
    return monitoring;
  }

  /// The namespace of the module `builtins`.
  public PyDict builtins() {
    return builtins;
  }

  /// A builtin by name; it is there unless a program deleted it.
  public Object builtin(String name) {
    return builtins.get(name);
  }

  /// The builtin of that name as the running frame sees it; AttributeError if it sees none.
  public static Object visibleBuiltin(ThreadState ts, String name) {
    Object found = Names.find(ts, ts.frame != null ? ts.frame.function.builtins : ts.interpreter().builtins, name);
    if (found == null) {
      throw PyErrors.of(Exceptions.ATTRIBUTE_ERROR, name);
    }
    return found;
  }

  /// Remembers the builtins that code refers to whatever their names mean later.
  public void keepBuiltins() {
    originalAll = builtins.get("all");
    originalAny = builtins.get("any");
  }

  Object originalAll() {
    return originalAll;
  }

  Object originalAny() {
    return originalAny;
  }

  /// `sys.modules` as it was at the start; a program may put another mapping there.
  public PyDict modules() {
    return modules;
  }

  /// The classes of this interpreter that derive from a builtin type.
  public SubclassList subclassesOf(PyType builtin) {
    SubclassList list = builtinSubclasses.get(builtin);
    if (list == null) {
      SubclassList made = new SubclassList();
      list = builtinSubclasses.putIfAbsent(builtin, made);
      list = list == null ? made : list;
    }
    return list;
  }
}
