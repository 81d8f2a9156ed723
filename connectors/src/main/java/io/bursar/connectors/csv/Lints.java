package io.bursar.connectors.csv;

import io.bursar.connectors.csv.MappingLint.Level;
import io.bursar.connectors.file.FormatCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** All that is to be said about one mapping, collected; and which of its values cannot be used. */
final class Lints {
  private final List<MappingLint> lints = new ArrayList<>();
  private final Set<Node> bad = Collections.newSetFromMap(new IdentityHashMap<>());

  /** The value cannot be used. */
  void error(FormatCode code, String path, Node at, String what) {
    bad.add(at);
    add(Level.ERROR, code, path, at.getStartMark(), what);
  }

  void warning(FormatCode code, String path, Node at, String what) {
    add(Level.WARNING, code, path, at.getStartMark(), what);
  }

  void add(Level level, FormatCode code, String path, Optional<Mark> at, String what) {
    int line = at.map(mark -> mark.getLine() + 1).orElse(1);
    int column = at.map(mark -> mark.getColumn() + 1).orElse(1);
    lints.add(new MappingLint(level, code, path, line, column, what));
  }

  boolean isBad(Node node) {
    return bad.contains(node);
  }

  boolean hasErrors() {
    return lints.stream().anyMatch(lint -> lint.level() == Level.ERROR);
  }

  /** In the order of the file. */
  List<MappingLint> sorted() {
    return lints.stream()
        .sorted(Comparator.comparingInt(MappingLint::line).thenComparingInt(MappingLint::column))
        .toList();
  }
}
