package io.bursar.routes.collect;

import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.ImportEvent;
import io.bursar.routes.bus.StageMeter;
import io.bursar.routes.bus.control.ControlView;
import java.time.Clock;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * Where imports begin.
 *
 * @param ids makes the id of each import
 * @param partitions of the topic that rows go to
 */
record ImportStart(
    ControlView control,
    StageMeter meter,
    Clock clock,
    Supplier<String> ids,
    IntSupplier partitions) {

  /** Announces an import whose content is still to come. */
  ImportEvent announce(
      String tenant, String source, String name, Optional<ImportEvent.Format> waiting) {
    ImportEvent event =
        new ImportEvent(
            ids.get(),
            tenant,
            source,
            name,
            0,
            0,
            0,
            false,
            Optional.empty(),
            waiting,
            clock.instant());
    control.publish("import/" + event.id(), EventType.IMPORT, event);
    return event;
  }

  /** Begins to read the content of an announced import. */
  ImportLog begin(ImportEvent announced) {
    return ImportLog.begin(control, meter, clock, announced);
  }
}
