package io.bursar.forecasting.neural;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.Batchifier;
import ai.djl.translate.TranslateException;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import io.bursar.forecasting.ForecastingCode;
import io.bursar.forecasting.ForecastingProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A signature of a SavedModel, served by DJL in this process. For several threads at once. */
final class ServedNet implements Net {
  private final Model model;
  private final int width;

  /** One a thread at a time; kept for the next. */
  private final Queue<Predictor<float[], float[]>> idle = new ConcurrentLinkedQueue<>();

  private ServedNet(Model model, int width) {
    this.model = model;
    this.width = width;
  }

  /**
   * Loads one.
   *
   * @param shape what it takes and gives; one that gives something else is another net
   * @throws ForecastingProblem when there is no TensorFlow, or no such model
   */
  static ServedNet load(Path folder, String signature, NetShape shape) {
    TensorFlowLibrary.load();
    Model model = Model.newInstance(signature, "TensorFlow");
    try {
      model.load(folder, null, Map.of("Tags", "serve", "SignatureDefKey", signature));
    } catch (IOException | MalformedModelException | RuntimeException e) {
      model.close();
      throw new ForecastingProblem(
          ForecastingCode.MODEL_REFUSED,
          folder.toString(),
          "TensorFlow says: " + e.getMessage() + ".");
    }
    ServedNet net = new ServedNet(model, shape.in());
    // Where there is no such signature, DJL takes another.
    int said = net.predict(new float[shape.in()]).length;
    if (said != shape.out()) {
      net.close();
      throw new ForecastingProblem(
          ForecastingCode.MODEL_REFUSED,
          folder.toString(),
          "it has no " + signature + ", as models of an earlier program; train it anew.");
    }
    return net;
  }

  @Override
  public float[] predict(float[] rows) {
    Predictor<float[], float[]> predictor = idle.poll();
    if (predictor == null) {
      predictor = model.newPredictor(new Rows(width));
    }
    try {
      return predictor.predict(rows);
    } catch (TranslateException e) {
      throw new IllegalStateException("the model " + model.getName() + " failed", e);
    } finally {
      idle.add(predictor);
    }
  }

  @Override
  public void close() {
    idle.forEach(Predictor::close);
    model.close();
  }

  private static final class Rows implements Translator<float[], float[]> {
    private final int width;

    Rows(int width) {
      this.width = width;
    }

    @Override
    public NDList processInput(TranslatorContext context, float[] rows) {
      return new NDList(context.getNDManager().create(rows, new Shape(rows.length / width, width)));
    }

    @Override
    public float[] processOutput(TranslatorContext context, NDList predicted) {
      return predicted.singletonOrThrow().toFloatArray();
    }

    /** A call has a batch of rows already. */
    @Override
    public Batchifier getBatchifier() {
      return null;
    }
  }
}
