package io.bursar.core.ledger.state;

import io.bursar.core.ledger.StateDocument;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** How one kind of document is written. The mark stands in stored bytes and never changes. */
final class DocumentCodec {

  private static final Map<Class<?>, DocumentCodec> BY_TYPE = new HashMap<>();
  private static final DocumentCodec[] BY_MARK = new DocumentCodec[128];

  static {
    add('n', NodeMonth.class, NodeMonthCodec::write, NodeMonthCodec::read);
    add('c', ChargeStanding.class, ChargeCodec::standing, ChargeCodec::standing);
    add('p', AwaitingRate.class, ChargeCodec::awaiting, ChargeCodec::awaiting);
    add('h', TenantHead.class, SmallCodecs::head, SmallCodecs::head);
    add('d', DeclaredTenant.class, ConfigurationCodec::write, ConfigurationCodec::read);
    add('t', TenantClock.class, SmallCodecs::clock, SmallCodecs::clock);
    add('r', KnownRate.class, SmallCodecs::rate, SmallCodecs::rate);
    add('f', KnownForecast.class, SmallCodecs::forecast, SmallCodecs::forecast);
    add('b', BudgetBook.class, BookCodecs::budgets, BookCodecs::budgets);
    add('a', ArmingBook.class, BookCodecs::armings, BookCodecs::armings);
    add('x', ChainHead.class, SmallCodecs::chain, SmallCodecs::chain);
    add('l', LastTick.class, SmallCodecs::tick, SmallCodecs::tick);
    add('s', SnapshotBook.class, SnapshotCodecs::book, SnapshotCodecs::book);
    add('w', SnapshotRow.class, SnapshotCodecs::row, SnapshotCodecs::row);
    add('k', ScanCursor.class, SmallCodecs::cursor, SmallCodecs::cursor);
    add('o', Unsettled.class, SnapshotCodecs::unsettled, SnapshotCodecs::unsettled);
    add('m', Marker.class, (to, marker) -> {}, from -> Marker.SET);
  }

  private final char mark;
  private final BiConsumer<ByteWriter, StateDocument> writer;
  private final Function<ByteReader, ? extends StateDocument> reader;

  private DocumentCodec(
      char mark,
      BiConsumer<ByteWriter, StateDocument> writer,
      Function<ByteReader, ? extends StateDocument> reader) {
    this.mark = mark;
    this.writer = writer;
    this.reader = reader;
  }

  static DocumentCodec of(StateDocument document) {
    DocumentCodec codec = BY_TYPE.get(document.getClass());
    if (codec == null) {
      throw new IllegalArgumentException("no document of the ledger's state: " + document);
    }
    return codec;
  }

  static DocumentCodec of(int mark) {
    DocumentCodec codec = mark < BY_MARK.length ? BY_MARK[mark] : null;
    if (codec == null) {
      throw new IllegalArgumentException("no kind of document has the mark " + mark);
    }
    return codec;
  }

  char mark() {
    return mark;
  }

  void write(ByteWriter to, StateDocument document) {
    writer.accept(to, document);
  }

  StateDocument read(ByteReader from) {
    return reader.apply(from);
  }

  private static <T extends StateDocument> void add(
      char mark, Class<T> type, BiConsumer<ByteWriter, T> writer, Function<ByteReader, T> reader) {
    DocumentCodec codec =
        new DocumentCodec(mark, (to, document) -> writer.accept(to, type.cast(document)), reader);
    BY_TYPE.put(type, codec);
    BY_MARK[mark] = codec;
  }
}
