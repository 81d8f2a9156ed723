package io.bursar.routes.bus;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * OpenTelemetry. Where no receiver is named there is no SDK: a traceparent that comes in is carried
 * to the end, none is begun, and no span is made. Camel's own tracer finds the two beans below and
 * traces the calls of the HTTP API with them; what carries batches is excluded from it, see {@code
 * StageRoutes}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TraceSettings.class)
class TraceConfiguration {

  @Bean
  OpenTelemetry openTelemetry(
      TraceSettings settings, Environment environment, ObjectProvider<SpanExporter> given) {
    ContextPropagators propagators =
        ContextPropagators.create(W3CTraceContextPropagator.getInstance());
    return Optional.ofNullable(given.getIfAvailable())
        .or(() -> otlp(settings, environment))
        .<OpenTelemetry>map(exporter -> sdk(exporter, settings.ratio(), propagators))
        .orElseGet(() -> OpenTelemetry.propagating(propagators));
  }

  @Bean
  Tracer tracer(OpenTelemetry telemetry) {
    return telemetry.getTracer("bursar");
  }

  @Bean
  ContextPropagators contextPropagators(OpenTelemetry telemetry) {
    return telemetry.getPropagators();
  }

  @Bean
  Traces traces(Tracer tracer) {
    return new Traces(tracer);
  }

  private static OpenTelemetrySdk sdk(
      SpanExporter exporter, double ratio, ContextPropagators propagators) {
    Resource bursar = Resource.builder().put("service.name", "bursar").build();
    return OpenTelemetrySdk.builder()
        .setPropagators(propagators)
        .setTracerProvider(
            SdkTracerProvider.builder()
                .setResource(Resource.getDefault().merge(bursar))
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(ratio)))
                // Its queue is bounded: spans that come faster than they leave are dropped.
                .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
                .build())
        .build();
  }

  private static Optional<SpanExporter> otlp(TraceSettings settings, Environment environment) {
    return Stream.of(
            settings.endpoint(), environment.getProperty("otel.exporter.otlp.endpoint", ""))
        .map(String::strip)
        .filter(endpoint -> !endpoint.isEmpty())
        .findFirst()
        .map(
            endpoint ->
                OtlpHttpSpanExporter.builder()
                    .setEndpoint(endpoint.replaceFirst("/+$", "") + "/v1/traces")
                    .build());
  }
}
