package io.bursar.routes.stage;

import java.util.Arrays;
import java.util.Set;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

final class RunsStageCondition implements Condition {

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    Set<Stage> running = Stage.parse(context.getEnvironment().getProperty(Stage.PROPERTY, ""));
    Stage[] needed =
        metadata.getAnnotations().get(RunsStage.class).getEnumArray("value", Stage.class);
    return Arrays.stream(needed).anyMatch(running::contains);
  }
}
