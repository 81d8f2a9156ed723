package io.bursar.hub.keys;

import io.bursar.core.Code;

/** What can be wrong with keys at the start of a hub: BUR-2150 to BUR-2159. */
public enum KeyCode implements Code {
  ADMIN_KEY_SHORT(
      2150,
      "The key of the environment is too short",
      "Set BURSAR_ADMIN_KEY to at least 32 random characters, or unset it and let the hub make one."),
  ADMIN_KEY_FILE(
      2151,
      "The file of the first key cannot be read or written",
      "Correct the file's permissions, or set BURSAR_ADMIN_KEY."),
  MANAGEMENT_OPEN(
      2152,
      "The management port would need no key",
      "Set management.server.address=127.0.0.1, or leave management.server.port out.");

  private final int number;
  private final String title;
  private final String remedy;

  KeyCode(int number, String title, String remedy) {
    this.number = number;
    this.title = title;
    this.remedy = remedy;
  }

  @Override
  public String code() {
    return "BUR-" + number;
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
