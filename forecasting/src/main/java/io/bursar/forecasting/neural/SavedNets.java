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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Operation;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * Trained nets as one SavedModel that anything that serves TensorFlow can serve. It has a signature
 * for each net, {@code days} and {@code totals}, and the same for the model by whose past errors
 * bands and champions are set, {@code past_days} and {@code past_totals}. Each takes {@code rows}
 * ({@code [n, width]}, float) and gives {@code quantiles} ({@code [n, 4]}: p10, p50, p90 and the
 * mean, in the units of the rows). {@code totals_why} takes the rows of {@code totals} and gives
 * {@code attributions} ({@code [n, width + 2]}): what each number of the row adds to the mean, what
 * the mean is without any of them, and the mean.
 */
public final class SavedNets {
  static final String DAYS = "days";
  static final String TOTALS = "totals";
  static final String PAST = "past_";
  static final String WHY = "totals_why";
  private static final String QUANTILES = "quantiles";
  private static final String ATTRIBUTIONS = "attributions";
  private static final Map<String, NetShape> SHAPES = new LinkedHashMap<>();

  static {
    NetShape days = new NetShape(Window.DAY_WIDTH, Net.OUTPUTS, QUANTILES);
    NetShape totals = new NetShape(Window.TOTAL_WIDTH, Net.OUTPUTS, QUANTILES);
    SHAPES.put(DAYS, days);
    SHAPES.put(TOTALS, totals);
    SHAPES.put(PAST + DAYS, days);
    SHAPES.put(PAST + TOTALS, totals);
    SHAPES.put(WHY, new NetShape(Window.TOTAL_WIDTH, Window.TOTAL_WIDTH + 2, ATTRIBUTIONS));
  }

  private SavedNets() {}

  /** What each net takes and gives, by its name. */
  public static Map<String, NetShape> shapes() {
    return Collections.unmodifiableMap(SHAPES);
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
      NetGraph totals = new NetGraph(graph, tf, now.trainedTotals(), initializers);
      Map<String, UnaryOperator<Operand<TFloat32>>> nets = new LinkedHashMap<>();
      nets.put(DAYS, new NetGraph(graph, tf, now.trainedDays(), initializers)::quantiles);
      nets.put(TOTALS, totals::quantiles);
      nets.put(WHY, rows -> totals.attributions(rows, Window.totalDrivers()));
      nets.put(PAST + DAYS, new NetGraph(graph, tf, past.trainedDays(), initializers)::quantiles);
      nets.put(
          PAST + TOTALS, new NetGraph(graph, tf, past.trainedTotals(), initializers)::quantiles);
      List<Signature> signatures = new ArrayList<>();
      nets.forEach((name, net) -> signatures.add(signature(tf, name, net)));
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

  private static Signature signature(Ops tf, String name, UnaryOperator<Operand<TFloat32>> net) {
    NetShape shape = SHAPES.get(name);
    Placeholder<TFloat32> rows =
        tf.withName(name + "_" + NetShape.IN)
            .placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, shape.in())));
    Operand<TFloat32> out = tf.withName(name + "_" + shape.output()).identity(net.apply(rows));
    return Signature.builder(name)
        .methodName("tensorflow/serving/predict")
        .input(NetShape.IN, rows)
        .output(shape.output(), out)
        .build();
  }

  /**
   * Loads both models, which are waited for as {@link Patience#USUAL} says.
   *
   * @throws io.bursar.forecasting.ForecastingProblem when there is no TensorFlow, or the folder
   *     holds no such model
   */
  public static LoadedNets read(Path folder, Calendar calendar) {
    return read(folder, calendar, Patience.USUAL);
  }

  /**
   * Loads both models.
   *
   * @param patience how long an answer may take; later, the forecast fails
   * @throws io.bursar.forecasting.ForecastingProblem when there is no TensorFlow, or the folder
   *     holds no such model
   */
  public static LoadedNets read(Path folder, Calendar calendar, Patience patience) {
    return LoadedNets.here(folder, calendar, patience);
  }

  /**
   * Both models on a server that speaks the Open Inference Protocol, version 2, over REST, under
   * the names of the signatures. Nothing is asked yet.
   *
   * @param server what comes before {@code /v2}
   * @param key sent as bearer token
   * @param patience how long an answer may take; later, the forecast fails
   */
  public static LoadedNets remote(
      URI server, Optional<String> key, Duration patience, Calendar calendar) {
    HttpClient http = HttpClient.newBuilder().connectTimeout(patience).build();
    Map<String, Net> nets = new LinkedHashMap<>();
    SHAPES.forEach(
        (name, shape) -> nets.put(name, new RemoteNet(http, server, name, key, patience, shape)));
    return LoadedNets.there(calendar, nets);
  }
}
