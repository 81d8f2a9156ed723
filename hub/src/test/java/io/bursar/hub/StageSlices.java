package io.bursar.hub;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;

/** One slice a stage; what is no stage's package belongs to none. */
record StageSlices(String parent, List<String> stages) implements SliceAssignment {

  @Override
  public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
    String name = javaClass.getPackageName() + ".";
    return stages.stream()
        .filter(stage -> name.startsWith(parent + stage + "."))
        .findFirst()
        .map(SliceIdentifier::of)
        .orElseGet(SliceIdentifier::ignore);
  }

  @Override
  public String getDescription() {
    return "stages";
  }
}
