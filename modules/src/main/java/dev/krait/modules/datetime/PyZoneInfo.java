// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.datetime;

import dev.krait.annotations.ClassMethod;
import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.importing.Imports;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.TextBuilder;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;

/// A time zone of the database, by its key.
///
/// Java: immutable. Zones are kept by key, those used last also when nobody else has them; subclasses keep their own.
@PyTypeDef(value = "ZoneInfo", module = "zoneinfo", subclassable = true)
public final class PyZoneInfo extends PyTzInfo {
  public static final PyType TYPE = PyType.builtin(PyZoneInfoTable.INSTANCE, PyTzInfo.TYPE);

  private static final int STRONG = 8;

  /// Where a zone comes from, which says how pickle makes it again.
  private enum Source {
    CACHE, NO_CACHE, FILE
  }

  private final Source source;
  private final Object key;
  /// The file of a zone made from one; else null.
  private final Object file;
  private final ZoneData data;

  private PyZoneInfo(PyType type, Source source, Object key, Object file, ZoneData data) {
    super(type);
    this.source = source;
    this.key = key;
    this.file = file;
    this.data = data;
  }

  private static PyZoneInfo load(ThreadState ts, PyType cls, Object key, Source source) {
    Object path = Calls.call1(ts, Imports.attribute(ts, "zoneinfo._tzpath", "find_tzfile"), key);
    Object file = path == PyNone.NONE ? Calls.call1(ts, Imports.attribute(ts, "zoneinfo._common", "load_tzdata"), key)
        : Calls.call2(ts, Imports.attribute(ts, "io", "open"), path, "rb");
    try {
      return new PyZoneInfo(cls, source, key, null, ZoneData.load(ts, file));
    } finally {
      Calls.method(ts, file, "close");
    }
  }

  private static Object weakCache(ThreadState ts, PyType cls) {
    return cls == TYPE ? Imports.attribute(ts, "_zoneinfo", ZoneModule.WEAK_CACHE) : Objects.getAttribute(ts, cls, ZoneModule.WEAK_CACHE);
  }

  private static PyDict strongCache(ThreadState ts) {
    return (PyDict) Imports.attribute(ts, "_zoneinfo", ZoneModule.STRONG_CACHE);
  }

  /// The zone of a key: the same one as before, if it is still known.
  @New("ZoneInfo(key)")
  static Object create(ThreadState ts, PyType cls, Object key) {
    Object cache = weakCache(ts, cls);
    Object known = Calls.method(ts, cache, "get", key, PyNone.NONE);
    if (known == PyNone.NONE) {
      known = Calls.method(ts, cache, "setdefault", key, load(ts, cls, key, Source.CACHE));
    }
    if (cls == TYPE) {
      PyDict strong = strongCache(ts);
      strong.remove(ts, key);
      strong.put(ts, key, known);
      if (strong.size() > STRONG) {
        strong.removeFirst();
      }
    }
    return known;
  }

  /// A zone of its own for a key.
  @ClassMethod("no_cache(key)")
  static Object withoutCache(ThreadState ts, PyType cls, Object key) {
    return load(ts, cls, key, Source.NO_CACHE);
  }

  /// A zone from a file of the database.
  @ClassMethod("from_file(file_obj, /, key=None)")
  static Object fromFile(ThreadState ts, PyType cls, Object fileObj, Object key) {
    Object repr = Objects.repr(ts, fileObj);
    return new PyZoneInfo(cls, Source.FILE, key, repr, ZoneData.load(ts, fileObj));
  }

