package io.bursar.hub.api;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import io.bursar.hub.keys.AdminKey;
import io.bursar.hub.keys.KeyStore;
import io.bursar.hub.keys.KeyText;
import io.bursar.hub.keys.Principal;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.KeyEvent;
import io.bursar.routes.bus.KeyEvent.Grant;
import io.bursar.routes.bus.KeyEvent.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.camel.Exchange;

/**
 * {@code /keys}: who may do what. A caller makes, sees and revokes the keys of tenants of which it
 * is operator; nobody gives a role that it does not have.
 */
public final class KeyCalls {

  private static final int MOST_GRANTS = 100;
  private static final int LONGEST_NAME = 200;
  private static final ObjectReader READER =
      BusJson.mapper()
          .readerFor(NewKey.class)
          .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .with(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);

  private final KeyStore keys;
  private final Worlds worlds;
  private final RandomGenerator random;
  private final Clock clock;

  /**
   * @param random must be a cryptographic one outside of tests
   */
  KeyCalls(KeyStore keys, Worlds worlds, RandomGenerator random, Clock clock) {
    this.keys = keys;
    this.worlds = worlds;
    this.random = random;
    this.clock = clock;
  }

  /** {@code GET /keys}. */
  public Answer list(ApiRequest call) {
    List<Item> items =
        keys.all().stream().filter(key -> mayAll(call.caller(), key)).map(this::item).toList();
    return Answer.json(BusJson.write(items), Map.of());
  }

  /** {@code POST /keys}: the only answer that has the key itself. */
  public Answer add(Exchange exchange) {
    ApiRequest call = exchange.getProperty(ApiRequest.ATTRIBUTE, ApiRequest.class);
    NewKey wanted = read(exchange.getMessage().getBody(byte[].class));
    List<Grant> grants =
        wanted.grants().stream().map(grant -> grant(call.caller(), grant)).distinct().toList();
    KeyText made = KeyText.make(random);
    KeyEvent key =
        new KeyEvent(made.id(), made.hash(), wanted.principal(), grants, false, clock.instant());
    keys.keep(key);
    Item item = item(key);
    return new Answer(
        HttpServletResponse.SC_CREATED,
        Optional.of(Answer.JSON),
        Map.of(),
        BusJson.write(
            new Made(
                item.id(),
                made.text(),
                item.principal(),
                item.grants(),
                item.revoked(),
                item.created())));
  }

  /** {@code DELETE /keys/{id}}: from now on, it is refused. Twice is the same as once. */
  public Answer revoke(ApiRequest call) {
    String id = call.given("id");
    KeyEvent key =
        keys.key(id)
            .filter(found -> mayAll(call.caller(), found))
            .orElseThrow(
                () ->
                    new Refusal(
                        ApiCode.KEY_UNKNOWN,
                        "key is " + Problem.shown(id) + ", none that this key may see"));
    if (id.equals(AdminKey.ID)) {
      throw new Refusal(ApiCode.KEY_FIRST, "key is " + Problem.shown(id));
    }
    KeyEvent revoked =
        new KeyEvent(key.id(), key.hash(), key.principal(), key.grants(), true, key.created());
    keys.keep(revoked);
    return Answer.json(BusJson.write(item(revoked)), Map.of());
  }

  private static NewKey read(byte[] body) {
    NewKey wanted;
    try {
      wanted = READER.readValue(body);
    } catch (IOException e) {
      throw malformed();
    }
    if (wanted == null || wanted.grants().contains(null)) {
      throw malformed();
    }
    if (wanted.principal().isBlank() || wanted.principal().length() > LONGEST_NAME) {
      throw new Refusal(
          ApiCode.MALFORMED, "principal must have 1 to " + LONGEST_NAME + " characters");
    }
    if (wanted.grants().isEmpty() || wanted.grants().size() > MOST_GRANTS) {
      throw new Refusal(ApiCode.MALFORMED, "grants must be 1 to " + MOST_GRANTS);
    }
    return wanted;
  }

  private static Refusal malformed() {
    return new Refusal(
        ApiCode.MALFORMED,
        "the body must be {\"principal\": NAME, \"grants\": [{\"role\": ROLE, \"tenant\": TENANT,"
            + " \"node\": NODE}]} and nothing else");
  }

  private Grant grant(Principal caller, NewGrant wanted) {
    Role role = role(wanted.role());
    String node = wanted.node().orElse(wanted.tenant());
    if (wanted.tenant().equals(Principal.EVERY)) {
      if (!node.equals(Principal.EVERY)) {
        throw new Refusal(
            ApiCode.MALFORMED, "a role on every tenant is on every node: leave node out");
      }
      if (!caller.hasEverywhere(Role.OPERATOR)) {
        throw new Refusal(ApiCode.FORBIDDEN, "this needs the role operator on every tenant");
      }
      return new Grant(role, Principal.EVERY, Principal.EVERY);
    }
    TenantWorld world =
        worlds
            .of(wanted.tenant())
            .filter(found -> caller.hasSomeOf(found.name(), Role.VIEWER))
            .orElseThrow(
                () ->
                    new Refusal(
                        ApiCode.TENANT_UNKNOWN,
                        "tenant is "
                            + Problem.shown(wanted.tenant())
                            + ", none that this key may see"));
    if (!caller.hasAllOf(world.name(), Role.OPERATOR)) {
      throw new Refusal(ApiCode.FORBIDDEN, "this needs the role operator on the tenant's root");
    }
    return new Grant(role, world.name(), id(world, node));
  }

  private static Role role(String word) {
    try {
      return Words.parse(Role.class, word);
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          ApiCode.MALFORMED,
          "role is " + Problem.shown(word) + ", not viewer, owner, approver or operator");
    }
  }

  private String id(TenantWorld world, String node) {
    return today(world)
        .find(node)
        .orElseThrow(
            () ->
                new Refusal(
                    ApiCode.NODE_UNKNOWN,
                    "node is " + Problem.shown(node) + ", none of tenant " + world.name()));
  }

  private TreeSegment today(TenantWorld world) {
    return world.tree().on(world.today(clock.instant()));
  }

  private static boolean mayAll(Principal caller, KeyEvent key) {
    return caller.hasEverywhere(Role.OPERATOR)
        || (!key.grants().isEmpty()
            && key.grants().stream().allMatch(grant -> isOperatorOf(caller, grant.tenant())));
  }

  private static boolean isOperatorOf(Principal caller, String tenant) {
    return !tenant.equals(Principal.EVERY) && caller.hasAllOf(tenant, Role.OPERATOR);
  }

  private Item item(KeyEvent key) {
    return new Item(
        key.id(),
        key.principal(),
        key.grants().stream().map(this::shown).toList(),
        key.revoked(),
        key.created());
  }

  private Shown shown(Grant grant) {
    String node =
        worlds
            .of(grant.tenant())
            .map(world -> today(world).path(grant.node()))
            .orElse(grant.node());
    return new Shown(Words.of(grant.role()), grant.tenant(), node);
  }

  /**
   * What a caller wants.
   *
   * @param principal who will act with the key
   */
  record NewKey(String principal, List<NewGrant> grants) {}

  /**
   * @param node path or id; the tenant's root where there is none
   */
  record NewGrant(String role, String tenant, Optional<String> node) {}

  /**
   * @param node path as the tree stands today
   */
  record Shown(String role, String tenant, String node) {}

  record Item(String id, String principal, List<Shown> grants, boolean revoked, Instant created) {}

  record Made(
      String id,
      String key,
      String principal,
      List<Shown> grants,
      boolean revoked,
      Instant created) {}
}
