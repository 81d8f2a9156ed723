package io.bursar.routes.views;

import java.time.Instant;
import java.util.Optional;

/**
 * What a source has imported.
 *
 * @param last when its last import was complete
 * @param open imports that were begun and neither complete nor failed
 */
public record SourceImports(String source, Optional<Instant> last, int open) {}
