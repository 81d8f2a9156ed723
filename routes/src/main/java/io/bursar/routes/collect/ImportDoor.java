package io.bursar.routes.collect;

import io.bursar.connectors.file.FileFormat;
import io.bursar.connectors.file.FileOrigin;
import io.bursar.connectors.file.ReadCounts;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.ImportEvent;
import io.bursar.routes.bus.StageMeter;
import io.bursar.routes.bus.control.ControlView;
import io.bursar.routes.views.ImportsView;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door for files by HTTP: an import is announced, then its content is sent. A row that cannot
 * be used goes to topic rejected; a file that breaks off leaves what was read of it, and importing
 * it again counts nothing twice.
 */
public final class ImportDoor {

  private static final Logger LOG = LoggerFactory.getLogger(ImportDoor.class);
  private static final String OPEN = "bursar.collect.import";
  private static final int CREATED = 201;
  private static final int ACCEPTED = 202;
  private static final int OK = 200;

  private final ControlView control;
  private final Optional<ImportsView> counts;
  private final StageMeter meter;
  private final Clock clock;
  private final Supplier<String> ids;
  private final Set<String> reading = ConcurrentHashMap.newKeySet();

  /**
   * @param counts where the ledger's side of an import is looked up
   * @param ids makes the id of each import
   */
  ImportDoor(
      ControlView control,
      Optional<ImportsView> counts,
      StageMeter meter,
      Clock clock,
      Supplier<String> ids) {
    this.control = control;
    this.counts = counts;
    this.meter = meter;
    this.clock = clock;
    this.ids = ids;
  }

  private record OpenImport(FileReading rows, ImportLog log) {}

  /** An id, as JSON. */
  record ImportId(String id) {}

  /** Announces an import: answers 201 with its id. */
  public void create(Exchange exchange) {
    Message message = exchange.getMessage();
    ImportRequest request = ImportRequest.of(message.getBody(byte[].class), Writer.of(exchange));
    ImportEvent event =
        new ImportEvent(
            ids.get(),
            request.tenant(),
            request.source(),
            request.name(),
            0,
            0,
            0,
            false,
            Optional.empty(),
            Optional.of(new ImportEvent.Format(request.mapping())),
            clock.instant());
    control.publish("import/" + event.id(), EventType.IMPORT, event);
    answer(message, CREATED, new ImportId(event.id()));
    message.setHeader("Location", "/api/v1/imports/" + event.id());
  }

  /** From the content to its chunks; nothing is read yet. */
  public void open(Exchange exchange) {
    ImportEvent event = visible(exchange);
    if (event.waiting().isEmpty() || !reading.add(event.id())) {
      throw new Refused(
          CollectCode.IMPORT_NOT_WAITING,
          "import " + event.id() + " has its content already; make a new one");
    }
    try {
      begin(exchange, event);
    } catch (RuntimeException e) {
      reading.remove(event.id());
      throw e;
    }
  }

  private void begin(Exchange exchange, ImportEvent event) {
    Message message = exchange.getMessage();
    FileFormat format = ImportRequest.format(event.waiting().flatMap(ImportEvent.Format::mapping));
    FileOrigin origin =
        new FileOrigin(event.tenant(), event.source(), Optional.of(event.id()), event.name());
    InputStream content =
        message.getBody() == null
            ? InputStream.nullInputStream()
            : message.getBody(InputStream.class);
    ImportLog log = ImportLog.begin(control, clock, started(event));
    FileReading rows = new FileReading(format.open(origin, content), event.id(), log);
    exchange.setProperty(OPEN, new OpenImport(rows, log));
    message.removeHeaders("*");
    message.setBody(rows);
  }

  /** When the bus has all chunks: answers 202, or says why the file was not read to its end. */
  public void close(Exchange exchange) throws IOException {
    OpenImport open = exchange.getProperty(OPEN, OpenImport.class);
    Optional<String> failure =
        open.rows.failure().map(r -> r.code() + " at " + r.where() + ": " + r.reason());
    ImportEvent ended = end(open, failure);
    if (failure.isPresent()) {
      throw new Refused(
          CollectCode.FILE_UNREADABLE,
          failure.get()
              + " ("
              + ended.rows()
              + " rows before it are kept; the file can be imported again)");
    }
    answer(exchange.getMessage(), ACCEPTED, ImportAnswer.of(ended));
  }

  /** How an import stands. */
  public void state(Exchange exchange) {
    ImportEvent event = visible(exchange);
    ImportAnswer answer =
        counts
            .flatMap(view -> view.get(event.tenant(), event.id()))
            .map(ImportAnswer::of)
            .orElseGet(() -> ImportAnswer.of(event));
    answer(exchange.getMessage(), OK, answer);
  }

  /** When something failed: says so to the caller, and on topic control when content was open. */
  public void refuse(Exchange exchange) throws IOException {
    Throwable cause = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
    Optional<OpenImport> open =
        Optional.ofNullable(exchange.getProperty(OPEN, OpenImport.class))
            .filter(o -> reading.contains(o.log.id()));
    if (cause instanceof Refused refused) {
      ProblemBody.answer(exchange.getMessage(), refused.problem());
      return;
    }
    LOG.warn("An import could not go on", cause);
    if (open.isPresent()) {
      end(open.get(), Optional.of("the bus did not acknowledge; import the file again"));
    }
    Problem problem =
        new Problem(
            CollectCode.NOT_ACKNOWLEDGED,
            "",
            "the bus did not acknowledge; import the file again, what was written is counted once");
    ProblemBody.answer(exchange.getMessage(), problem);
  }

  private ImportEvent end(OpenImport open, Optional<String> failure) throws IOException {
    try {
      ReadCounts read = open.rows.counts();
      meter.in((int) read.rows());
      meter.out("collected", (int) read.understood());
      meter.out("rejected", (int) read.refused());
      meter.out("skipped", (int) read.skipped());
      return open.log.end(read, failure);
    } finally {
      reading.remove(open.log.id());
      open.rows.close();
    }
  }

  private ImportEvent started(ImportEvent event) {
    return new ImportEvent(
        event.id(),
        event.tenant(),
        event.source(),
        event.name(),
        0,
        0,
        0,
        false,
        Optional.empty(),
        Optional.empty(),
        clock.instant());
  }

  private ImportEvent visible(Exchange exchange) {
    Writer writer = Writer.of(exchange);
    String id = exchange.getMessage().getHeader("id", "", String.class);
    return control
        .importOf(id)
        .filter(event -> writer.mayWriteTo(event.tenant()))
        .orElseThrow(
            () ->
                new Refused(
                    CollectCode.IMPORT_UNKNOWN,
                    "there is no import " + Words.shown(id) + " that this key may see"));
  }

  private static void answer(Message message, int status, Object body) {
    ProblemBody.write(message, status, ProblemBody.JSON, BusJson.write(body));
  }
}
