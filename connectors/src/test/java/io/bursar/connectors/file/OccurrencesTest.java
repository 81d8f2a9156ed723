package io.bursar.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OccurrencesTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1000, 1_000_000})
  void countsLikeAMap(int onHeap) throws IOException {
    Random random = new Random(5);
    long[] common = random.longs(100).toArray();
    Map<Long, Integer> counts = new HashMap<>();
    try (Occurrences occurrences = new Occurrences(onHeap)) {
      for (int i = 0; i < 200_000; i++) {
        long hash = i % 3 == 0 ? common[random.nextInt(100)] : random.nextLong();
        int expected = counts.merge(hash, 1, Integer::sum);
        if (occurrences.next(hash) != expected) {
          throw new AssertionError("row " + i + " is not occurrence " + expected);
        }
      }
      assertThat(occurrences.next(0)).isEqualTo(1);
      assertThat(occurrences.next(0)).isEqualTo(2);
    }
  }
}
