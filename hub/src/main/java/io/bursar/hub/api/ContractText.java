package io.bursar.hub.api;

import java.util.Map;
import java.util.Optional;

/** {@code GET /openapi.yaml}. */
public final class ContractText {

  private final Answer answer;

  ContractText(Contract contract) {
    this.answer = new Answer(200, Optional.of("application/yaml"), Map.of(), contract.text());
  }

  public Answer answer() {
    return answer;
  }
}
