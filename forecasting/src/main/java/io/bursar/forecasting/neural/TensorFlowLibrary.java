package io.bursar.forecasting.neural;

import io.bursar.forecasting.ForecastingCode;
import io.bursar.forecasting.ForecastingProblem;
import java.nio.file.Path;
import org.bytedeco.javacpp.Loader;
import org.tensorflow.internal.c_api.global.tensorflow;

/** TensorFlow's native library, out of the jar on the class path; nothing is downloaded. */
final class TensorFlowLibrary {

  private static final String THREADS = "ai.djl.tensorflow.num_interop_threads";

  private TensorFlowLibrary() {}

  /**
   * Loads it once for this process, before anything else of TensorFlow is touched.
   *
   * @throws ForecastingProblem when there is none for this machine, or it cannot be unpacked
   */
  static void load() {
    try {
      Holder.touch();
    } catch (LinkageError e) {
      throw new ForecastingProblem(
          ForecastingCode.NO_TENSORFLOW,
          System.getProperty("os.name") + " " + System.getProperty("os.arch"),
          (e.getCause() == null ? e : e.getCause()) + ".");
    }
  }

  private static final class Holder {
    static {
      // DJL would call out, for metadata of the machine and to count its users.
      System.setProperty("ai.djl.offline", "true");
      // Each call of a served net on the thread that asks for it. TensorFlow's own threads are as
      // many as processors and shared by all models: as many calls that stand still would hold up
      // every other model.
      if (System.getProperty(THREADS) == null) {
        System.setProperty(THREADS, "-1");
      }
      Path library = Path.of(Loader.load(tensorflow.class));
      System.setProperty("TENSORFLOW_LIBRARY_PATH", library.getParent().toString());
    }

    static void touch() {}
  }
}
