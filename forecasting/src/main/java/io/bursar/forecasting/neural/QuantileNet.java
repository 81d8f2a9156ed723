package io.bursar.forecasting.neural;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Operation;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * Three small nets that are trained side by side on the same rows from different beginnings: two
 * hidden layers of {@value #HIDDEN}, dropout between, and at the end p10, p50, p90 (pinball loss)
 * and the mean (squared error). The last layer begins at zero, so that an untrained net says 0.
 *
 * <p>The same rows in the same order give the same weights to the last bit, on any number of
 * threads: all gradients are there before the first variable changes, Adam is the plain operation,
 * and dropout is a function of the seed that is fed. Not for several threads at once.
 */
final class QuantileNet implements AutoCloseable {
  /** What a prediction has a row: p10, p50, p90, mean. */
  static final int OUTPUTS = 4;

  private static final int QUANTILES = 3;
  private static final int MEMBERS = 3;
  private static final int HIDDEN = 64;
  private static final float DROPOUT = 0.1f;
  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.99f;
  private static final float EPSILON = 1e-7f;
  private static final float DECAY = 0.01f;

  private final int width;
  private final Graph graph = new Graph();
  private final Ops tf = Ops.create(graph);
  private final Session session;
  private final SplittableRandom random;
  private final Placeholder<TFloat32> rows;
  private final Placeholder<TFloat32> targets;
  private final Placeholder<TFloat32> rate;
  private final Placeholder<TFloat32> power1;
  private final Placeholder<TFloat32> power2;
  private final Placeholder<TInt64> seed;
  private final Placeholder<TInt32> maskShape;
  private final List<Variable<TFloat32>> variables = new ArrayList<>();
  private final List<Operand<TFloat32>> reads = new ArrayList<>();
  private final List<Operation> initializers = new ArrayList<>();
  private final List<Operand<TFloat32>> quantiles = new ArrayList<>();
  private final List<Operand<TFloat32>> means = new ArrayList<>();
  private final List<Operation> updates = new ArrayList<>();
  private final Operand<TFloat32> loss;
  private int steps;

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
    this.random = new SplittableRandom(seed);
    this.rows = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, width)));
    this.targets = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, 1)));
    this.rate = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    this.power1 = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    this.power2 = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    this.seed = tf.placeholder(TInt64.class, Placeholder.shape(Shape.of(2)));
    this.maskShape = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(2)));
    Operand<TFloat32> sum = tf.constant(0f);
    for (int member = 0; member < MEMBERS; member++) {
      sum = tf.math.add(sum, member(member, meanWeight));
    }
    this.loss = sum;
    train();
    this.session = new Session(graph);
    Session.Runner runner = session.runner();
    initializers.forEach(runner::addTarget);
    runner.run().close();
  }

  /** Builds a member and its loss. */
  private Operand<TFloat32> member(int member, float meanWeight) {
    Operand<TFloat32> in = weights(width, HIDDEN);
    Operand<TFloat32> inBias = zeros(Shape.of(HIDDEN));
    Operand<TFloat32> middle = weights(HIDDEN, HIDDEN);
    Operand<TFloat32> middleBias = zeros(Shape.of(HIDDEN));
    Operand<TFloat32> out = zeros(Shape.of(HIDDEN, QUANTILES));
    Operand<TFloat32> outBias = zeros(Shape.of(QUANTILES));
    Operand<TFloat32> mean = zeros(Shape.of(HIDDEN, 1));
    Operand<TFloat32> meanBias = zeros(Shape.of(1));

    Operand<TFloat32> first = dense(rows, in, inBias);
    Operand<TFloat32> second = tf.nn.relu(dense(tf.nn.relu(first), middle, middleBias));
    quantiles.add(dense(second, out, outBias));
    means.add(dense(second, mean, meanBias));

    Operand<TFloat32> dropped = tf.math.mul(tf.nn.relu(first), mask(member));
    Operand<TFloat32> learning = tf.nn.relu(dense(dropped, middle, middleBias));
    Operand<TFloat32> error = tf.math.sub(targets, dense(learning, out, outBias));
    Operand<TFloat32> levels = tf.constant(new float[][] {{0.1f, 0.5f, 0.9f}});
    Operand<TFloat32> over = tf.math.mul(error, levels);
    Operand<TFloat32> under = tf.math.mul(error, tf.math.sub(levels, tf.constant(1f)));
    Operand<TInt32> all = tf.constant(new int[] {0, 1});
    Operand<TFloat32> pinball = tf.math.mean(tf.math.maximum(over, under), all);
    Operand<TFloat32> missed = tf.math.sub(targets, dense(learning, mean, meanBias));
    Operand<TFloat32> squared = tf.math.mean(tf.math.square(missed), all);
    return tf.math.add(pinball, tf.math.mul(squared, tf.constant(meanWeight)));
  }

  private Operand<TFloat32> dense(
      Operand<TFloat32> x, Operand<TFloat32> weights, Operand<TFloat32> bias) {
    return tf.nn.biasAdd(tf.linalg.matMul(x, weights), bias);
  }

  /** 0 for one in ten, and so much above 1 for the others that the sum stays. */
  private Operand<TFloat32> mask(int member) {
    Operand<TInt64> own = tf.math.add(seed, tf.constant(new long[] {0, member}));
    Operand<TFloat32> uniform = tf.random.statelessRandomUniform(maskShape, own, TFloat32.class);
    return tf.math.div(
        tf.dtypes.cast(tf.math.greaterEqual(uniform, tf.constant(DROPOUT)), TFloat32.class),
        tf.constant(1 - DROPOUT));
  }

  /** He's initialisation, uniform. */
  private Operand<TFloat32> weights(int from, int to) {
    double limit = Math.sqrt(6.0 / from);
    float[] values = new float[from * to];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(-limit, limit);
    }
    return variable(Shape.of(from, to), values);
  }

  private Operand<TFloat32> zeros(Shape shape) {
    return variable(shape, new float[Math.toIntExact(shape.size())]);
  }

  /** Reads go through an identity: the gradient at the variable itself can end the process. */
  private Operand<TFloat32> variable(Shape shape, float[] values) {
    Variable<TFloat32> variable = tf.variable(shape, TFloat32.class);
    variables.add(variable);
    initializers.add(tf.assign(variable, tf.constant(shape, DataBuffers.of(values))).op());
    Operand<TFloat32> read = tf.identity(variable);
    reads.add(read);
    return read;
  }

  /** AdamW: Adam's step and a decay of the weights beside it. */
  private void train() {
    Output<?>[] of = reads.stream().map(Operand::asOutput).toArray(Output<?>[]::new);
    Output<?>[] gradients = graph.addGradients(loss.asOutput(), of);
    Ops later =
        tf.withControlDependencyOps(
            tf.withControlDependencyOps(Arrays.stream(gradients).map(Output::op).toList())
                .noOp()
                .op());
    for (int i = 0; i < gradients.length; i++) {
      Variable<TFloat32> variable = variables.get(i);
      Shape shape = variable.shape();
      Operand<TFloat32> step =
          later.train.applyAdam(
              variable,
              moment(shape),
              moment(shape),
              power1,
              power2,
              rate,
              tf.constant(BETA1),
              tf.constant(BETA2),
              tf.constant(EPSILON),
              floats(gradients[i]));
      if (shape.numDimensions() > 1) {
        Ops last = tf.withControlDependencyOps(step.op());
        Operand<TFloat32> decay =
            last.math.mul(last.identity(variable), tf.math.mul(rate, tf.constant(DECAY)));
        updates.add(last.assignSub(variable, decay).op());
      } else {
        updates.add(step.op());
      }
    }
  }

  private Variable<TFloat32> moment(Shape shape) {
    Variable<TFloat32> moment = tf.variable(shape, TFloat32.class);
    float[] zeros = new float[Math.toIntExact(shape.size())];
    initializers.add(tf.assign(moment, tf.constant(shape, DataBuffers.of(zeros))).op());
    return moment;
  }

  @SuppressWarnings("unchecked")
  private static Operand<TFloat32> floats(Output<?> output) {
    return (Output<TFloat32>) output;
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
    steps++;
    try (TFloat32 input = matrix(x, y.length, width);
        TFloat32 wanted = matrix(y, y.length, 1);
        TFloat32 now = TFloat32.scalarOf((float) learningRate);
        TFloat32 first = TFloat32.scalarOf((float) Math.pow(BETA1, steps));
        TFloat32 second = TFloat32.scalarOf((float) Math.pow(BETA2, steps));
        TInt64 dice = TInt64.vectorOf(random.nextLong() >>> 1, steps * 16L);
        TInt32 shape = TInt32.vectorOf(y.length, HIDDEN)) {
      Session.Runner runner =
          session
              .runner()
              .feed(rows, input)
              .feed(targets, wanted)
              .feed(rate, now)
              .feed(power1, first)
              .feed(power2, second)
              .feed(seed, dice)
              .feed(maskShape, shape)
              .fetch(loss);
      updates.forEach(runner::addTarget);
      try (Result result = runner.run()) {
        return ((TFloat32) result.get(0)).getFloat();
      }
    }
  }

  private static TFloat32 matrix(float[] values, int rows, int columns) {
    return TFloat32.tensorOf(Shape.of(rows, columns), DataBuffers.of(values));
  }

  /**
   * Foresees.
   *
   * @param x the numbers of all rows, one row after the other
   * @return {@value #OUTPUTS} numbers a row: p10, p50, p90 in this order of size, and the mean
   */
  float[] predict(float[] x) {
    int count = x.length / width;
    float[] predicted = new float[count * OUTPUTS];
    Session.Runner runner = session.runner();
    quantiles.forEach(runner::fetch);
    means.forEach(runner::fetch);
    try (TFloat32 input = matrix(x, count, width);
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
