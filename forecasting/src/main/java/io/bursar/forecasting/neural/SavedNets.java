package io.bursar.forecasting.neural;

import io.bursar.forecasting.features.Calendar;
import io.bursar.forecasting.features.Window;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Operation;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Trained nets as one SavedModel that anything that serves TensorFlow can serve. It has a signature
 * for each net, {@code days} and {@code totals}, and the same for the model by whose past errors
 * bands and champions are set, {@code past_days} and {@code past_totals}. Each takes {@code rows}
 * ({@code [n, width]}, float) and gives {@code quantiles} ({@code [n, 4]}: p10, p50, p90 and the
 * mean, in the units of the rows).
 */
public final class SavedNets {
  private static final String DAYS = "days";
  private static final String TOTALS = "totals";
  private static final String PAST = "past_";
  static final String IN = "rows";
  static final String OUT = "quantiles";

  private SavedNets() {}

  /**
   * Both models, ready to serve.
   *
   * @param nets by the names of their signatures
   */
  public record Loaded(Neural now, Neural past, Map<String, Net> nets) implements AutoCloseable {

    private static Loaded of(Calendar calendar, BiFunction<String, Integer, Net> open) {
      Map<String, Net> nets = new LinkedHashMap<>();
      try {
        for (String prefix : List.of("", PAST)) {
          nets.put(prefix + DAYS, open.apply(prefix + DAYS, Window.DAY_WIDTH));
          nets.put(prefix + TOTALS, open.apply(prefix + TOTALS, Window.TOTAL_WIDTH));
        }
      } catch (RuntimeException | LinkageError e) {
        nets.values().forEach(Net::close);
        throw e;
      }
      return new Loaded(
          new Neural(calendar, nets.get(DAYS), nets.get(TOTALS)),
          new Neural(calendar, nets.get(PAST + DAYS), nets.get(PAST + TOTALS)),
          nets);
    }

    @Override
    public void close() {
      nets.values().forEach(Net::close);
    }
  }

  /** How many numbers a row of a net has, by the net's name. */
  public static Map<String, Integer> widths() {
    return Map.of(
        DAYS,
        Window.DAY_WIDTH,
        TOTALS,
        Window.TOTAL_WIDTH,
        PAST + DAYS,
        Window.DAY_WIDTH,
        PAST + TOTALS,
        Window.TOTAL_WIDTH);
  }

