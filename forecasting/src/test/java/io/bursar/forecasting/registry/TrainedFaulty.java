package io.bursar.forecasting.registry;

import io.bursar.forecasting.neural.NetShape;
import io.bursar.forecasting.neural.SavedNets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Signature;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;

/**
 * Models that say what a trained one says, but whose graphs do something else first; or that say
 * something else.
 */
public final class TrainedFaulty {
  private static final long MILLION = 1_000_000;

  private TrainedFaulty() {}

  /** What a graph does first. */
  private interface Fault {
    /** Gives one number. */
    Operand<TFloat32> of(Ops tf, Operand<TFloat32> rows);
  }

  /** What a model says instead of what it learnt. */
  public enum Lie {
    /** No number. */
    NOT_A_NUMBER {
      @Override
      Operand<TFloat32> of(Ops tf, Operand<TFloat32> said) {
        return tf.math.add(said, tf.constant(Float.NaN));
      }
    },
    /** More than any number. */
    INFINITE {
      @Override
      Operand<TFloat32> of(Ops tf, Operand<TFloat32> said) {
        return tf.math.add(said, tf.constant(Float.POSITIVE_INFINITY));
      }
    },
    /** That nothing will be spent, and much comes back. */
    NEGATIVE {
      @Override
      Operand<TFloat32> of(Ops tf, Operand<TFloat32> said) {
        return tf.math.sub(said, tf.constant(5f));
      }
    },
    /** Twice as many numbers a row. */
    WIDE {
      @Override
      Operand<TFloat32> of(Ops tf, Operand<TFloat32> said) {
        return tf.concat(List.of(said, said), tf.constant(1));
      }
    },
    /** The right numbers in columns. */
    TURNED {
      @Override
      Operand<TFloat32> of(Ops tf, Operand<TFloat32> said) {
        return tf.linalg.transpose(said, tf.constant(new int[] {1, 0}));
      }
    },
    /** The first row, however many were asked for. */
    SHORT {
      @Override
      Operand<TFloat32> of(Ops tf, Operand<TFloat32> said) {
        return tf.slice(said, tf.constant(new int[] {0, 0}), tf.constant(new int[] {1, -1}));
      }
    };

    abstract Operand<TFloat32> of(Ops tf, Operand<TFloat32> said);
  }

  /**
   * One that says something else.
   *
   * @param nets which of its nets do
   * @param folder is made
   */
  public static void lying(Lie lie, Predicate<String> nets, Path trained, Path folder) {
    rewritten(
        (graph, name, shape) -> {
          Ops tf = Ops.create(graph);
          Operand<TFloat32> said = said(graph, name, shape);
          return signature(graph, name, shape, nets.test(name) ? lie.of(tf, said) : said);
        },
        trained,
        folder);
  }

  /**
   * One that reads a file each time, and so takes as long as that takes.
   *
   * @param folder is made
   */
  public static void reading(Path file, Path trained, Path folder) {
    with(
        (tf, rows) -> {
          // A name that depends on the rows; otherwise TensorFlow reads once and for all.
          Operand<TInt32> none = tf.math.minimum(tf.size(rows), tf.constant(0));
          Operand<TInt32> all = tf.constant(file.toString().length());
          Operand<TString> name = tf.strings.substr(tf.constant(file.toString()), none, all);
          return tf.dtypes.cast(tf.strings.stringLength(tf.io.readFile(name)), TFloat32.class);
        },
        trained,
        folder);
  }

  /**
   * One that takes the singular values of large matrices, which is the work of seconds for one
   * processor, of whoever asks for more than one row.
   *
   * @param folder is made
   */
  public static void calculating(Path trained, Path folder) {
    with(
        (tf, rows) -> {
          Operand<TInt32> size = tf.math.minimum(moreThanOne(tf, rows), tf.constant(700));
          Operand<TFloat32> sum = tf.constant(0f);
          for (int time = 0; time < 20; time++) {
            Operand<TFloat32> matrix =
                tf.random.randomUniform(tf.stack(List.of(size, size)), TFloat32.class);
            sum = tf.math.add(sum, tf.sum(tf.linalg.svd(matrix).s(), tf.constant(0)));
          }
          return sum;
        },
        trained,
        folder);
  }

  /**
   * One that wants terabytes for each row but the first.
   *
   * @param folder is made
   */
  public static void hungry(Path trained, Path folder) {
    with(
        (tf, rows) -> {
          Operand<TInt64> rest = tf.dtypes.cast(moreThanOne(tf, rows), TInt64.class);
          Operand<TInt64> many = tf.math.mul(rest, tf.constant(MILLION));
          Operand<TInt64> size = tf.stack(List.of(many, tf.constant(MILLION)));
          return tf.sum(tf.fill(size, tf.constant(1f)), tf.constant(new int[] {0, 1}));
        },
        trained,
        folder);
  }

  /** How many numbers there are beyond those of one row. */
  private static Operand<TInt32> moreThanOne(Ops tf, Operand<TFloat32> rows) {
    int width = (int) rows.shape().get(1);
    return tf.math.sub(tf.size(rows), tf.constant(width));
  }

  /** Makes a signature anew. */
  private interface Rewriting {
    Signature of(Graph graph, String name, NetShape shape);
  }

  private static void with(Fault fault, Path trained, Path folder) {
    rewritten((graph, name, shape) -> faulty(graph, name, shape, fault), trained, folder);
  }

  private static void rewritten(Rewriting rewriting, Path trained, Path folder) {
    try {
      TrainedOnce.copy(trained, folder);
      Files.delete(folder.resolve("saved_model.pb"));
      try (SavedModelBundle model = SavedModelBundle.load(trained.toString(), "serve")) {
        List<Signature> signatures = new ArrayList<>();
        SavedNets.shapes()
            .forEach((name, shape) -> signatures.add(rewriting.of(model.graph(), name, shape)));
        SavedModelBundle.Exporter exporter =
            SavedModelBundle.exporter(folder.toString())
                .withTags("serve")
                .withSession(model.session());
        signatures.forEach(exporter::withSignature);
        exporter.export();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Signature faulty(Graph graph, String name, NetShape shape, Fault fault) {
    Ops tf = Ops.create(graph);
    Operand<TFloat32> rows = graph.operation(name + "_" + NetShape.IN).output(0);
    // The number is never below 0, so nothing is added; but TensorFlow does not know that.
    Operand<TFloat32> nothing = tf.math.minimum(fault.of(tf, rows), tf.constant(0f));
    return signature(graph, name, shape, tf.math.add(said(graph, name, shape), nothing));
  }

  private static Operand<TFloat32> said(Graph graph, String name, NetShape shape) {
    return graph.operation(name + "_" + shape.output()).output(0);
  }

  private static Signature signature(
      Graph graph, String name, NetShape shape, Operand<TFloat32> answer) {
    Operand<TFloat32> rows = graph.operation(name + "_" + NetShape.IN).output(0);
    return Signature.builder(name)
        .methodName("tensorflow/serving/predict")
        .input(NetShape.IN, rows)
        .output(shape.output(), answer)
        .build();
  }
}
