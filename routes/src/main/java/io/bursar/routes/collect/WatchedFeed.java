package io.bursar.routes.collect;

import io.bursar.connectors.csv.MappedCsvFormat;
import io.bursar.connectors.file.FileFormat;
import io.bursar.connectors.focus.FocusFormat;
import io.bursar.core.configuration.Feed;
import io.bursar.routes.bus.FeedsEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A feed of the accepted configuration, ready to be watched.
 *
 * @param folder where its files appear
 * @param mapping text of its mapping; empty when it is FOCUS
 */
record WatchedFeed(Feed feed, Path folder, Optional<String> mapping) {

  private static final Logger LOG = LoggerFactory.getLogger(WatchedFeed.class);

  /**
   * The feeds of an accepted configuration.
   *
   * @param data the data folder, to which folders are relative
   */
  static List<WatchedFeed> of(FeedsEvent accepted, Path data) {
    List<WatchedFeed> feeds = new ArrayList<>();
    for (Feed feed : accepted.feeds()) {
      Path folder = data.resolve(feed.folder()).toAbsolutePath().normalize();
      if (feed.format() instanceof Feed.Mapped mapped) {
        Optional<String> text = Optional.ofNullable(accepted.mappings().get(mapped.file()));
        if (text.isPresent()) {
          feeds.add(new WatchedFeed(feed, folder, text));
        } else {
          LOG.error("Feed {} is not watched: there is no mapping {}", feed.name(), mapped.file());
        }
      } else {
        feeds.add(new WatchedFeed(feed, folder, Optional.empty()));
      }
    }
    return feeds;
  }

  String name() {
    return feed.name();
  }

  /** How its files are read. */
  FileFormat format() {
    return mapping
        .<FileFormat>map(
            text ->
                MappedCsvFormat.read(feed.name(), text)
                    .format()
                    .orElseThrow(
                        () -> new IllegalStateException("mapping of feed " + name() + " is bad")))
        .orElseGet(
            () -> new FocusFormat(feed.format() instanceof Feed.Focus focus && focus.spread()));
  }
}
