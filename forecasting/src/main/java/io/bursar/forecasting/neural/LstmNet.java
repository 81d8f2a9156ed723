package io.bursar.forecasting.neural;

import io.bursar.forecasting.features.Sequence;
import io.bursar.forecasting.model.Horizon;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.nn.BlockLSTM;
import org.tensorflow.op.nn.BlockLSTMGrad;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * The founding net: LSTM 64, dropout 0.2, LSTM 32, dropout 0.2, dense {@value Horizon#DAYS}, by
 * squared error. The LSTMs are TensorFlow's fused ones, whose gradients are chained by hand because
 * none is registered. Not for several threads at once.
 */
final class LstmNet implements AutoCloseable {
  private static final int FIRST = 64;
  private static final int SECOND = 32;
  private static final int GATES = 4;
  private static final float DROPOUT = 0.2f;

  private final Graph graph = new Graph();
  private final Ops tf = Ops.create(graph);
  private final Session session;
  private final Variables variables;
  private final Placeholder<TFloat32> days;
  private final Placeholder<TFloat32> targets;
  private final Placeholder<TFloat32> known;
  private final Placeholder<TInt32> count;
  private final Layer first;
  private final Layer second;
  private final Operand<TFloat32> out;
  private final Operand<TFloat32> outBias;
  private final Operand<TFloat32> foreseen;
  private final Operand<TFloat32> loss;

  LstmNet(long seed) {
    TensorFlowLibrary.load();
    this.variables = new Variables(tf, seed, 0);
    this.days =
        tf.placeholder(
            TFloat32.class, Placeholder.shape(Shape.of(Sequence.DAYS, -1, Sequence.WIDTH)));
    this.targets = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, Horizon.DAYS)));
    this.known = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, Horizon.DAYS)));
    this.count = tf.placeholder(TInt32.class, Placeholder.shape(Shape.scalar()));
    this.first = new Layer(Sequence.WIDTH, FIRST);
    this.second = new Layer(FIRST, SECOND);
    this.out = variables.weights(SECOND, Horizon.DAYS, Math.sqrt(6.0 / (SECOND + Horizon.DAYS)));
    this.outBias = variables.zeros(Shape.of(Horizon.DAYS));
    this.foreseen = dense(last(second.of(first.of(days).h())));
    this.loss = learning();
    this.session = new Session(graph);
    variables.begin(session);
  }

  /** One LSTM: its weights, and what it makes of a sequence. */
  private final class Layer {
    private final int size;
    private final Operand<TFloat32> weights;
    private final Operand<TFloat32> bias;
    private final Operand<TFloat32> noPeephole;

    Layer(int inputs, int size) {
      this.size = size;
      double limit = Math.sqrt(6.0 / (inputs + size + size));
      this.weights = variables.weights(inputs + size, GATES * size, limit);
      this.bias = variables.zeros(Shape.of((long) GATES * size));
      this.noPeephole = tf.constant(new float[size]);
    }

    BlockLSTM<TFloat32> of(Operand<TFloat32> sequence) {
      return tf.nn.blockLSTM(
          length(),
          sequence,
          nothing(),
          nothing(),
          weights,
          noPeephole,
          noPeephole,
          noPeephole,
          bias);
    }

    /** The gradients at its input, weights and bias from that at its output. */
    BlockLSTMGrad<TFloat32> back(
        Operand<TFloat32> sequence, BlockLSTM<TFloat32> made, Operand<TFloat32> gradient) {
      return tf.nn.blockLSTMGrad(
          length(),
          sequence,
          nothing(),
          nothing(),
          weights,
          noPeephole,
          noPeephole,
          noPeephole,
          bias,
          made.i(),
          made.cs(),
          made.f(),
          made.o(),
          made.ci(),
          made.co(),
          made.h(),
          tf.zerosLike(made.cs()),
          gradient,
          false);
    }

    private Operand<TInt64> length() {
      return tf.constant((long) Sequence.DAYS);
    }

    private Operand<TFloat32> nothing() {
      return tf.zeros(tf.stack(List.of(count, tf.constant(size))), TFloat32.class);
    }
  }

  private Operand<TFloat32> last(BlockLSTM<TFloat32> made) {
    return tf.gather(made.h(), tf.constant(Sequence.DAYS - 1), tf.constant(0));
  }

  private Operand<TFloat32> dense(Operand<TFloat32> state) {
    return tf.nn.biasAdd(tf.linalg.matMul(state, out), outBias);
  }

  /** Builds the loss with dropout, and the way back from it. */
  private Operand<TFloat32> learning() {
    BlockLSTM<TFloat32> lower = first.of(days);
    Operand<TFloat32> lowerMask =
        variables.mask(
            tf.stack(List.of(tf.constant(Sequence.DAYS), count, tf.constant(FIRST))), DROPOUT);
    Operand<TFloat32> between = tf.math.mul(lower.h(), lowerMask);
    BlockLSTM<TFloat32> upper = second.of(between);
    Operand<TFloat32> end = last(upper);
    Operand<TFloat32> upperMask =
        variables.mask(tf.stack(List.of(count, tf.constant(SECOND))), DROPOUT);
    Operand<TFloat32> error =
        tf.math.mul(tf.math.sub(dense(tf.math.mul(end, upperMask)), targets), known);
    Operand<TFloat32> squared = tf.math.mean(tf.math.square(error), tf.constant(new int[] {0, 1}));
    Output<?>[] top =
        graph.addGradients(
            squared.asOutput(),
            new Output<?>[] {end.asOutput(), out.asOutput(), outBias.asOutput()});
    @SuppressWarnings("unchecked")
    Operand<TFloat32> atEnd = (Output<TFloat32>) top[0];
    Operand<TFloat32> atAll =
        tf.pad(
            tf.expandDims(atEnd, tf.constant(0)),
            tf.constant(new int[][] {{Sequence.DAYS - 1, 0}, {0, 0}, {0, 0}}),
            tf.constant(0f));
    BlockLSTMGrad<TFloat32> ofUpper = second.back(between, upper, atAll);
    BlockLSTMGrad<TFloat32> ofLower =
        first.back(days, lower, tf.math.mul(ofUpper.xGrad(), lowerMask));
    variables.learnBy(
        List.of(
            ofLower.wGrad(), ofLower.bGrad(), ofUpper.wGrad(), ofUpper.bGrad(), top[1], top[2]));
    return squared;
  }

  /**
   * Learns from sequences.
   *
   * @param x as {@link Sequence} writes them
   * @param y {@value Horizon#DAYS} targets each, NaN where unknown
   */
  float learn(float[] x, float[] y, double learningRate) {
    int sequences = y.length / Horizon.DAYS;
    float[] wanted = y.clone();
    float[] here = new float[y.length];
    for (int i = 0; i < y.length; i++) {
      here[i] = Float.isNaN(y[i]) ? 0 : 1;
      wanted[i] = Float.isNaN(y[i]) ? 0 : y[i];
    }
    Shape shape = Shape.of(sequences, Horizon.DAYS);
    try (TFloat32 input = input(x, sequences);
        TFloat32 values = TFloat32.tensorOf(shape, DataBuffers.of(wanted));
        TFloat32 mask = TFloat32.tensorOf(shape, DataBuffers.of(here));
        TInt32 number = TInt32.scalarOf(sequences)) {
      Session.Runner runner =
          session
              .runner()
              .feed(days, input)
              .feed(targets, values)
              .feed(known, mask)
              .feed(count, number);
      return variables.step(runner, loss, learningRate);
    }
  }

  /** Foresees {@value Horizon#DAYS} numbers of each sequence. */
  float[] predict(float[] x) {
    int sequences = x.length / Sequence.DAYS / Sequence.WIDTH;
    float[] predicted = new float[sequences * Horizon.DAYS];
    try (TFloat32 input = input(x, sequences);
        TInt32 number = TInt32.scalarOf(sequences);
        Result result =
            session.runner().feed(days, input).feed(count, number).fetch(foreseen).run()) {
      ((TFloat32) result.get(0)).asRawTensor().data().asFloats().read(predicted);
    }
    return predicted;
  }

  private static TFloat32 input(float[] x, int sequences) {
    return TFloat32.tensorOf(Shape.of(Sequence.DAYS, sequences, Sequence.WIDTH), DataBuffers.of(x));
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
