package io.bursar.routes.views;

/** How many rejects of a stage and code were not replayed. */
public record RejectCount(String stage, String code, long count) {}
