package io.bursar.hub.configuration.yaml;

import io.bursar.hub.configuration.lint.Lint;
import io.bursar.hub.configuration.lint.LintCode;
import io.bursar.hub.configuration.lint.Lints;
import io.bursar.hub.configuration.lint.Place;
import io.bursar.hub.configuration.yaml.YamlNode.Entry;
import io.bursar.hub.configuration.yaml.YamlNode.Mapping;
import io.bursar.hub.configuration.yaml.YamlNode.Scalar;
import io.bursar.hub.configuration.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Builds the tree from the parser's events, and stops reading where it is too deep. */
final class TreeBuilder {

  /** Deeper than any budget tree; shallow enough for every recursion over it. */
  static final int DEEPEST = 64;

  private final Positions positions;
  private final Lints lints;
  private boolean usable = true;

  TreeBuilder(Positions positions, Lints lints) {
    this.positions = positions;
    this.lints = lints;
  }

  /** The one document's root; empty when a lint says why not. */
  Optional<YamlNode> build(Iterator<Event> events) {
    YamlNode root = new Mapping(List.of(), new Span(positions.file(), 0, 0));
    boolean seen = false;
    while (events.hasNext()) {
      Event event = events.next();
      if (!(event instanceof DocumentStartEvent)) {
        continue;
      }
      if (seen) {
        refuse(event, LintCode.SYNTAX, "a second document", "keep one document a file");
        break;
      }
      seen = true;
      Event first = events.next();
      if (!(first instanceof ScalarEvent scalar && scalar.isPlain() && isBlank(scalar))) {
        root = node(first, events, 1);
      }
      if (root == null) {
        break;
      }
    }
    return usable ? Optional.of(root) : Optional.empty();
  }

  private static boolean isBlank(ScalarEvent scalar) {
    return scalar.getValue().isEmpty() && scalar.getAnchor().isEmpty();
  }

  /** The node that begins with {@code event}; null after a lint when the file is not read on. */
  private YamlNode node(Event event, Iterator<Event> events, int depth) {
    if (depth > DEEPEST) {
      refuse(
          event,
          LintCode.TOO_DEEP,
          "nested deeper than " + DEEPEST + " levels",
          "flatten it; the rest of the file was not read");
      return null;
    }
    if (event instanceof AliasEvent) {
      refuse(event, LintCode.NOT_PLAIN, "an alias", "write the value out here");
      return new Scalar("", true, span(event, event));
    }
    NodeEvent node = (NodeEvent) event;
    if (node.getAnchor().isPresent()) {
      refuse(event, LintCode.NOT_PLAIN, "an anchor", "write the value out where it is used");
    }
    if (event instanceof ScalarEvent scalar) {
      refuseTag(event, scalar.getTag());
      return new Scalar(scalar.getValue(), scalar.isPlain(), span(event, event));
    }
    if (event instanceof SequenceStartEvent sequence) {
      refuseTag(event, sequence.getTag());
      return sequence(event, events, depth);
    }
    refuseTag(event, ((MappingStartEvent) event).getTag());
    return mapping(event, events, depth);
  }

  private YamlNode sequence(Event start, Iterator<Event> events, int depth) {
    List<YamlNode> items = new ArrayList<>();
    int end = -1;
    Event event = events.next();
    while (event.getEventId() != Event.ID.SequenceEnd) {
      YamlNode item = node(event, events, depth + 1);
      if (item == null) {
        return null;
      }
      items.add(item);
      end = item.span().end();
      event = events.next();
    }
    return new Sequence(List.copyOf(items), enclosing(start, event, end));
  }

  private YamlNode mapping(Event start, Iterator<Event> events, int depth) {
    List<Entry> entries = new ArrayList<>();
    Map<String, Place> seen = new HashMap<>();
    int end = -1;
    Event event = events.next();
    while (event.getEventId() != Event.ID.MappingEnd) {
      YamlNode key = node(event, events, depth + 1);
      YamlNode value = key == null ? null : node(events.next(), events, depth + 1);
      if (value == null) {
        return null;
      }
      end = value.span().end();
      if (!(key instanceof Scalar scalar)) {
        refuse(event, LintCode.SYNTAX, "a key that is a list or a mapping", "keys are text");
      } else if (seen.putIfAbsent(scalar.text(), scalar.place()) == null) {
        entries.add(new Entry(scalar, value));
      } else {
        lints.add(
            Lint.error(
                scalar.place(),
                LintCode.DUPLICATE_KEY,
                "this key stands in line " + seen.get(scalar.text()).line() + " already,",
                scalar.text(),
                "keep one of the two"));
      }
      event = events.next();
    }
    return new Mapping(List.copyOf(entries), enclosing(start, event, end));
  }

  /** Block collections end with their last child; the parser's mark is behind what follows. */
  private Span enclosing(Event start, Event end, int lastChild) {
    Span marks = span(start, end);
    boolean flow = end.getStartMark().get().getIndex() < end.getEndMark().get().getIndex();
    return flow || lastChild < 0
        ? marks
        : new Span(marks.place(), marks.start(), Math.max(marks.start(), lastChild));
  }

  private Span span(Event start, Event end) {
    return positions.span(start.getStartMark().get(), end.getEndMark().get());
  }

  private void refuseTag(Event event, Optional<String> tag) {
    tag.ifPresent(
        name -> refuse(event, LintCode.NOT_PLAIN, "the tag " + name, "write the value plainly"));
  }

  private void refuse(Event event, LintCode code, String what, String remedy) {
    usable = false;
    Mark mark = event.getStartMark().get();
    lints.add(Lint.error(positions.place(mark), code, what, remedy));
  }
}
