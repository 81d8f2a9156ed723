package io.bursar.hub.cli;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on the terminal; nothing where there is no terminal. */
public interface Progress extends AutoCloseable {

  /** So much is done. */
  void at(long done);

  @Override
  void close();

  /** Of things that are counted. */
  static Progress of(String task, long total) {
    return isTerminal() ? new Bar(builder(task, total)) : new Silence();
  }

  /** Of bytes. */
  static Progress bytes(String task, long total) {
    return isTerminal() ? new Bar(builder(task, total).setUnit(" MB", 1_000_000)) : new Silence();
  }

  /** The launcher looks: since JDK 22 {@code System.console()} no longer tells. */
  private static boolean isTerminal() {
    return Boolean.getBoolean("bursar.terminal") && !"dumb".equals(System.getenv("TERM"));
  }

  private static ProgressBarBuilder builder(String task, long total) {
    int width = 100;
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(total)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(100)
        .setConsumer(new ConsoleProgressBarConsumer(System.err, width));
  }

  /** Without a terminal. */
  final class Silence implements Progress {
    @Override
    public void at(long done) {}

    @Override
    public void close() {}
  }

  /** On a terminal. */
  final class Bar implements Progress {
    private final ProgressBar bar;

    Bar(ProgressBarBuilder builder) {
      this.bar = builder.build();
    }

    @Override
    public void at(long done) {
      bar.stepTo(done);
    }

    @Override
    public void close() {
      bar.close();
    }
  }
}
