// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The type variables in the arguments of generic aliases and unions, and putting types in their place.
final class TypeParameters {
  private TypeParameters() {
  }

  private static Object[] nested(Object arg) {
    return arg instanceof PyTuple t ? t.items() : arg instanceof PyList l ? l.toArray() : null;
  }

  private static void addOnce(List<Object> parameters, Object parameter) {
    for (Object known : parameters) {
      if (known == parameter) {
        return;
      }
    }
    parameters.add(parameter);
  }

  /// The type variables in the arguments, each once, in order.
  static PyTuple of(ThreadState ts, Object[] args) {
    List<Object> parameters = new ArrayList<>();
    for (Object arg : args) {
      if (arg instanceof PyType) {
        continue;
      }
      Object[] items = nested(arg);
      if (items != null) {
        for (Object parameter : of(ts, items).items()) {
          addOnce(parameters, parameter);
        }
      } else if (Objects.findAttribute(ts, arg, "__typing_subst__") != null) {
        addOnce(parameters, arg);
      } else if (Objects.findAttribute(ts, arg, "__parameters__") instanceof PyTuple inner) {
        for (Object parameter : inner.items()) {
          addOnce(parameters, parameter);
        }
      }
    }
    return PyTuple.of(parameters.toArray());
  }

  /// The arguments with the items of a subscription in the place of the parameters.
  static Object[] substitute(ThreadState ts, Object self, Object[] args, PyTuple parameters, Object item) {
    int count = parameters.size();
    if (count == 0) {
      throw PyErrors.typeError(Objects.reprText(ts, self) + " is not a generic class");
    }
    Object given = unpacked(ts, item);
    for (Object parameter : parameters.items()) {
      Object prepare = Objects.findAttribute(ts, parameter, "__typing_prepare_subst__");
      if (prepare != null && prepare != PyNone.NONE) {
        given = Calls.call2(ts, prepare, self, given instanceof PyTuple ? given : PyTuple.of(given));
      }
    }
    Object[] items = given instanceof PyTuple t ? t.items() : new Object[] {given};
    if (items.length != count) {
      throw PyErrors.typeError("Too " + (items.length > count ? "many" : "few") + " arguments for " + Objects.reprText(ts, self) + "; actual "
          + items.length + ", expected " + count);
    }
    return replaced(ts, args, parameters.items(), items);
  }

  /// The items of a subscription, with tuples that are marked with a star opened.
  private static Object unpacked(ThreadState ts, Object item) {
    Object[] items = item instanceof PyTuple t ? t.items() : new Object[] {item};
    List<Object> result = new ArrayList<>();
    for (Object one : items) {
      Object inner = one instanceof PyType ? null : Objects.findAttribute(ts, one, "__typing_unpacked_tuple_args__");
      boolean open = inner instanceof PyTuple t && !(t.size() > 0 && t.get(t.size() - 1) == PyEllipsis.ELLIPSIS);
      if (open) {
        result.addAll(Arrays.asList(((PyTuple) inner).items()));
      } else {
        result.add(one);
      }
    }
    return PyTuple.of(result.toArray());
  }

  private static Object[] replaced(ThreadState ts, Object[] args, Object[] parameters, Object[] items) {
    List<Object> result = new ArrayList<>();
    for (Object arg : args) {
      if (arg instanceof PyType) {
        result.add(arg);
        continue;
      }
      Object[] inner = nested(arg);
      if (inner != null) {
        Object[] done = replaced(ts, inner, parameters, items);
        result.add(arg instanceof PyTuple ? PyTuple.of(done) : PyList.of(done));
        continue;
      }
      Object mark = Objects.findAttribute(ts, arg, "__typing_is_unpacked_typevartuple__");
      Object substitute = Objects.findAttribute(ts, arg, "__typing_subst__");
      Object next = substitute != null && substitute != PyNone.NONE ? Calls.call1(ts, substitute, items[indexOf(parameters, arg)])
          : inside(ts, arg, parameters, items);
      if (mark != null && Objects.isTrue(ts, mark)) {
        if (!(next instanceof PyTuple several)) {
          throw PyErrors.typeError(
              "expected __typing_subst__ of " + Types.nameOf(arg) + " objects to return a tuple, not " + Types.nameOf(next));
        }
        result.addAll(Arrays.asList(several.items()));
      } else {
        result.add(next);
      }
    }
    return result.toArray();
  }

  private static int indexOf(Object[] parameters, Object parameter) {
    for (int i = 0; i < parameters.length; i++) {
      if (parameters[i] == parameter) {
        return i;
      }
    }
    return -1;
  }

  /// An argument that has parameters of its own, subscribed with what stands for them.
  private static Object inside(ThreadState ts, Object arg, Object[] parameters, Object[] items) {
    if (!(Objects.findAttribute(ts, arg, "__parameters__") instanceof PyTuple own) || own.size() == 0) {
      return arg;
    }
    List<Object> given = new ArrayList<>();
    for (Object parameter : own.items()) {
      int at = indexOf(parameters, parameter);
      if (at >= 0 && items[at] instanceof PyTuple several && Types.of(parameters[at]).slot(Slot.ITER) != null) {
        given.addAll(Arrays.asList(several.items()));
      } else {
        given.add(at >= 0 ? items[at] : parameter);
      }
    }
    return Objects.getItem(ts, arg, PyTuple.of(given.toArray()));
  }

  /// The name of a type as annotations write it.
  static String text(ThreadState ts, Object type) {
    if (type == PyEllipsis.ELLIPSIS) {
      return "...";
    }
    if (type == PyNone.TYPE) {
      return "None";
    }
    if (Objects.findAttribute(ts, type, "__origin__") != null && Objects.findAttribute(ts, type, "__args__") != null) {
      return Objects.reprText(ts, type);
    }
    Object name = Objects.findAttribute(ts, type, "__qualname__");
    Object module = name == null ? null : Objects.findAttribute(ts, type, "__module__");
    if (module == null || module == PyNone.NONE) {
      return Objects.reprText(ts, type);
    }
    String qualified = Text.toJava(Objects.str(ts, name));
    return module.equals("builtins") ? qualified : Text.toJava(Objects.str(ts, module)) + "." + qualified;
  }
}
