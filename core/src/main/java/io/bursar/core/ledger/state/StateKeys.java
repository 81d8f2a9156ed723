package io.bursar.core.ledger.state;

import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.ledger.StateKey;
import io.bursar.core.ledger.StateKey.Kind;
import java.time.LocalDate;

/**
 * The keys of the documents. What stands between two parts of a key is a NUL, which no name may
 * contain, or a bar behind a label, which has none.
 */
public final class StateKeys {

  private static final char NUL = '\0';
  private static final String CHANGED = "changed" + NUL;
  private static final String CLOCK = "clock" + NUL;
  private static final String COOLING = "cooling" + NUL;
  private static final String HELD = "held" + NUL;
  private static final String JUDGE = "judge" + NUL;
  private static final String WAITING = "waiting" + NUL;
  private static final String UNSETTLED = "unsettled" + NUL;
  private static final String RESTATE = "restate" + NUL;
  private static final String SWEEP = "sweep" + NUL;
  private static final String UNRATED = "unrated" + NUL;

  private StateKeys() {}

  /**
   * Whether a name can be part of a key: it has no NUL, and every half of a character its other
   * half, or two names would become the same bytes.
   */
  public static boolean usable(String name) {
    for (int i = 0; i < name.length(); i++) {
      char unit = name.charAt(i);
      if (unit == NUL) {
        return false;
      }
      if (Character.isSurrogate(unit)) {
        boolean whole =
            Character.isHighSurrogate(unit)
                && i + 1 < name.length()
                && Character.isLowSurrogate(name.charAt(i + 1));
        if (!whole) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  /** {@link TenantHead}. */
  public static StateKey head(String tenant) {
    return new StateKey(tenant, Kind.TENANT, "");
  }

  /** {@link DeclaredTenant}. */
  public static StateKey declared(String tenant) {
    return new StateKey(tenant, Kind.TENANT, "configuration");
  }

  /**
   * {@link ChargeStanding}.
   *
   * @param identity of the charge within its source: {@link ChargeEntry#identity}
   */
  public static StateKey charge(String tenant, String source, String identity) {
    return new StateKey(tenant, Kind.CHARGE, source + NUL + identity);
  }

  /** {@link ChargeStanding} of a charge that counts on closed days only; as {@link #charge}. */
  public static StateKey coldCharge(String tenant, String source, String identity) {
    return new StateKey(tenant, Kind.COLD_CHARGE, source + NUL + identity);
  }

  /** {@link SnapshotBook}. */
  public static StateKey snapshots(String tenant, String source, Scope scope) {
    return new StateKey(tenant, Kind.SNAPSHOT, scope(source, scope));
  }

  /** {@link SnapshotRow}. */
  public static StateKey snapshotRow(String tenant, String source, Scope scope, String id) {
    return new StateKey(tenant, Kind.SNAPSHOT_ROW, snapshotRows(source, scope) + id);
  }

  /** What the keys of all rows of a scope begin with. */
  public static String snapshotRows(String source, Scope scope) {
    return scope(source, scope) + NUL;
  }

  private static String scope(String source, Scope scope) {
    return source + NUL + scope.account() + NUL + scope.billingPeriod();
  }

  /** {@link ScanCursor}: a snapshot is complete, and what it has no more is being taken back. */
  public static StateKey sweep(String tenant, String source, Scope scope) {
    return partition(SWEEP + tenant + NUL + scope(source, scope));
  }

  /** What the keys of all snapshots begin with whose rows are being taken back. */
  public static String sweeps() {
    return SWEEP;
  }

  /** {@link Marker}: some of what a complete snapshot has no more can't be taken back yet. */
  public static StateKey held(String tenant, String source, Scope scope) {
    return partition(HELD + tenant + NUL + scope(source, scope));
  }

  /** What the keys of a tenant's snapshots begin with of which something can't be taken back. */
  public static String held(String tenant) {
    return HELD + tenant + NUL;
  }

  /** What the keys of all scopes begin with of which something came and not all. */
  public static String unsettled() {
    return UNSETTLED;
  }

  /** What the keys of all tenants begin with that were not judged. */
  public static String waiting() {
    return WAITING;
  }

  /** {@link Unsettled}: ticks have not judged the tenant since. */
  public static StateKey waiting(String tenant) {
    return partition(WAITING + tenant);
  }

  /** {@link Unsettled}: rows came of a snapshot of that scope that is not complete. */
  public static StateKey unsettled(String tenant, String source, Scope scope) {
    return partition(UNSETTLED + tenant + NUL + scope(source, scope));
  }

  /** What the keys of a tenant's scopes begin with of which rows came. */
  public static String unsettled(String tenant) {
    return UNSETTLED + tenant + NUL;
  }

  /** What the keys of a tenant's snapshots begin with whose rows are being taken back. */
  public static String sweeps(String tenant) {
    return SWEEP + tenant + NUL;
  }

  /** {@link ScanCursor}: a tenant's charges of closed days are being moved to the cold store. */
  public static StateKey cooling(String tenant) {
    return partition(COOLING + tenant);
  }

  /** What the keys of all tenants begin with whose charges are being moved. */
  public static String coolings() {
    return COOLING;
  }

  /** {@link NodeMonth}. */
  public static StateKey nodeMonth(String tenant, String month, String node) {
    return new StateKey(tenant, Kind.NODE_MONTH, month + '|' + node);
  }

  /**
   * {@link BudgetBook}.
   *
   * @param container label of the month (of a month or a day), the quarter or the year
   */
  public static StateKey budgets(String tenant, String container, String node) {
    return new StateKey(tenant, Kind.BUDGET, container + '|' + node);
  }

  /** {@link ArmingBook}; {@code container} as in {@link #budgets}. */
  public static StateKey armings(String tenant, String container, String node) {
    return new StateKey(tenant, Kind.ARMING, container + '|' + node);
  }

  /** {@link KnownRate}. */
  public static StateKey rate(String tenant, String currency, LocalDate day) {
    return new StateKey(tenant, Kind.RATE, currency + NUL + day);
  }

  /** {@link AwaitingRate}; {@code identity} as in {@link #charge}. */
  public static StateKey awaiting(
      String tenant, String currency, LocalDate day, String source, String identity) {
    return new StateKey(
        tenant, Kind.PROVISIONAL, awaiting(currency, day) + source + NUL + identity);
  }

  /** What the keys of all charges begin with that await the rate of a currency and day. */
  public static String awaiting(String currency, LocalDate day) {
    return currency + NUL + day + NUL;
  }

  /** {@link AwaitingRate} of a charge for which no rate at all was known. */
  public static StateKey unrated(
      String tenant, String currency, LocalDate day, String source, String identity) {
    return new StateKey(
        tenant, Kind.PROVISIONAL, unrated(currency) + day + NUL + source + NUL + identity);
  }

  /** What the keys of a currency's charges begin with for which no rate was known, by day. */
  public static String unrated(String currency) {
    return currency + NUL + UNRATED;
  }

  /** What the keys of a currency's charges of one day begin with for which no rate was known. */
  public static String unrated(String currency, LocalDate day) {
    return unrated(currency) + day + NUL;
  }

  /** What the keys of all {@link KnownRate}s of a currency begin with. */
  public static String rates(String currency) {
    return currency + NUL;
  }

  /** {@link KnownForecast}. */
  public static StateKey forecast(String tenant, String node) {
    return new StateKey(tenant, Kind.FORECAST, node);
  }

  /** {@link LastTick}: when a new forecast of the node was asked for last. */
  public static StateKey forecastAsked(String tenant, String node) {
    return new StateKey(tenant, Kind.FORECAST, node + NUL);
  }

  /** {@link Marker}: it was said that a policy can't be judged there for want of a forecast. */
  public static StateKey notJudged(String tenant, String policy, String node) {
    return new StateKey(tenant, Kind.FORECAST, node + NUL + policy + NUL);
  }

  /** {@link ChainHead}. */
  public static StateKey chain(String tenant) {
    return new StateKey(tenant, Kind.CHAIN, "");
  }

  /** {@link LastTick}. */
  public static StateKey lastTick() {
    return partition("tick");
  }

  /** {@link TenantClock}; it stands with the partition because a tick asks for all of them. */
  public static StateKey clock(String tenant) {
    return partition(CLOCK + tenant);
  }

  /** What the keys of all clocks begin with. */
  public static String clocks() {
    return CLOCK;
  }

  /** {@link Marker}: charges of that month changed since the last tick. */
  public static StateKey changed(String tenant, String month) {
    return partition(CHANGED + tenant + NUL + month);
  }

  /** What the keys of a tenant's changed months begin with. */
  public static String changedOf(String tenant) {
    return CHANGED + tenant + NUL;
  }

  /** What the keys of all changed months begin with. */
  public static String changed() {
    return CHANGED;
  }

  /** {@link Marker}: a limit of that node was moved at the last tick. */
  public static StateKey judge(String tenant, String node) {
    return partition(JUDGE + tenant + NUL + node);
  }

  /** What the keys of a tenant's nodes begin with that are to be judged for their limits. */
  public static String judgeOf(String tenant) {
    return JUDGE + tenant + NUL;
  }

  /** What the keys of all nodes begin with that are to be judged for their limits. */
  public static String judge() {
    return JUDGE;
  }

  /** {@link Marker}: more charges await that rate than one step may restate. */
  public static StateKey restate(String tenant, String currency, LocalDate day) {
    return partition(RESTATE + tenant + NUL + currency + NUL + day);
  }

  /** What the keys of all unfinished restatements begin with. */
  public static String restate() {
    return RESTATE;
  }

  /** {@link Marker}: a rate came for a currency that has charges without any. */
  public static StateKey rateCame(String tenant, String currency) {
    return partition(UNRATED + tenant + NUL + currency);
  }

  /** What the keys of all currencies begin with whose first rates came. */
  public static String ratesCame() {
    return UNRATED;
  }

  /** The parts of a key behind its first word. */
  public static String[] parts(StateKey key) {
    String rest = key.rest();
    return rest.substring(rest.indexOf(NUL) + 1).split(String.valueOf(NUL), -1);
  }

  private static StateKey partition(String rest) {
    return new StateKey("", Kind.PARTITION, rest);
  }
}
