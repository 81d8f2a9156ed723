package io.bursar.routes.bus;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.bursar.core.configuration.AdjustTarget;
import io.bursar.core.configuration.Feed;
import io.bursar.core.configuration.Policy;
import io.bursar.core.configuration.Target;
import io.bursar.core.journal.When;
import io.bursar.core.money.Amounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * How everything on the bus is written: amounts as decimal strings, instants and days in ISO 8601,
 * a {@link When} as the one or the other, what is absent left out.
 */
public final class BusJson {

  /** Deepest JSON that is read; a charge has three levels. */
  static final int MAX_DEPTH = 64;

  /** Longest number that is read; an amount of twice that many digits is nobody's money. */
  static final int MAX_NUMBER_LENGTH = 100;

  private static final ObjectMapper MAPPER = build();

  private BusJson() {}

  /** The mapper itself, to be read with and written with, never changed. */
  public static ObjectMapper mapper() {
    return MAPPER;
  }

  /** The value as JSON bytes. */
  public static byte[] write(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be written as JSON: " + value.getClass(), e);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws UncheckedIOException when it is something else
   */
  public static <T> T read(byte[] json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectMapper build() {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .build())
            .build();
    SimpleModule money = new SimpleModule("bursar");
    money.addSerializer(BigDecimal.class, new AmountWriter());
    money.addSerializer(Instant.class, new InstantWriter());
    money.addSerializer(When.class, new WhenWriter());
    money.addDeserializer(When.class, new WhenReader());
    return JsonMapper.builder(factory)
        .addModules(new Jdk8Module(), new JavaTimeModule(), money, FastReaders.module())
        .defaultPropertyInclusion(
            JsonInclude.Value.construct(
                JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .addMixIn(Policy.Outcome.class, OutcomeKinds.class)
        .addMixIn(Policy.Size.class, SizeKinds.class)
        .addMixIn(Target.class, TargetKinds.class)
        .addMixIn(AdjustTarget.class, AdjustTargetKinds.class)
        .addMixIn(Feed.Format.class, FormatKinds.class)
        .build();
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Policy.Alert.class, name = "alert"),
    @JsonSubTypes.Type(value = Policy.Allot.class, name = "allot")
  })
  private interface OutcomeKinds {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Policy.Size.Amount.class, name = "amount"),
    @JsonSubTypes.Type(value = Policy.Size.Share.class, name = "share")
  })
  private interface SizeKinds {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Target.Slack.class, name = "slack"),
    @JsonSubTypes.Type(value = Target.Webhook.class, name = "webhook"),
    @JsonSubTypes.Type(value = Target.Log.class, name = "log")
  })
  private interface TargetKinds {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = AdjustTarget.Http.class, name = "http"),
    @JsonSubTypes.Type(value = AdjustTarget.Csv.class, name = "csv")
  })
  private interface AdjustTargetKinds {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Feed.Focus.class, name = "focus"),
    @JsonSubTypes.Type(value = Feed.Mapped.class, name = "mapping")
  })
  private interface FormatKinds {}

  private static final class AmountWriter extends JsonSerializer<BigDecimal> {
    @Override
    public void serialize(BigDecimal value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(Amounts.text(value));
    }
  }

  private static final class InstantWriter extends JsonSerializer<Instant> {
    @Override
    public void serialize(Instant value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(IsoText.text(value));
    }
  }

  private static final class WhenWriter extends JsonSerializer<When> {
    @Override
    public void serialize(When value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(
          value instanceof When.At at
              ? IsoText.text(at.instant())
              : ((When.On) value).date().toString());
    }
  }

  private static final class WhenReader extends JsonDeserializer<When> {
    @Override
    public When deserialize(JsonParser json, DeserializationContext context) throws IOException {
      String text = json.getText();
      return text.indexOf('T') < 0
          ? new When.On(IsoText.day(text).orElseGet(() -> LocalDate.parse(text)))
          : new When.At(IsoText.instant(text).orElseGet(() -> Instant.parse(text)));
    }
  }
}
