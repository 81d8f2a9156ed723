package io.bursar.forecasting.neural;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.tensorflow.engine.SavedModelBundle;
import ai.djl.tensorflow.engine.TfSymbolBlock;
import io.bursar.forecasting.ForecastingCode;
import io.bursar.forecasting.ForecastingProblem;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A SavedModel in the memory of this process, served by DJL: its graph and weights once, however
 * many signatures it has. For several threads at once.
 */
final class ServedModel {
  private static final Logger LOG = System.getLogger(ServedModel.class.getName());

  private final Path folder;
  private final Model model;
  private final SavedModelBundle bundle;
  private final Patience patience;
  private final Map<String, ServedNet> nets = new LinkedHashMap<>();
  private final Calls calls;

  private ServedModel(Path folder, Model model, Patience patience) {
    this.folder = folder;
    this.model = model;
    this.bundle = ((TfSymbolBlock) model.getBlock()).getSavedModelBundle();
    this.patience = patience;
    this.calls = new Calls(String.valueOf(folder.getFileName()), this::free);
  }

  /**
   * Loads one.
   *
   * @param shapes what its nets take and give, by the names of their signatures; of a model whose
   *     nets give something else, another program made it
   * @throws ForecastingProblem when there is no TensorFlow, or no such model
   */
  static ServedModel load(Path folder, Map<String, NetShape> shapes, Patience patience) {
    TensorFlowLibrary.load();
    String any = shapes.keySet().iterator().next();
    Model model = Model.newInstance("bursar", "TensorFlow");
    try {
      model.load(folder, null, Map.of("Tags", "serve", "SignatureDefKey", any));
    } catch (IOException | MalformedModelException | RuntimeException e) {
      model.close();
      throw refused(folder, "TensorFlow says: " + e.getMessage() + ".");
    }
    ServedModel served = new ServedModel(folder, model, patience);
    try {
      shapes.forEach(served::open);
      served.rehearse();
    } catch (RuntimeException | Error e) {
      served.calls.holders().letGo();
      throw e;
    }
    return served;
  }

  private void open(String signature, NetShape shape) {
    // Where there is no such signature, DJL would take another.
    if (!bundle.getMetaGraphDef().containsSignatureDef(signature)) {
      throw refused(
          folder, "it has no " + signature + ", as models of an earlier program; train it anew.");
    }
    TfSymbolBlock block = new TfSymbolBlock(bundle, signature);
    nets.put(signature, new ServedNet(signature, model, block, shape, calls, patience));
  }

  /**
   * Asks each net for a row. It shows what cannot be asked at all, and TensorFlow takes longer the
   * first time, so each is waited for alone. One that does not answer in time is not refused: it
   * serves when it has answered.
   */
  private void rehearse() {
    for (ServedNet net : nets.values()) {
      try {
        net.rehearse();
      } catch (LateAnswerException e) {
        LOG.log(Level.WARNING, "The model of {0} is slow: {1}", folder, e.getMessage());
        return;
      }
    }
  }

  private static ForecastingProblem refused(Path folder, String reason) {
    return new ForecastingProblem(ForecastingCode.MODEL_REFUSED, folder.toString(), reason);
  }

  Map<String, ServedNet> nets() {
    return nets;
  }

  /** Those who use it. */
  Holders holders() {
    return calls.holders();
  }

  /** Whether it still works for somebody who gave up. */
  boolean isStuck() {
    return calls.isStuck();
  }

  Waiting waiting() {
    return new Waiting(patience);
  }

  private void free() {
    nets.values().forEach(ServedNet::free);
    model.close();
  }
}
