package io.bursar.core.ledger.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bursar.core.configuration.Price;
import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.ledger.StateDocument;
import io.bursar.core.ledger.StateKey;
import io.bursar.core.ledger.state.DeclaredTenant.PolicyVersion;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class StateCodecTest {

  @Property(tries = 700)
  void aDocumentReadIsTheDocumentWritten(@ForAll("documents") StateDocument document) {
    byte[] bytes = StateCodec.encode(document);
    assertThat(StateCodec.decode(bytes)).isEqualTo(document);
    assertThat(StateCodec.encode(StateCodec.decode(bytes))).isEqualTo(bytes);
  }

  @Property(tries = 700)
  void keysAsBytesAreInTheOrderOfKeys(
      @ForAll("keys") StateKey left, @ForAll("keys") StateKey right) {
    byte[] a = StateCodec.encode(left);
    byte[] b = StateCodec.encode(right);
    assertThat(Integer.signum(Arrays.compareUnsigned(a, b)))
        .isEqualTo(Integer.signum(left.compareTo(right)));
    assertThat(StateCodec.decodeKey(a)).isEqualTo(left);
  }

  @Test
  void whatANewerVersionWroteIsNotGuessed() {
    assertThatThrownBy(() -> StateCodec.decode(new byte[] {3, 'n'}))
        .hasMessageContaining("format 3");
    assertThatThrownBy(() -> StateCodec.decode(new byte[] {2, '?'}))
        .isInstanceOf(IllegalArgumentException.class);
    byte[] tail = Arrays.copyOf(StateCodec.encode(Marker.SET), 3);
    assertThatThrownBy(() -> StateCodec.decode(tail)).hasMessageContaining("behind its end");
  }

  /** A data folder from before calendars: its documents are read, and keep bytes and digest. */
  @Test
  void aTenantWithoutACalendarIsWrittenAsBeforeThereWereCalendars() {
    byte[] written =
        HexFormat.of()
            .parseHex(
                "02640461636d6503434e590d417369612f5368616e676861690642494c4c454408010361647303616473"
                    + "010461636d650001056f776e6572036c696e0103616473054d4f4e54480100b00900044e4f4e45"
                    + "0001c0c402010474727565036164730d74656e616e742e79616d6c3a330106636c69636b730804"
                    + "03434e59ccbf02036c696e0001047761726e02026431");
    DeclaredTenant tenant = (DeclaredTenant) StateCodec.decode(written);
    TenantConfiguration configuration = tenant.configuration();
    assertThat(configuration.rateCard())
        .containsExactly(
            new Price("clicks", new BigDecimal("0.02"), "CNY", LocalDate.of(2026, 1, 1)));
    assertThat(configuration.author()).isEqualTo("lin");
    assertThat(tenant.policies()).containsEntry("warn", new PolicyVersion(2, "d1"));
    assertThat(configuration.promotions()).isEmpty();
    assertThat(configuration.holidays()).isEmpty();
    assertThat(StateCodec.encode(tenant)).isEqualTo(written);
  }

  @Test
  void theDigestSeesEveryDocumentOnceAndInOrder() {
    StateKey key = StateKeys.head("acme");
    StateKey other = StateKeys.chain("acme");
    var one = java.util.Map.<StateKey, StateDocument>entry(key, Marker.SET);
    var two = java.util.Map.<StateKey, StateDocument>entry(other, Marker.SET);
    assertThat(StateDigest.of(List.of(two, one).iterator()))
        .isNotEqualTo(StateDigest.of(List.of(one).iterator()))
        .hasSize(64);
    assertThatThrownBy(() -> StateDigest.of(List.of(one, two).iterator()))
        .hasMessageContaining("does not come after");
    assertThatThrownBy(() -> StateDigest.of(List.of(one, one).iterator()))
        .hasMessageContaining("does not come after");
  }

  @Provide
  Arbitrary<StateDocument> documents() {
    return ArbitraryDocuments.all();
  }

  @Provide
  Arbitrary<StateKey> keys() {
    Arbitrary<String> text =
        Arbitraries.strings()
            .withChars('a', 'b', '|', '\u00e9', '\u4e2d', '\ue000', '\uffff')
            .ofMaxLength(3)
            .flatMap(
                plain ->
                    Arbitraries.of(plain, plain + "\ud83d\ude00", plain + "\ud83d\ude00" + plain));
    Arbitrary<String> rest = text.flatMap(t -> Arbitraries.of(t, t + '\0', t + '\0' + "x"));
    return Combinators.combine(text, Arbitraries.of(StateKey.Kind.class), rest).as(StateKey::new);
  }
}
