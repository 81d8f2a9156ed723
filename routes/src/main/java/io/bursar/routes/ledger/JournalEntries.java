package io.bursar.routes.ledger;

import io.bursar.core.journal.Entry;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.EventType;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** Reads the journal's records. */
final class JournalEntries {

  private JournalEntries() {}

  /**
   * The entry that a record carries.
   *
   * @throws UnreadableEntryException when it carries none
   */
  static Entry read(Headers headers, byte[] value) throws UnreadableEntryException {
    EventType type =
        header(headers, "ce_type")
            .flatMap(EventType::of)
            .orElseThrow(() -> new UnreadableEntryException("it has no known ce_type", null));
    if (!Entry.class.isAssignableFrom(type.payload())) {
      throw new UnreadableEntryException(type.typeName() + " is not a journal entry", null);
    }
    try {
      return (Entry) BusJson.read(value, type.payload());
    } catch (UncheckedIOException | IllegalArgumentException e) {
      throw new UnreadableEntryException(e.getMessage(), e);
    }
  }

  /** Whether a record is a tick, by what its headers say. */
  static boolean isTick(Headers headers) {
    return header(headers, "ce_type").filter(EventType.TICK.typeName()::equals).isPresent();
  }

  static Optional<String> header(Headers headers, String name) {
    Header found = headers.lastHeader(name);
    return found == null
        ? Optional.empty()
        : Optional.of(new String(found.value(), StandardCharsets.UTF_8));
  }

  /** A journal record that is no entry. */
  static final class UnreadableEntryException extends Exception {
    private static final long serialVersionUID = 1;

    UnreadableEntryException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