  /// Forgets all zones, or those of some keys.
  @ClassMethod("clear_cache(*, only_keys=None)")
  static void clearCache(ThreadState ts, PyType cls, Object onlyKeys) {
    Object weak = weakCache(ts, cls);
    PyDict strong = cls == TYPE ? strongCache(ts) : null;
    if (onlyKeys == PyNone.NONE) {
      Calls.method(ts, weak, "clear");
      if (strong != null) {
        strong.clear();
      }
      return;
    }
    Object iterator = Iterators.of(ts, onlyKeys);
    for (Object key; (key = Iterators.next(ts, iterator)) != null;) {
      Calls.method(ts, weak, "pop", key, PyNone.NONE);
      if (strong != null) {
        strong.remove(ts, key);
      }
    }
  }

  /// Gives a subclass a cache of its own.
  @ClassMethod("__init_subclass__(*args, **kwargs)")
  static void initializeSubclass(ThreadState ts, PyType cls, Object[] args, PyDict kwargs) {
    Objects.setAttribute(ts, cls, ZoneModule.WEAK_CACHE, ZoneModule.newWeakCache(ts));
  }

  /// The key, or None.
  @Getter("key")
  Object key() {
    return key;
  }

  /// The kind of time at a datetime; null if it depends on a date that is not given.
  private ZoneType find(Object dt) {
    if (dt == PyNone.NONE) {
      return data.isFixed ? data.fixed() : null;
    }
    if (!(dt instanceof PyDateTime d)) {
      throw PyErrors.typeError("a datetime is required, not " + Types.nameOf(dt));
    }
    return data.atLocal(d.asUtcSeconds(), d.year, d.foldAttribute());
  }

  /// How far the zone is ahead of UTC at a local time.
  @Override
  @Method("utcoffset(dt, /)")
  Object utcoffset(ThreadState ts, Object dt) {
    ZoneType type = find(dt);
    return type == null ? PyNone.NONE : type.offset();
  }

  /// How much of that is daylight saving time.
  @Override
  @Method("dst(dt, /)")
  Object dst(ThreadState ts, Object dt) {
    ZoneType type = find(dt);
    return type == null ? PyNone.NONE : type.dst();
  }

  /// What the time is called at a local time.
  @Override
  @Method("tzname(dt, /)")
  Object tzname(ThreadState ts, Object dt) {
    ZoneType type = find(dt);
    return type == null ? PyNone.NONE : type.name();
  }

  /// The local time of a datetime in UTC that has this zone.
  @Override
  @Method("fromutc(object, /)")
  Object fromutc(ThreadState ts, Object object) {
    PyDateTime dt = own(object);
    long seconds = dt.asUtcSeconds();
    Object local = dt.plus(ts, data.atUtc(seconds, dt.year).offset(), 1);
    return data.isFold(seconds, dt.year) ? PyDateTime.folded(ts, local) : local;
  }

  /// How pickle makes the zone again.
  @Override
  @Method("__reduce__()")
  Object reduce(ThreadState ts) {
    if (source == Source.FILE) {
      PyType error = (PyType) Imports.attribute(ts, "pickle", "PicklingError");
      throw PyErrors.raised(ts, Calls.call1(ts, error, "Cannot pickle a ZoneInfo file from a file stream."));
    }
    return PyTuple.of(Objects.getAttribute(ts, type, "_unpickle"), PyTuple.of(key, PyInt.of(source == Source.CACHE ? 1 : 0)));
  }

  /// The zone of a pickled key.
  @ClassMethod("_unpickle(key, from_cache, /)")
  static Object unpickle(ThreadState ts, PyType cls, Object key, boolean fromCache) {
    return fromCache ? create(ts, cls, key) : withoutCache(ts, cls, key);
  }

  @Special("__repr__")
  Object repr(ThreadState ts) {
    TextBuilder text = new TextBuilder().append(type.messageName());
    if (key != PyNone.NONE) {
      return text.append("(key=").append(Objects.repr(ts, key)).append(')').build();
    }
    return text.append(".from_file(").append(file == null ? "None" : file).append(')').build();
  }

  @Special("__str__")
  Object str(ThreadState ts) {
    return key != PyNone.NONE ? Objects.str(ts, key) : repr(ts);
  }
}
