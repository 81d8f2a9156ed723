package io.bursar.hub.cli;

import java.net.http.HttpResponse;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The items of a list of the API, page after page as its {@code Link} headers lead. */
public final class Pages implements Iterator<Map<String, Object>> {
  private static final Pattern NEXT = Pattern.compile("<([^>]+)>\\s*;[^,]*rel=\"?next\"?");

  private final HubClient hub;
  private Iterator<Map<String, Object>> page = List.<Map<String, Object>>of().iterator();
  private Optional<String> next;

  public Pages(HubClient hub, Query query) {
    this.hub = hub;
    this.next = Optional.of(query.toString());
  }

  @Override
  public boolean hasNext() {
    while (!page.hasNext() && next.isPresent()) {
      HttpResponse<String> answer = hub.get(next.get());
      page = Json.objects(answer.body()).iterator();
      next = answer.headers().allValues("Link").stream().flatMap(Pages::target).findFirst();
    }
    return page.hasNext();
  }

  private static Stream<String> target(String link) {
    Matcher matcher = NEXT.matcher(link);
    return matcher.find() ? Stream.of(matcher.group(1)) : Stream.empty();
  }

  @Override
  public Map<String, Object> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return page.next();
  }
}
