package io.bursar.routes.ledger;

import io.bursar.routes.bus.Topic;
import io.bursar.routes.bus.Traces;
import io.bursar.routes.streams.WriteBehindStore;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;

/**
 * The ledger as a topology: journal in; postings, usage, decisions, replies and what was refused
 * out; and the one way back, the ticks.
 */
final class LedgerTopology {

  /** The one store: whatever must be true together lies in it together. */
  static final String STORE = "ledger";

  static final String POSTINGS = "postings";
  static final String USAGE = "usage";
  static final String DECISIONS = "decisions";
  static final String REPLIES = "replies";
  static final String FORECASTS_DUE = "forecasts-due";
  static final String REJECTED = "rejected";
  static final String TICKS = "ticks";

  private static final String JOURNAL = "journal";
  private static final String APPLY = "apply";

  private LedgerTopology() {}

  static Topology of(LedgerMeter meter, Traces traces) {
    Topology topology = new Topology();
    topology.addSource(
        JOURNAL, new StringDeserializer(), new ByteArrayDeserializer(), Topic.JOURNAL.topicName());
    EmitPace pace = new EmitPace();
    topology.addProcessor(APPLY, () -> new LedgerProcessor(meter, traces, pace), JOURNAL);
    topology.addStateStore(WriteBehindStore.builder(STORE), APPLY);
    sink(topology, POSTINGS, Topic.POSTINGS);
    sink(topology, USAGE, Topic.USAGE);
    sink(topology, DECISIONS, Topic.DECISIONS);
    sink(topology, FORECASTS_DUE, Topic.FORECASTS_DUE);
    sink(topology, REPLIES, Topic.REPLIES);
    sink(topology, REJECTED, Topic.REJECTED);
    topology.addSink(
        TICKS,
        Topic.JOURNAL.topicName(),
        new StringSerializer(),
        new ByteArraySerializer(),
        new TickPartitioner(),
        APPLY);
    return topology;
  }

  private static void sink(Topology topology, String name, Topic topic) {
    topology.addSink(
        name, topic.topicName(), new StringSerializer(), new ByteArraySerializer(), APPLY);
  }
}
