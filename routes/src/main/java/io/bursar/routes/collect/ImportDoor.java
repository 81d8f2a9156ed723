package io.bursar.routes.collect;

import io.bursar.connectors.file.FileFormat;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.ImportEvent;
import io.bursar.routes.bus.control.ControlView;
import io.bursar.routes.views.ImportProgress;
import io.bursar.routes.views.ImportsView;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int ACCEPTED = 202;

  private final ImportStart imports;
  private final ControlView control;
  private final Optional<ImportsView> counts;
  private final Set<String> reading = ConcurrentHashMap.newKeySet();

  /**
   * @param counts where the ledger's side of an import is looked up
   */
  ImportDoor(ImportStart imports, ControlView control, Optional<ImportsView> counts) {
    this.imports = imports;
    this.control = control;
    this.counts = counts;
  }

  /** An id, as JSON. */
  record ImportId(String id) {}

  /** Announces an import: answers 201 with its id. */
  public void create(Exchange exchange) {
    Message message = exchange.getMessage();
    ImportRequest request = ImportRequest.of(message.getBody(byte[].class), Writer.of(exchange));
    ImportEvent event =
        imports.announce(
            request.tenant(),
            request.source(),
            request.name(),
            Optional.of(new ImportEvent.Format(request.mapping(), request.snapshot())));
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
      Message message = exchange.getMessage();
      FileFormat format =
          ImportRequest.format(event.waiting().flatMap(ImportEvent.Format::mapping));
      InputStream content =
          message.getBody() == null
              ? InputStream.nullInputStream()
              : message.getBody(InputStream.class);
      ReadFile file = open(event, format, content);
      exchange.setProperty(OPEN, file);
      message.removeHeaders("*");
      message.setBody(file.chunks());
    } catch (RuntimeException e) {
      reading.remove(event.id());
      throw e;
    }
  }

  /** What comes by HTTP cannot change after it was sent. */
  private ReadFile open(ImportEvent event, FileFormat format, InputStream content) {
    Optional<Long> version = event.waiting().flatMap(ImportEvent.Format::snapshot);
    if (version.isEmpty()) {
      return ReadFile.open(format, content, imports.begin(event), () -> {});
    }
    Content spooled = spooled(content);
    ImportLog log;
    try {
      log = imports.begin(event);
    } catch (RuntimeException e) {
      spooled.discard();
      throw e;
    }
    return ReadFile.openSnapshot(
        format, spooled, log, version.get(), imports.partitions(), () -> {});
  }

  private static Content spooled(InputStream content) {
    try {
      return Content.spooled(content);
    } catch (IOException e) {
      throw new Refused(
          CollectCode.FILE_UNREADABLE,
          "the content broke off, or there is no room for it ("
              + e.getMessage()
              + "); nothing of it was kept: send it again");
    }
  }

  /** When the bus has all chunks: answers 202, or says why the file was not read to its end. */
  public void close(Exchange exchange) throws IOException {
    ReadFile file = exchange.getProperty(OPEN, ReadFile.class);
    Optional<String> fault = file.fault();
    ImportEvent ended = end(file, fault);
    if (fault.isPresent()) {
      throw new Refused(CollectCode.FILE_UNREADABLE, fault.get() + " (" + kept(ended) + ")");
    }
    answer(exchange.getMessage(), ACCEPTED, ImportAnswer.of(ended));
  }

  /**
   * What the caller has to know before doing it again; the fault itself counts as a rejected row.
   */
  private static String kept(ImportEvent ended) {
    long kept = ended.rows() - ended.rejected();
    return kept == 0
        ? "nothing of it was kept"
        : kept + " rows up to there are kept; the whole file can be imported again";
  }

  /** How an import stands. */
  public void state(Exchange exchange) {
    ImportEvent event = visible(exchange);
    ImportAnswer answer =
        counts
            .flatMap(view -> view.get(event.tenant(), event.id()))
            // Views follow; topic control knows first how the reading went.
            .map(seen -> new ImportProgress(event, seen.rejectedByClean(), seen.counted()))
            .map(ImportAnswer::of)
            .orElseGet(() -> ImportAnswer.of(event));
    answer(exchange.getMessage(), OK, answer);
  }

  /** When something failed: says so to the caller, and on topic control when content was open. */
  public void refuse(Exchange exchange) {
    Throwable cause = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
    if (cause instanceof Refused refused) {
      ProblemBody.answer(exchange.getMessage(), refused.problem());
      return;
    }
    LOG.warn("An import could not go on", cause);
    Optional.ofNullable(exchange.getProperty(OPEN, ReadFile.class))
        .filter(file -> reading.contains(file.importId()))
        .ifPresent(ImportDoor.this::abandon);
    Problem problem =
        new Problem(
            CollectCode.NOT_ACKNOWLEDGED,
            "",
            "the bus did not acknowledge; import the file again, what was written is counted once");
    ProblemBody.answer(exchange.getMessage(), problem);
  }

  private ImportEvent end(ReadFile file, Optional<String> failure) throws IOException {
    try {
      return file.end(failure);
    } finally {
      reading.remove(file.importId());
      file.close();
    }
  }

  private void abandon(ReadFile file) {
    try {
      end(file, Optional.of("the bus did not acknowledge; import the file again"));
    } catch (IOException | RuntimeException e) {
      LOG.warn("The end of import {} could not be told", file.importId(), e);
    }
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
