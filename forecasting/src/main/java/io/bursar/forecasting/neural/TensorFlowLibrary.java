package io.bursar.forecasting.neural;

import java.nio.file.Path;
import org.bytedeco.javacpp.Loader;
import org.tensorflow.internal.c_api.global.tensorflow;

/** TensorFlow's native library, out of the jar on the class path; nothing is downloaded. */
final class TensorFlowLibrary {

  private TensorFlowLibrary() {}

  /** Loads it once for this process, before anything else of TensorFlow is touched. */
  static void load() {
    Holder.touch();
  }

  private static final class Holder {
    static {
      // What the library itself has to say at every start is of no use to anybody.
      System.setProperty("ai.djl.offline", "true");
      Path library = Path.of(Loader.load(tensorflow.class));
      System.setProperty("TENSORFLOW_LIBRARY_PATH", library.getParent().toString());
    }

    static void touch() {}
  }
}
