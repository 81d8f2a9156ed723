package io.bursar.forecasting.neural;

import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.tensorflow.engine.TfSymbolBlock;
import ai.djl.translate.Batchifier;
import ai.djl.translate.TranslateException;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import io.bursar.forecasting.model.Fault;
import io.bursar.forecasting.model.FaultException;
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
      throw new FaultException(
          Fault.WRONG_SHAPE,
          signature + " answers " + said.length + " numbers for " + count + " rows");
    }
    return said;
  }

  /**
   * Asks it for one row.
   *
   * @throws FaultException when it gives something else than its shape says
   */
  void rehearse() {
    predict(new float[shape.in()]);
  }

  private float[] said(float[] rows) {
    Asking asking = idle.poll();
    if (asking == null) {
      asking = new Asking(model, block, signature, shape);
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
    Asking(Model model, TfSymbolBlock block, String signature, NetShape shape) {
      super(model, new Rows(signature, shape), model.getNDManager().getDevice(), false);
      this.block = block;
    }
  }

  private static final class Rows implements Translator<float[], float[]> {
    private final String signature;
    private final NetShape shape;

    Rows(String signature, NetShape shape) {
      this.signature = signature;
      this.shape = shape;
    }

    @Override
    public NDList processInput(TranslatorContext context, float[] rows) {
      Shape given = new Shape(rows.length / shape.in(), shape.in());
      return new NDList(context.getNDManager().create(rows, given));
    }

    @Override
    public float[] processOutput(TranslatorContext context, NDList predicted) {
      NDArray said = predicted.singletonOrThrow();
      Shape its = said.getShape();
      if (its.dimension() != 2 || its.get(1) != shape.out()) {
        throw new FaultException(
            Fault.WRONG_SHAPE,
            signature + " answers " + its + " and not rows of " + shape.out() + " numbers");
      }
      return said.toFloatArray();
    }

    /** A call has a batch of rows already. */
    @Override
    public Batchifier getBatchifier() {
      return null;
    }
  }
}
