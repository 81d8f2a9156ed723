package io.bursar.hub;

import io.bursar.core.Code;

/** Stable codes of the command line and of the start, BUR-2400 to BUR-2599. */
public enum ProgramCode implements Code {
  NO_HUB(
      "BUR-2400",
      ExitCode.NO_HUB,
      "No hub answers",
      "Start it with ./bursar up, or name the right --port."),
  HUB_REFUSED(
      "BUR-2401",
      ExitCode.FAILED,
      "The hub refused the request",
      "Read the reason in the line; each code of the hub has its own remedy."),
  KEY_MISSING(
      "BUR-2402",
      ExitCode.KEY_REFUSED,
      "No key to show the hub",
      "Start a hub with ./bursar up if there is none; else set BURSAR_ADMIN_KEY, or name the hub's"
          + " data folder with --data."),
  KEY_REFUSED(
      "BUR-2403",
      ExitCode.KEY_REFUSED,
      "The hub does not take the key",
      "Use a key of this hub; its first one is in admin.key in its data folder."),
  NOT_READY(
      "BUR-2404",
      ExitCode.NOT_READY,
      "The hub is not ready",
      "Wait longer, or see which stage is down at /ready and why in the hub's log."),
  IMPORT_FAILED(
      "BUR-2405",
      ExitCode.IMPORT_FAILED,
      "An import failed",
      "Read the reason in the line, mend the file and import it again: nothing counts twice."),
  FILE_UNREADABLE(
      "BUR-2406",
      ExitCode.USAGE,
      "A file cannot be read",
      "Check the path and the permissions of the file."),
  ANSWER_UNREADABLE(
      "BUR-2407",
      ExitCode.FAILED,
      "The answer is not from a hub of this version",
      "Check that the port is Bursar's and that client and hub are of one version."),
  STOP_TIMEOUT(
      "BUR-2408",
      ExitCode.STOP_TIMEOUT,
      "The hub did not stop in time",
      "It may still be draining: wait and look again, or end the process named in the line."),
  NOT_BUILT_IN(
      "BUR-2409",
      ExitCode.USAGE,
      "There is nothing of that name",
      "Choose one of the names in the line."),
  TENANT_MISSING(
      "BUR-2410",
      ExitCode.USAGE,
      "Nobody said which tenant is meant",
      "Name one with --tenant or BURSAR_TENANT."),
  FILE_UNWRITABLE(
      "BUR-2411",
      ExitCode.USAGE,
      "A file cannot be written",
      "Name another one, or give the right to write there."),
  WORK_IN_USE(
      "BUR-2412",
      ExitCode.FAILED,
      "A folder of --work is in use",
      "Wait for the other one, or name another folder."),
  PORT_BUSY(
      "BUR-2420",
      ExitCode.PORT_BUSY,
      "The port is busy",
      "Stop who listens there, or choose another port with --port."),
  DATA_IN_USE(
      "BUR-2421",
      ExitCode.DATA_IN_USE,
      "The data folder is in use",
      "Stop the other hub with ./bursar stop, or choose another folder with --data."),
  DATA_UNUSABLE(
      "BUR-2422",
      ExitCode.DATA_UNUSABLE,
      "The data folder cannot be used",
      "Give the user that runs the hub the right to write there, or choose another with --data."),
  DISK_FULL(
      "BUR-2423",
      ExitCode.DISK_FULL,
      "The disk is nearly full",
      "Free some space, choose a folder on another disk with --data, or lower"
          + " BURSAR_MIN_FREE_MB."),
  SERVER_FAILED(
      "BUR-2424",
      ExitCode.SERVER,
      "An embedded server did not start",
      "See the server's log named in the line."),
  SERVER_MISSING(
      "BUR-2425",
      ExitCode.SERVER,
      "--external is given and a server has no address",
      "Set BURSAR_KAFKA_BOOTSTRAP, BURSAR_REDIS_URI and BURSAR_POSTGRES_URL."),
  SERVER_UNREACHABLE(
      "BUR-2426",
      ExitCode.SERVER,
      "An outside server cannot be reached",
      "Check its address, user, password and TLS settings, and that it runs."),
  PLATFORM(
      "BUR-2427",
      ExitCode.SERVER,
      "There is no embedded server for this machine",
      "Point the hub at a server of your own, see docs on outside servers."),
  JAVA_UNFIT(
      "BUR-2429",
      ExitCode.JAVA,
      "There is no JDK, or one older than 17",
      "Install a JDK, 17 or newer, or set JAVA_HOME to one."),
  MAVEN_MISSING(
      "BUR-2430",
      ExitCode.JAVA,
      "Bursar must be built and there is no Maven",
      "Install Maven, 3.8 or newer."),
  BUILD_FAILED(
      "BUR-2431",
      ExitCode.FAILED,
      "The build failed",
      "Maven's lines above say why; the first build needs the package registry."),
  OUT_OF_MEMORY(
      "BUR-2433",
      ExitCode.FAILED,
      "This needs more memory than the JVM may take",
      "Give it more, as with BURSAR_JAVA_OPTS=-Xmx4g, or fewer or shorter series."),
  CONFIGURATION_REFUSED(
      "BUR-2432",
      ExitCode.CONFIGURATION,
      "The configuration has errors",
      "Mend the lines listed above; ./bursar lint looks again without starting."),
  PERIOD_OPEN(
      "BUR-2434",
      ExitCode.FAILED,
      "Something is still open in the period",
      "Mend it, or close the period with --anyway: what comes later counts on an open day."),
  START_FAILED(
      "BUR-2428",
      ExitCode.FAILED,
      "The hub did not start",
      "The line and the log name the cause; if neither helps, please report it.");

  private final String code;
  private final ExitCode exit;
  private final String title;
  private final String remedy;

  ProgramCode(String code, ExitCode exit, String title, String remedy) {
    this.code = code;
    this.exit = exit;
    this.title = title;
    this.remedy = remedy;
  }

  @Override
  public String code() {
    return code;
  }

  /** What the process exits with when it ends for this reason. */
  public ExitCode exit() {
    return exit;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String remedy() {
    return remedy;
  }
}