  /**
   * Writes both models.
   *
   * @param folder an empty one, or one that is not there yet
   */
  public static void write(Path folder, Neural now, Neural past) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      List<Operation> initializers = new ArrayList<>();
      List<Signature> signatures = new ArrayList<>();
      signatures.add(signature(tf, DAYS, now.trainedDays(), initializers));
      signatures.add(signature(tf, TOTALS, now.trainedTotals(), initializers));
      signatures.add(signature(tf, PAST + DAYS, past.trainedDays(), initializers));
      signatures.add(signature(tf, PAST + TOTALS, past.trainedTotals(), initializers));
      try (Session session = new Session(graph)) {
        Session.Runner runner = session.runner();
        initializers.forEach(runner::addTarget);
        runner.run().close();
        SavedModelBundle.Exporter exporter =
            SavedModelBundle.exporter(folder.toString()).withTags("serve").withSession(session);
        signatures.forEach(exporter::withSignature);
        exporter.export();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static Signature signature(
      Ops tf, String key, QuantileNet net, List<Operation> initializers) {
    Placeholder<TFloat32> rows =
        tf.withName(key + "_" + IN)
            .placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, net.width())));
    Weights weights = new Weights(tf, net.weights(), initializers);
    Operand<TFloat32> sum = null;
    for (int member = 0; member < QuantileNet.MEMBERS; member++) {
      Operand<TFloat32> each = member(tf, rows, net.width(), weights);
      sum = sum == null ? each : tf.math.add(sum, each);
    }
    Operand<TFloat32> mean = tf.math.div(sum, tf.constant((float) QuantileNet.MEMBERS));
    Operand<TFloat32> out = tf.withName(key + "_" + OUT).identity(mean);
    return Signature.builder(key)
        .methodName("tensorflow/serving/predict")
        .input(IN, rows)
        .output(OUT, out)
        .build();
  }

  /** A member as {@link QuantileNet} makes it, without what it needs for learning. */
  private static Operand<TFloat32> member(
      Ops tf, Operand<TFloat32> rows, int width, Weights weights) {
    int hidden = QuantileNet.HIDDEN;
    Operand<TFloat32> first = layer(tf, rows, weights, width, hidden);
    Operand<TFloat32> second = tf.nn.relu(layer(tf, tf.nn.relu(first), weights, hidden, hidden));
    Operand<TFloat32> quantiles = layer(tf, second, weights, hidden, QuantileNet.QUANTILES);
    Operand<TFloat32> mean = layer(tf, second, weights, hidden, 1);
    return tf.concat(List.of(sorted(tf, quantiles), mean), tf.constant(1));
  }

  private static Operand<TFloat32> layer(
      Ops tf, Operand<TFloat32> in, Weights weights, int from, int to) {
    Operand<TFloat32> matrix = weights.next(Shape.of(from, to));
    return tf.nn.biasAdd(tf.linalg.matMul(in, matrix), weights.next(Shape.of(to)));
  }

  /** Each row's three numbers in the order of their size. */
  private static Operand<TFloat32> sorted(Ops tf, Operand<TFloat32> three) {
    Operand<TFloat32> a = column(tf, three, 0);
    Operand<TFloat32> b = column(tf, three, 1);
    Operand<TFloat32> c = column(tf, three, 2);
    Operand<TFloat32> low = tf.math.minimum(a, b);
    Operand<TFloat32> high = tf.math.maximum(a, b);
    return tf.concat(
        List.of(
            tf.math.minimum(low, c),
            tf.math.maximum(low, tf.math.minimum(high, c)),
            tf.math.maximum(high, c)),
        tf.constant(1));
  }

  private static Operand<TFloat32> column(Ops tf, Operand<TFloat32> matrix, int column) {
    Operand<TInt32> from = tf.constant(new int[] {0, column});
    Operand<TInt32> size = tf.constant(new int[] {-1, 1});
    return tf.slice(matrix, from, size);
  }

  /** Hands out variables with the weights in their order. */
  private static final class Weights {
    private final Ops tf;
    private final List<float[]> values;
    private final List<Operation> initializers;
    private int next;

    Weights(Ops tf, List<float[]> values, List<Operation> initializers) {
      this.tf = tf;
      this.values = values;
      this.initializers = initializers;
    }

    Operand<TFloat32> next(Shape shape) {
      Variable<TFloat32> variable = tf.variable(shape, TFloat32.class);
      Operand<TFloat32> value = tf.constant(shape, DataBuffers.of(values.get(next++)));
      initializers.add(tf.assign(variable, value).op());
      return tf.identity(variable);
    }
  }

  /**
   * Loads both models.
   *
   * @throws io.bursar.forecasting.ForecastingProblem when there is no TensorFlow, or the folder
   *     holds no such model
   */
  public static Loaded read(Path folder, Calendar calendar) {
    return Loaded.of(calendar, (name, width) -> ServedNet.load(folder, name, width));
  }

  /**
   * Both models on a server that speaks the Open Inference Protocol, version 2, over REST, under
   * the names of the signatures. Nothing is asked yet.
   *
   * @param server what comes before {@code /v2}
   * @param key sent as bearer token
   * @param patience how long an answer may take; later, the forecast fails
   */
  public static Loaded remote(
      URI server, Optional<String> key, Duration patience, Calendar calendar) {
    HttpClient http = HttpClient.newBuilder().connectTimeout(patience).build();
    return Loaded.of(
        calendar, (name, width) -> new RemoteNet(http, server, name, key, patience, width));
  }
}
