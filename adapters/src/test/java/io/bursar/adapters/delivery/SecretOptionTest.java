package io.bursar.adapters.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bursar.core.configuration.SecretText;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretOptionTest {

  private final Secrets secrets =
      new Secrets(name -> Optional.ofNullable(Map.of("TOKEN", "abc)&{{x}}").get(name)));

  @Test
  void anOptionNamesATextAndDoesNotHoldIt() throws DeliveryFailure {
    SecretText text = new SecretText("https://host/${env:TOKEN}?a=b");
    String option = SecretOption.of(text);
    assertThat(option).matches("kept:\\d+").isEqualTo(SecretOption.of(text));
    assertThat(SecretOption.of(new SecretText("https://host/other"))).isNotEqualTo(option);
    assertThat(secrets.into(SecretOption.read(option))).isEqualTo("https://host/abc)&{{x}}?a=b");
  }

  @Test
  void anOptionMayBeAnEnvironmentVariableOrTheTextItself() throws DeliveryFailure {
    assertThat(secrets.into(SecretOption.read("env:TOKEN"))).isEqualTo("abc)&{{x}}");
    assertThat(secrets.into(SecretOption.read("http://host/"))).isEqualTo("http://host/");
    assertThat(secrets.into(SecretOption.read(""))).isEmpty();
  }

  @Test
  void aVariableThatIsNotSetIsNamed() {
    assertThatThrownBy(() -> secrets.into(SecretOption.read("env:NOT_SET_ANYWHERE")))
        .isInstanceOfSatisfying(
            DeliveryFailure.class, failure -> assertThat(failure.lasting()).isTrue())
        .hasMessage("BUR-2202 environment variable NOT_SET_ANYWHERE is not set");
  }
}
