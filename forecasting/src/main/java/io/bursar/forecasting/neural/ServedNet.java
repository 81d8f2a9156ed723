package io.bursar.forecasting.neural;

import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.tensorflow.engine.TfSymbolBlock;
import ai.djl.translate.Batchifier;
import ai.djl.translate.TranslateException;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import io.bursar.forecasting.ForecastingCode;
import io.bursar.forecasting.ForecastingProblem;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A signature of a {@link ServedModel}. For several threads at once. */
final class ServedNet implements Net {
  private final String signature;
  private final Model model;
  private final TfSymbolBlock block;
  private final NetShape shape;
  private final Calls calls;
  private final Patience patience;

  /** One a thread at a time; kept for the next. */
  private final Queue<Asking> idle = new ConcurrentLinkedQueue<>();

  /**
   * One of a model.
   *
   * @param shape what it takes and gives
   */
  ServedNet(
      String signature,
      Model model,
      TfSymbolBlock block,
      NetShape shape,
      Calls calls,
      Patience patience) {
    this.signature = signature;
    this.model = model;
    this.block = block;
    this.shape = shape;
    this.calls = calls;
    this.patience = patience;
  }

  @Override
  public float[] predict(float[] rows) {
    return predict(rows, new Waiting(patience));
  }

  /** The same, for a request that has waited for other calls, too. */
  Net within(Waiting waiting) {
    return new Within(this, waiting);
  }

  private float[] predict(float[] rows, Waiting waiting) {
    int count = rows.length / shape.in();
    float[] said = calls.ask(waiting, count, () -> said(rows));
    if (said.length != count * shape.out()) {
      throw new IllegalStateException(
          signature + " answers " + said.length + " numbers for " + count + " rows");
    }
    return said;
  }

  /**
   * Asks it for one row.
   *
   * @throws ForecastingProblem when it gives something else than its shape says
   */
  void rehearse() {
    int said = calls.ask(new Waiting(patience), 1, () -> said(new float[shape.in()])).length;
    if (said != shape.out()) {
      throw new ForecastingProblem(
          ForecastingCode.MODEL_REFUSED,
          signature,
          "it gives " + said + " numbers and not " + shape.out() + "; train it anew.");
    }
  }

  private float[] said(float[] rows) {
    Asking asking = idle.poll();
    if (asking == null) {
      asking = new Asking(model, block, shape.in());
    }
    try {
      return asking.predict(rows);
    } catch (TranslateException e) {
      throw new IllegalStateException("the net " + signature + " failed", e);
    } finally {
      idle.add(asking);
    }
  }

  /** Nothing: it goes with its model. */
  @Override
  public void close() {}

  /** Lets go of what it has of TensorFlow; nobody asks any more. */
  void free() {
    idle.forEach(Predictor::close);
    block.close();
  }

  private record Within(ServedNet net, Waiting waiting) implements Net {
    @Override
    public float[] predict(float[] rows) {
      return net.predict(rows, waiting);
    }

    @Override
    public void close() {}
  }

  /** DJL has one signature a model, but leaves it to a predictor what it asks. */
  private static final class Asking extends Predictor<float[], float[]> {
    Asking(Model model, TfSymbolBlock block, int width) {
      super(model, new Rows(width), model.getNDManager().getDevice(), false);
      this.block = block;
    }
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
