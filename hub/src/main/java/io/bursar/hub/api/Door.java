package io.bursar.hub.api;

import io.bursar.hub.keys.Keyring;
import io.bursar.hub.keys.Principal;
import io.bursar.routes.bus.KeyEvent.Role;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The only way in. Without a key it opens to readiness, liveness and the contract; with one, to the
 * operations of the contract that the key's roles allow. What else the server offers (metrics,
 * health) speaks of every tenant and needs a role on every tenant: viewer to read, operator to do
 * anything else.
 */
final class Door extends HttpFilter {

  private static final long serialVersionUID = 1L;

  /** Answered to anybody: they say up or down and nothing more. */
  static final Set<String> OPEN = Set.of("/ready", "/live");

  private static final Set<String> READING = Set.of("GET", "HEAD");
  private static final String BEARER = "Bearer ";

  private final transient Contract contract;
  private final transient Keyring keys;
  private final transient Crowd crowd;
  private final transient Refusals refusals;

  Door(Contract contract, Keyring keys, Crowd crowd, Refusals refusals) {
    this.contract = contract;
    this.keys = keys;
    this.crowd = crowd;
    this.refusals = refusals;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      letIn(request, response, chain);
    } catch (Refusal refusal) {
      refusals.refuse(refusal.problem(), request, response);
    }
  }

  private void letIn(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = path(request);
    if (OPEN.contains(path) && READING.contains(request.getMethod())) {
      chain.doFilter(request, response);
      return;
    }
    Map<String, Operation> operations = contract.at(path);
    Optional<Operation> operation = Optional.ofNullable(operations.get(request.getMethod()));
    Optional<Principal> principal =
        operation.isPresent() && operation.get().role().isEmpty()
            ? Optional.empty()
            : Optional.of(principal(request));
    if (operation.isPresent()) {
      call(operation.get(), path, principal, request, response, chain);
    } else if (operations.isEmpty()) {
      further(principal.orElseThrow(), request, response, chain);
    } else {
      throw wrongMethod(request.getMethod(), operations.keySet());
    }
  }

  private void call(
      Operation operation,
      String path,
      Optional<Principal> principal,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws IOException, ServletException {
    operation.role().ifPresent(role -> requireRole(role, principal.orElseThrow()));
    String rest = path.substring(contract.base().length());
    ApiRequest call = new RequestCheck(operation, request).admit(path, rest, principal);
    Runnable leave = crowd.enter(operation, request.getContentLengthLong());
    try {
      request.setAttribute(ApiRequest.ATTRIBUTE, call);
      chain.doFilter(request, response);
    } finally {
      leave.run();
    }
  }

  private static void further(
      Principal principal,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws IOException, ServletException {
    Role needed = READING.contains(request.getMethod()) ? Role.VIEWER : Role.OPERATOR;
    if (!principal.hasEverywhere(needed)) {
      throw new Refusal(ApiCode.PATH_UNKNOWN, "there is nothing at this path");
    }
    chain.doFilter(request, response);
  }

  /**
   * The path, which must be written in its plainest form: what the door, Spring and Camel each make
   * of {@code ;}, {@code //}, {@code ..} and {@code %2e} differs, and a difference is a way around.
   */
  private static String path(HttpServletRequest request) {
    String info = request.getPathInfo();
    String path = info == null ? request.getServletPath() : request.getServletPath() + info;
    if (!path.equals(request.getRequestURI())) {
      throw new Refusal(ApiCode.PATH_UNKNOWN, "the path is not written plainly");
    }
    return path;
  }

  private Principal principal(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    if (header == null) {
      throw new Refusal(
          Problem.of(ApiCode.KEY_MISSING, "the request has no Authorization header")
              .with("WWW-Authenticate", "Bearer realm=\"bursar\""));
    }
    return (header.regionMatches(true, 0, BEARER, 0, BEARER.length())
            ? keys.principal(header.substring(BEARER.length()).strip())
            : Optional.<Principal>empty())
        .orElseThrow(
            () ->
                new Refusal(
                    Problem.of(ApiCode.KEY_REFUSED, "the key is unknown, wrong or revoked")
                        .with(
                            "WWW-Authenticate",
                            "Bearer realm=\"bursar\", error=\"invalid_token\"")));
  }

  private static void requireRole(Role role, Principal principal) {
    if (!principal.has(role)) {
      String word = role.name().toLowerCase(java.util.Locale.ROOT);
      throw new Refusal(ApiCode.FORBIDDEN, "this needs the role " + word + " somewhere");
    }
  }

  private static Refusal wrongMethod(String method, Set<String> allowed) {
    String allow = String.join(", ", new TreeSet<>(allowed));
    return new Refusal(
        Problem.of(ApiCode.METHOD, Problem.shown(method) + " is not one of " + allow)
            .with("Allow", allow));
  }
}
