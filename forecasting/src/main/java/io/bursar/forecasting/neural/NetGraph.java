package io.bursar.forecasting.neural;

import io.bursar.forecasting.features.Driver;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Operation;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** A trained net in a graph of its own, without what it needed for learning. */
final class NetGraph {
  /** Points between the baseline and the row; with 32 the sum is off by less than a thousandth. */
  private static final int STEPS = 32;

  private final Graph graph;
  private final Ops tf;
  private final int width;
  private final List<Member> members = new ArrayList<>();

  private record Layer(Operand<TFloat32> weights, Operand<TFloat32> bias) {}

  private record Member(Layer in, Layer middle, Layer quantiles, Layer mean) {}

  /**
   * Writes the net's weights into variables of the graph.
   *
   * @param initializers gets what sets them
   */
  NetGraph(Graph graph, Ops tf, QuantileNet net, List<Operation> initializers) {
    this.graph = graph;
    this.tf = tf;
    this.width = net.width();
    Iterator<float[]> values = net.weights().iterator();
    int hidden = QuantileNet.HIDDEN;
    for (int member = 0; member < QuantileNet.MEMBERS; member++) {
      members.add(
          new Member(
              layer(values, width, hidden, initializers),
              layer(values, hidden, hidden, initializers),
              layer(values, hidden, QuantileNet.QUANTILES, initializers),
              layer(values, hidden, 1, initializers)));
    }
  }

  private Layer layer(Iterator<float[]> values, int from, int to, List<Operation> initializers) {
    Operand<TFloat32> weights = variable(values.next(), Shape.of(from, to), initializers);
    return new Layer(weights, variable(values.next(), Shape.of(to), initializers));
  }

  private Operand<TFloat32> variable(float[] values, Shape shape, List<Operation> initializers) {
    Variable<TFloat32> variable = tf.variable(shape, TFloat32.class);
    Operand<TFloat32> value = tf.constant(shape, DataBuffers.of(values));
    initializers.add(tf.assign(variable, value).op());
    return tf.identity(variable);
  }

  /** Numbers a row. */
  int width() {
    return width;
  }

  /** What {@link QuantileNet#predict} says: {@code [n, 4]}. */
  Operand<TFloat32> quantiles(Operand<TFloat32> rows) {
    Operand<TFloat32> sum = null;
    for (Member member : members) {
      Operand<TFloat32> hidden = hidden(member, rows);
      Operand<TFloat32> each =
          tf.concat(
              List.of(sorted(dense(hidden, member.quantiles)), dense(hidden, member.mean)),
              tf.constant(1));
      sum = sum == null ? each : tf.math.add(sum, each);
    }
    return tf.math.div(sum, tf.constant((float) QuantileNet.MEMBERS));
  }

  /**
   * How much of the mean each number of a row brings about: integrated gradients (Sundararajan et
   * al. 2017) on the straight way from a baseline, which is the row itself with 0 in the place of
   * each number that can be a cause.
   *
   * @param causes whether a number can be one, for each of a row
   * @return {@code [n, width + 2]}: what each number adds, the mean of the baseline, and that of
   *     the row; what is added and the baseline make up the row's, as nearly as steps allow
   */
  Operand<TFloat32> attributions(Operand<TFloat32> rows, List<Optional<Driver>> causes) {
    float[] mask = new float[width];
    for (int i = 0; i < width; i++) {
      mask[i] = causes.get(i).isPresent() ? 1 : 0;
    }
    Operand<TFloat32> way = tf.math.mul(rows, tf.constant(mask));
    Operand<TFloat32> baseline = tf.math.sub(rows, way);
    Operand<TFloat32> all =
        tf.math.add(baseline, tf.math.mul(places(), tf.expandDims(way, tf.constant(0))));
    Operand<TFloat32> points = tf.reshape(all, tf.constant(new int[] {-1, width}));
    Output<?>[] gradients =
        graph.addGradients(mean(points).asOutput(), new Output<?>[] {points.asOutput()});
    Operand<TFloat32> ofSteps =
        tf.reshape(floats(gradients[0]), tf.constant(new int[] {STEPS, -1, width}));
    Operand<TFloat32> added = tf.math.mul(tf.math.mean(ofSteps, tf.constant(0)), way);
    return tf.concat(List.of(added, mean(baseline), mean(rows)), tf.constant(1));
  }

  /** The middles of so many equal parts of the way. */
  private Operand<TFloat32> places() {
    float[] places = new float[STEPS];
    for (int step = 0; step < STEPS; step++) {
      places[step] = (step + 0.5f) / STEPS;
    }
    return tf.constant(Shape.of(STEPS, 1, 1), DataBuffers.of(places));
  }

  private Operand<TFloat32> mean(Operand<TFloat32> rows) {
    Operand<TFloat32> sum = null;
    for (Member member : members) {
      Operand<TFloat32> each = dense(hidden(member, rows), member.mean);
      sum = sum == null ? each : tf.math.add(sum, each);
    }
    return tf.math.div(sum, tf.constant((float) QuantileNet.MEMBERS));
  }

  private Operand<TFloat32> hidden(Member member, Operand<TFloat32> rows) {
    return tf.nn.relu(dense(tf.nn.relu(dense(rows, member.in)), member.middle));
  }

  private Operand<TFloat32> dense(Operand<TFloat32> in, Layer layer) {
    return tf.nn.biasAdd(tf.linalg.matMul(in, layer.weights), layer.bias);
  }

  /** Each row's three numbers in the order of their size. */
  private Operand<TFloat32> sorted(Operand<TFloat32> three) {
    Operand<TFloat32> a = column(three, 0);
    Operand<TFloat32> b = column(three, 1);
    Operand<TFloat32> c = column(three, 2);
    Operand<TFloat32> low = tf.math.minimum(a, b);
    Operand<TFloat32> high = tf.math.maximum(a, b);
    return tf.concat(
        List.of(
            tf.math.minimum(low, c),
            tf.math.maximum(low, tf.math.minimum(high, c)),
            tf.math.maximum(high, c)),
        tf.constant(1));
  }

  private Operand<TFloat32> column(Operand<TFloat32> matrix, int column) {
    Operand<TInt32> from = tf.constant(new int[] {0, column});
    Operand<TInt32> size = tf.constant(new int[] {-1, 1});
    return tf.slice(matrix, from, size);
  }

  @SuppressWarnings("unchecked")
  private static Operand<TFloat32> floats(Output<?> output) {
    return (Output<TFloat32>) output;
  }
}
