package io.bursar.adapters.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The samples that stand in the adapters' folders: what is documented is what is tested. */
public final class Samples {

  private Samples() {}

  /** The bytes of a sample of an adapter. */
  public static byte[] of(String adapter, String name) {
    String path = "/io/bursar/adapters/" + adapter + "/samples/" + name;
    try (InputStream sample = Samples.class.getResourceAsStream(path)) {
      if (sample == null) {
        throw new IllegalArgumentException("no sample " + path);
      }
      return sample.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
