package io.bursar.routes.bus;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Values of an event's record: with everything there is to say in it, and with the least. */
final class EventSamples {

  private final boolean full;

  private EventSamples(boolean full) {
    this.full = full;
  }

  /** Every alternative of each sealed type and enum stands in some list or value of these. */
  static List<Object> of(Class<?> type) {
    List<Object> samples = new ArrayList<>(new EventSamples(true).all(type));
    samples.addAll(new EventSamples(false).all(type));
    return samples;
  }

  /** One value for each alternative of the type; of a record, enough for each of its components. */
  private List<Object> all(Type type) {
    if (type instanceof ParameterizedType generic) {
      return generic(generic);
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isEnum()) {
      return List.of(plain.getEnumConstants());
    }
    if (plain.isSealed()) {
      return Arrays.stream(plain.getPermittedSubclasses())
          .flatMap(kind -> all(kind).stream())
          .toList();
    }
    return plain.isRecord() ? records(plain) : List.of(scalar(plain));
  }

  private List<Object> generic(ParameterizedType type) {
    Class<?> raw = (Class<?>) type.getRawType();
    Type[] of = type.getActualTypeArguments();
    if (raw == Optional.class) {
      return full
          ? all(of[0]).stream().<Object>map(Optional::of).toList()
          : List.of(Optional.empty());
    }
    if (raw == Map.class) {
      return List.of(full ? Map.of("some", all(of[1]).get(0)) : Map.of());
    }
    List<Object> items = full ? all(of[0]) : List.of();
    return List.of(raw == Set.class ? new LinkedHashSet<>(items) : items);
  }

  private List<Object> records(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    List<List<Object>> choices =
        Arrays.stream(components).map(component -> all(component.getGenericType())).toList();
    int most = choices.stream().mapToInt(List::size).max().orElse(1);
    List<Object> made = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      Object[] values = new Object[components.length];
      for (int c = 0; c < components.length; c++) {
        values[c] = choices.get(c).get(i % choices.get(c).size());
      }
      made.add(make(type, values));
    }
    return made;
  }

  private Object make(Class<?> type, Object[] values) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException refused) {
      if (full) {
        throw new IllegalStateException(type + " refuses " + Arrays.toString(values), refused);
      }
      // A record that must not be so empty: a charge has parts.
      return new EventSamples(true).records(type).get(0);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object scalar(Class<?> type) {
    if (type == String.class) {
      return "some \"words\" – 花费";
    }
    if (type == BigDecimal.class) {
      return new BigDecimal("1234.000000000001");
    }
    if (type == long.class || type == Long.class) {
      return 1L << 40;
    }
    if (type == int.class || type == Integer.class) {
      return 7;
    }
    if (type == boolean.class) {
      return true;
    }
    if (type == Instant.class) {
      return Instant.parse("2026-11-05T09:00:00.123456Z");
    }
    if (type == LocalDate.class) {
      return LocalDate.of(2026, 11, 5);
    }
    if (type == ZoneId.class) {
      return ZoneId.of("Asia/Shanghai");
    }
    if (type == byte[].class) {
      return new byte[] {0, -1, 65};
    }
    throw new IllegalArgumentException("no sample is known of " + type);
  }
}
