package io.bursar.routes.windows;

import io.bursar.routes.bus.StageMeter;
import io.bursar.routes.bus.Topic;
import io.bursar.routes.bus.Traces;
import io.bursar.routes.streams.WriteBehindStore;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;

/** The 5-minute windows beside the ledger: postings in, windows out, off the ledger's own path. */
final class WindowsTopology {

  static final String STORE = "windows";
  static final String WINDOWS = "windows-out";

  private static final String POSTINGS = "postings";
  private static final String ADD = "add";

  private WindowsTopology() {}

  static Topology topology(StageMeter meter, Traces traces) {
    Topology topology = new Topology();
    topology.addSource(
        POSTINGS,
        new StringDeserializer(),
        new ByteArrayDeserializer(),
        Topic.POSTINGS.topicName());
    topology.addProcessor(ADD, () -> new WindowsProcessor(meter, traces), POSTINGS);
    topology.addStateStore(WriteBehindStore.builder(STORE), ADD);
    topology.addSink(
        WINDOWS, Topic.WINDOWS.topicName(), new StringSerializer(), new ByteArraySerializer(), ADD);
    return topology;
  }
}
