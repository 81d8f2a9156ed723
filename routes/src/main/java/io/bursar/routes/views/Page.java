package io.bursar.routes.views;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A page of a list.
 *
 * @param items in the list's order
 * @param next cursor of the page after this one; empty when this is the last
 */
public record Page<T>(List<T> items, Optional<String> next) {
  public Page {
    items = List.copyOf(items);
  }

  /** The page with something else made of each item. */
  <R> Page<R> map(Function<T, R> change) {
    return new Page<>(items.stream().map(change).toList(), next);
  }

  /**
   * All items from the first page on, a page at a time, so that a long list never has to stand in
   * memory.
   *
   * @param limit items a page
   * @param find the view's method that finds a page
   */
  public static <T> Stream<T> all(int limit, Function<PageRequest, Page<T>> find) {
    return Stream.iterate(
            Optional.of(find.apply(PageRequest.first(limit))),
            Optional::isPresent,
            page ->
                page.flatMap(Page::next)
                    .map(cursor -> find.apply(new PageRequest(limit, Optional.of(cursor)))))
        .flatMap(page -> page.orElseThrow().items().stream());
  }
}
