package io.bursar.hub;

/** What the process says to the script that called it. Declared here and nowhere else. */
public enum ExitCode {
  OK(0, "done"),
  FAILED(1, "the hub, or the command, could not do it; the line on standard error says why"),
  USAGE(2, "the command line is wrong"),
  NO_HUB(3, "no hub answers at that address"),
  NOT_READY(4, "the hub was not ready in the time given"),
  KEY_REFUSED(5, "no key, or the hub does not take it"),
  IMPORT_FAILED(6, "an import ended without being counted"),
  CONFIGURATION(7, "the configuration has errors; all of them were listed"),
  PORT_BUSY(10, "another process listens on the port"),
  DATA_IN_USE(11, "another hub uses the data folder"),
  DATA_UNUSABLE(12, "the data folder cannot be made, read or written"),
  DISK_FULL(13, "the data folder's disk is nearly full"),
  JAVA(14, "no JDK, one older than 17, or no Maven to build with"),
  SERVER(15, "Kafka, Redis or PostgreSQL did not start or cannot be reached"),
  STOP_TIMEOUT(16, "the hub did not stop in the time given"),
  INTERRUPTED(130, "stopped by Ctrl-C"),
  TERMINATED(143, "stopped by SIGTERM, after draining");

  private final int status;
  private final String meaning;

  ExitCode(int status, String meaning) {
    this.status = status;
    this.meaning = meaning;
  }

  /** The number the process exits with. */
  public int status() {
    return status;
  }

  /** One phrase for the help. */
  public String meaning() {
    return meaning;
  }
}
