package io.bursar.routes.bus;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where traces go: {@code bursar.otlp.*}, in the environment {@code BURSAR_OTLP_ENDPOINT} and so
 * on. Nothing leaves the machine as long as no endpoint is named.
 *
 * @param endpoint base address of an OTLP receiver that speaks HTTP, {@code http://host:4318};
 *     {@code OTEL_EXPORTER_OTLP_ENDPOINT} is taken where this is empty
 * @param ratio how many of the traces that begin here are sampled, from 0 to 1; a trace that comes
 *     in is sampled when its traceparent says so
 */
@ConfigurationProperties("bursar.otlp")
record TraceSettings(@DefaultValue("") String endpoint, @DefaultValue("0.01") double ratio) {}
