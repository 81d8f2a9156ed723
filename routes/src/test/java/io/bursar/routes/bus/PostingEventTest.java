package io.bursar.routes.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PostingEventTest {

  @Test
  void aChargeThatIsJsonAlreadyMakesTheSamePosting() {
    List<Object> samples = EventSamples.of(PostingEvent.class);

    assertThat(samples).hasSizeGreaterThan(1);
    for (Object sample : samples) {
      PostingEvent posting = (PostingEvent) sample;
      assertThat(posting.json(BusJson.write(posting.charge()))).isEqualTo(BusJson.write(posting));
    }
  }
}
