package io.bursar.forecasting.neural;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
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
 * What a net learns, and how: AdamW, and dropout as a function of a seed that is fed. All gradients
 * are there before the first variable changes, so that the same rows in the same order give the
 * same weights to the last bit, on any number of threads.
 */
final class Variables {
  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.99f;
  private static final float EPSILON = 1e-7f;

  /** Seeds of a step's masks lie so far apart. */
  private static final long MASKS = 16;

  private final Ops tf;
  private final float decay;
  private final SplittableRandom random;
  private final Placeholder<TFloat32> rate;
  private final Placeholder<TFloat32> power1;
  private final Placeholder<TFloat32> power2;
  private final Placeholder<TInt64> seed;
  private final List<Variable<TFloat32>> variables = new ArrayList<>();
  private final List<Output<?>> reads = new ArrayList<>();
  private final List<Operation> initializers = new ArrayList<>();
  private final List<Operation> updates = new ArrayList<>();
  private final List<Placeholder<TFloat32>> restored = new ArrayList<>();
  private final List<Operation> restorers = new ArrayList<>();
  private int masks;
  private int steps;

  /**
   * None yet.
   *
   * @param decay of the weights, as a share of the rate; 0 for plain Adam
   */
  Variables(Ops tf, long seed, float decay) {
    this.tf = tf;
    this.decay = decay;
    this.random = new SplittableRandom(seed);
    this.rate = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    this.power1 = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    this.power2 = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    this.seed = tf.placeholder(TInt64.class, Placeholder.shape(Shape.of(2)));
  }

  /** Weights from so many to so many, at first uniform between the limits. */
  Operand<TFloat32> weights(int from, int to, double limit) {
    float[] values = new float[from * to];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(-limit, limit);
    }
    return variable(Shape.of(from, to), values);
  }

  /** At first zero. */
  Operand<TFloat32> zeros(Shape shape) {
    return variable(shape, new float[Math.toIntExact(shape.size())]);
  }

  /** Reads go through an identity: the gradient at the variable itself can end the process. */
  private Operand<TFloat32> variable(Shape shape, float[] values) {
    Variable<TFloat32> variable = tf.variable(shape, TFloat32.class);
    variables.add(variable);
    Placeholder<TFloat32> other = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
    restored.add(other);
    restorers.add(tf.assign(variable, other).op());
    initializers.add(tf.assign(variable, tf.constant(shape, DataBuffers.of(values))).op());
    Operand<TFloat32> read = tf.identity(variable);
    reads.add(read.asOutput());
    return read;
  }

  /** All of them as they are read, in the order in which they were made. */
  List<Output<?>> reads() {
    return List.copyOf(reads);
  }

  /** What they are now, in the order in which they were made. */
  List<float[]> values(Session session) {
    Session.Runner runner = session.runner();
    reads.forEach(runner::fetch);
    List<float[]> values = new ArrayList<>();
    try (Result result = runner.run()) {
      for (int i = 0; i < reads.size(); i++) {
        TFloat32 value = (TFloat32) result.get(i);
        float[] numbers = new float[Math.toIntExact(value.size())];
        value.asRawTensor().data().asFloats().read(numbers);
        values.add(numbers);
      }
    }
    return values;
  }

  /** Sets them to what {@link #values} said. */
  void restore(Session session, List<float[]> values) {
    Session.Runner runner = session.runner();
    List<TFloat32> fed = new ArrayList<>();
    try {
      for (int i = 0; i < values.size(); i++) {
        Variable<TFloat32> variable = variables.get(i);
        fed.add(TFloat32.tensorOf(variable.shape(), DataBuffers.of(values.get(i))));
        runner.feed(restored.get(i), fed.get(i)).addTarget(restorers.get(i));
      }
      runner.run().close();
    } finally {
      fed.forEach(TFloat32::close);
    }
  }

  /** 0 for a share of the places, and so much above 1 for the others that the sum stays. */
  Operand<TFloat32> mask(Operand<TInt32> shape, float share) {
    Operand<TInt64> own = tf.math.add(seed, tf.constant(new long[] {0, masks++}));
    Operand<TFloat32> uniform = tf.random.statelessRandomUniform(shape, own, TFloat32.class);
    return tf.math.div(
        tf.dtypes.cast(tf.math.greaterEqual(uniform, tf.constant(share)), TFloat32.class),
        tf.constant(1 - share));
  }

  /** Learns by these gradients, one a variable in the order of {@link #reads()}. */
  void learnBy(List<Output<?>> gradients) {
    Operation all =
        tf.withControlDependencyOps(gradients.stream().map(Output::op).toList()).noOp().op();
    Ops later = tf.withControlDependencyOps(all);
    for (int i = 0; i < gradients.size(); i++) {
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
              floats(gradients.get(i)));
      boolean decays = decay > 0 && shape.numDimensions() > 1;
      updates.add(decays ? decay(variable, step.op()) : step.op());
    }
  }

  private Operation decay(Variable<TFloat32> variable, Operation step) {
    Ops last = tf.withControlDependencyOps(step);
    Operand<TFloat32> less =
        last.math.mul(last.identity(variable), tf.math.mul(rate, tf.constant(decay)));
    return last.assignSub(variable, less).op();
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

  /** Sets all to what they are at first. */
  void begin(Session session) {
    Session.Runner runner = session.runner();
    initializers.forEach(runner::addTarget);
    runner.run().close();
  }

  /**
   * Makes a step.
   *
   * @param runner has what the loss needs
   * @return the loss before it
   */
  float step(Session.Runner runner, Operand<TFloat32> loss, double learningRate) {
    steps++;
    try (TFloat32 now = TFloat32.scalarOf((float) learningRate);
        TFloat32 first = TFloat32.scalarOf((float) Math.pow(BETA1, steps));
        TFloat32 second = TFloat32.scalarOf((float) Math.pow(BETA2, steps));
        TInt64 dice = TInt64.vectorOf(random.nextLong() >>> 1, steps * MASKS)) {
      runner.feed(rate, now).feed(power1, first).feed(power2, second).feed(seed, dice).fetch(loss);
      updates.forEach(runner::addTarget);
      try (Result result = runner.run()) {
        return ((TFloat32) result.get(0)).getFloat();
      }
    }
  }
}
