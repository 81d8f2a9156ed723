package io.bursar.forecasting.neural;

import java.util.ArrayList;
import java.util.Arrays;
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
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Three small nets that are trained side by side on the same rows from different beginnings: two
 * hidden layers of {@value #HIDDEN}, dropout between, and at the end p10, p50, p90 (pinball loss)
 * and the mean (squared error). The last layer begins at zero, so that an untrained net says 0. A
 * number that was 0 in every row it learnt from, as that of a promotion where there never was one,
 * is not looked at: what it would bring about is chance.
 *
 * <p>Not for several threads at once.
 */
final class QuantileNet implements Net {
  static final int QUANTILES = 3;
  static final int MEMBERS = 3;
  static final int HIDDEN = 64;
  private static final float DROPOUT = 0.1f;
  private static final float DECAY = 0.01f;
  private final int width;
  private final boolean[] seen;
  private final Graph graph = new Graph();
  private final Ops tf = Ops.create(graph);
  private final Session session;
  private final Variables variables;
  private final Placeholder<TFloat32> rows;
  private final Placeholder<TFloat32> targets;
  private final Placeholder<TInt32> maskShape;
  private final List<Operand<TFloat32>> quantiles = new ArrayList<>();
  private final List<Operand<TFloat32>> means = new ArrayList<>();
  private final Operand<TFloat32> loss;
  private final Operand<TFloat32> judged;

  /**
   * An untrained one.
   *
   * @param width numbers a row
   * @param meanWeight how much the squared error counts beside the quantiles; 0 to leave the mean
   *     untrained
   */
  QuantileNet(int width, float meanWeight, long seed) {
    TensorFlowLibrary.load();
    this.width = width;
    this.seen = new boolean[width];
    this.variables = new Variables(tf, seed, DECAY);
    this.rows = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, width)));
    this.targets = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, 1)));
    this.maskShape = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(2)));
    Operand<TFloat32> learning = tf.constant(0f);
    Operand<TFloat32> judging = tf.constant(0f);
    for (int member = 0; member < MEMBERS; member++) {
      Member made = member(meanWeight);
      learning = tf.math.add(learning, made.learning);
      judging = tf.math.add(judging, made.judging);
    }
    this.loss = learning;
    this.judged = judging;
    variables.learnBy(
        List.of(graph.addGradients(loss.asOutput(), variables.reads().toArray(Output<?>[]::new))));
    this.session = new Session(graph);
    variables.begin(session);
  }

  /** The losses of a member, with dropout and without. */
  private record Member(Operand<TFloat32> learning, Operand<TFloat32> judging) {}

  /** Builds a member. */
  private Member member(float meanWeight) {
    Operand<TFloat32> in = variables.weights(width, HIDDEN, he(width));
    Operand<TFloat32> inBias = variables.zeros(Shape.of(HIDDEN));
    Operand<TFloat32> middle = variables.weights(HIDDEN, HIDDEN, he(HIDDEN));
    Operand<TFloat32> middleBias = variables.zeros(Shape.of(HIDDEN));
    Operand<TFloat32> out = variables.zeros(Shape.of(HIDDEN, QUANTILES));
    Operand<TFloat32> outBias = variables.zeros(Shape.of(QUANTILES));
    Operand<TFloat32> mean = variables.zeros(Shape.of(HIDDEN, 1));
    Operand<TFloat32> meanBias = variables.zeros(Shape.of(1));

    Operand<TFloat32> first = dense(rows, in, inBias);
    Operand<TFloat32> second = tf.nn.relu(dense(tf.nn.relu(first), middle, middleBias));
    quantiles.add(dense(second, out, outBias));
    means.add(dense(second, mean, meanBias));
    Operand<TFloat32> judging =
        loss(dense(second, out, outBias), dense(second, mean, meanBias), meanWeight);

    Operand<TFloat32> dropped = tf.math.mul(tf.nn.relu(first), variables.mask(maskShape, DROPOUT));
    Operand<TFloat32> learning = tf.nn.relu(dense(dropped, middle, middleBias));
    return new Member(
        loss(dense(learning, out, outBias), dense(learning, mean, meanBias), meanWeight), judging);
  }

  /** Pinball loss of the quantiles, and the squared error of the mean. */
  private Operand<TFloat32> loss(Operand<TFloat32> said, Operand<TFloat32> mean, float meanWeight) {
    Operand<TFloat32> error = tf.math.sub(targets, said);
    Operand<TFloat32> levels = tf.constant(new float[][] {{0.1f, 0.5f, 0.9f}});
    Operand<TFloat32> over = tf.math.mul(error, levels);
    Operand<TFloat32> under = tf.math.mul(error, tf.math.sub(levels, tf.constant(1f)));
    Operand<TInt32> all = tf.constant(new int[] {0, 1});
    Operand<TFloat32> pinball = tf.math.mean(tf.math.maximum(over, under), all);
    Operand<TFloat32> missed = tf.math.sub(targets, mean);
    Operand<TFloat32> squared = tf.math.mean(tf.math.square(missed), all);
    return tf.math.add(pinball, tf.math.mul(squared, tf.constant(meanWeight)));
  }

  private Operand<TFloat32> dense(
      Operand<TFloat32> x, Operand<TFloat32> weights, Operand<TFloat32> bias) {
    return tf.nn.biasAdd(tf.linalg.matMul(x, weights), bias);
  }

  /** He's initialisation, uniform (2015). */
  private static double he(int from) {
    return Math.sqrt(6.0 / from);
  }

  /**
   * Learns from rows.
   *
   * @param x the numbers of all rows, one row after the other
   * @param y one target a row
   * @param learningRate of this step
   * @return the loss before the step, summed over the members
   */
  float learn(float[] x, float[] y, double learningRate) {
    for (int i = 0; i < x.length; i++) {
      seen[i % width] |= x[i] != 0;
    }
    try (TFloat32 input = matrix(x, y.length, width);
        TFloat32 wanted = matrix(y, y.length, 1);
        TInt32 shape = TInt32.vectorOf(y.length, HIDDEN)) {
      Session.Runner runner =
          session.runner().feed(rows, input).feed(targets, wanted).feed(maskShape, shape);
      return variables.step(runner, loss, learningRate);
    }
  }

  /** The loss on rows, without dropout. */
  float loss(float[] x, float[] y) {
    try (TFloat32 input = matrix(x, y.length, width);
        TFloat32 wanted = matrix(y, y.length, 1)) {
      Session.Runner runner = session.runner().feed(rows, input).feed(targets, wanted);
      try (Result result = runner.fetch(judged).run()) {
        return ((TFloat32) result.get(0)).getFloat();
      }
    }
  }

  /** All that it has learnt, for {@link #restore}. */
  List<float[]> state() {
    return variables.values(session);
  }

  /** Forgets what came after. */
  void restore(List<float[]> state) {
    variables.restore(session, state);
  }

  private static TFloat32 matrix(float[] values, int rows, int columns) {
    return TFloat32.tensorOf(Shape.of(rows, columns), DataBuffers.of(values));
  }

  /** Numbers a row. */
  int width() {
    return width;
  }

  /** The weights as they are now, in the order in which {@link #member} makes them. */
  List<float[]> weights() {
    List<float[]> values = variables.values(session);
    for (int member = 0; member < MEMBERS; member++) {
      float[] in = values.get(member * values.size() / MEMBERS);
      for (int number = 0; number < width; number++) {
        if (!seen[number]) {
          Arrays.fill(in, number * HIDDEN, (number + 1) * HIDDEN, 0);
        }
      }
    }
    return values;
  }

  private float[] known(float[] x) {
    float[] known = x.clone();
    for (int i = 0; i < known.length; i++) {
      known[i] = seen[i % width] ? known[i] : 0;
    }
    return known;
  }

  @Override
  public float[] predict(float[] x) {
    int count = x.length / width;
    float[] predicted = new float[count * OUTPUTS];
    Session.Runner runner = session.runner();
    quantiles.forEach(runner::fetch);
    means.forEach(runner::fetch);
    try (TFloat32 input = matrix(known(x), count, width);
        Result result = runner.feed(rows, input).run()) {
      for (int member = 0; member < MEMBERS; member++) {
        float[] each = floats(result, member, count * QUANTILES);
        float[] mean = floats(result, MEMBERS + member, count);
        for (int row = 0; row < count; row++) {
          Arrays.sort(each, row * QUANTILES, (row + 1) * QUANTILES);
          for (int i = 0; i < QUANTILES; i++) {
            predicted[row * OUTPUTS + i] += each[row * QUANTILES + i] / MEMBERS;
          }
          predicted[row * OUTPUTS + QUANTILES] += mean[row] / MEMBERS;
        }
      }
    }
    return predicted;
  }

  private static float[] floats(Result result, int output, int size) {
    float[] values = new float[size];
    ((TFloat32) result.get(output)).asRawTensor().data().asFloats().read(values);
    return values;
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
