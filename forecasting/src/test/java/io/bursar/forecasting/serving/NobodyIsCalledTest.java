package io.bursar.forecasting.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.forecasting.registry.ModelRegistry;
import io.bursar.forecasting.registry.TrainedOnce;
import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process of its own trains, loads and foresees, and says whom it wanted to call. */
class NobodyIsCalledTest {
  private static final String CALLED = "called ";

  /** To show that a call is seen. */
  private static final URI NOBODY = URI.create("http://127.0.0.1:1/");

  @TempDir private Path folder;

  @Test
  void neitherTrainingNorServingCallsAnybody() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Caller.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<String> said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as("%s", said).isZero();
    assertThat(said).contains("foreseen 10");
    assertThat(said.stream().filter(it -> it.startsWith(CALLED))).containsExactly(CALLED + NOBODY);
  }

  /** The process. Whoever wants a connection to a URL has to ask here, and gets none. */
  static final class Caller {
    private static final Queue<URL> ASKED = new ConcurrentLinkedQueue<>();

    private Caller() {}

    public static void main(String[] arguments) throws IOException {
      URL.setURLStreamHandlerFactory(
          protocol -> protocol.startsWith("http") ? new Refusing() : null);
      Path folder = Path.of(arguments[0]);
      TrainedOnce.into(folder.resolve("trained"));
      ModelRegistry registry = new ModelRegistry(folder.resolve("models"));
      registry.promote(registry.register(folder.resolve("trained")).number());
      try (ModelShelf shelf = new ModelShelf(registry)) {
        List<Foreseen> foreseen =
            new Foresight(shelf).foresee(TrainedOnce.lines(), TrainedOnce.CUT);
        System.out.println("foreseen " + foreseen.size());
      }
      try {
        NOBODY.toURL().openConnection().connect();
      } catch (IOException refused) {
        System.out.println(refused.getMessage());
      }
      ASKED.forEach(url -> System.out.println(CALLED + url));
    }

    private static final class Refusing extends URLStreamHandler {
      @Override
      protected URLConnection openConnection(URL url) throws IOException {
        ASKED.add(url);
        throw new IOException("nobody is called");
      }

      @Override
      protected URLConnection openConnection(URL url, Proxy proxy) throws IOException {
        return openConnection(url);
      }
    }
  }
}
