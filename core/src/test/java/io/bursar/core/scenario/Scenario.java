package io.bursar.core.scenario;

import java.util.ArrayList;
import java.util.List;

/**
 * One file.
 *
 * @param name file name without its ending
 * @param given laid over what is given to every case
 * @param steps what happens and what must be true then, in turn
 */
public record Scenario(String name, String title, Yaml given, List<Step> steps) {

  /** Something happens, and then something must be true. */
  public record Step(List<Yaml> when, Yaml then) {}

  static Scenario read(String name, String text, Yaml givenToAll) {
    Yaml file = Yaml.parse(name, text);
    List<Step> steps = new ArrayList<>();
    for (Yaml step : file.has("steps") ? file.maps("steps") : List.of(file)) {
      steps.add(new Step(step.maps("when"), step.map("then")));
    }
    return new Scenario(
        name, file.text("title"), givenToAll.with(file.map("given")), List.copyOf(steps));
  }

  @Override
  public String toString() {
    return name + ": " + title;
  }
}
