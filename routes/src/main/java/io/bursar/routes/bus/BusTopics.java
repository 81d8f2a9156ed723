package io.bursar.routes.bus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the topics that are missing, and refuses those that would forget or reorder. */
public final class BusTopics {

  /** 16 MB: a declare carries a tenant's whole configuration. */
  private static final String MAX_MESSAGE_BYTES = String.valueOf(17 * 1024 * 1024);

  /** Settings of which more is as good. */
  private static final Set<String> LONGER =
      Set.of(TopicConfig.RETENTION_MS_CONFIG, TopicConfig.MAX_MESSAGE_BYTES_CONFIG);

  private final BusConnection connection;

  public BusTopics(BusConnection connection) {
    this.connection = connection;
  }

  /**
   * Looks at the topics that are there: somebody else may have made them, or changed them since,
   * and a journal that forgets is no ledger.
   *
   * @throws IllegalStateException when the brokers do not answer or refuse, or when a topic is kept
   *     too short or otherwise not as it must be, with all that is wrong
   */
  public void check() {
    Map<ConfigResource, Topic> topics = new LinkedHashMap<>();
    Map<ConfigResource, Config> found =
        ask(
            "looked at (right DescribeConfigs)",
            admin -> {
              Set<String> existing = admin.listTopics().names().get();
              for (Topic topic : Topic.values()) {
                if (existing.contains(topic.topicName())) {
                  topics.put(
                      new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName()), topic);
                }
              }
              return admin.describeConfigs(topics.keySet()).all().get();
            });
    List<String> wrong = new ArrayList<>();
    topics.forEach((resource, topic) -> wrong.addAll(wrong(topic, found.get(resource))));
    if (!wrong.isEmpty()) {
      throw new IllegalStateException(
          "topics of the bus are not kept as they must be, correct them with kafka-configs: "
              + String.join("; ", wrong));
    }
  }

  /**
   * Makes every missing topic.
   *
   * @throws IllegalStateException when the brokers do not answer, or refuse
   */
  public void create() {
    ask(
        "made (right Create)",
        admin -> {
          Set<String> existing = admin.listTopics().names().get();
          List<NewTopic> missing = new ArrayList<>();
          for (Topic topic : Topic.values()) {
            if (!existing.contains(topic.topicName())) {
              missing.add(definition(topic));
            }
          }
          try {
            return admin.createTopics(missing).all().get();
          } catch (ExecutionException e) {
            // Two processes start at once: the other one made them.
            if (e.getCause() instanceof TopicExistsException) {
              return null;
            }
            throw e;
          }
        });
  }

  private interface Question<T> {
    T to(Admin admin) throws ExecutionException, InterruptedException;
  }

  private <T> T ask(String what, Question<T> question) {
    try (Admin admin = Admin.create(connection.client())) {
      return question.to(admin);
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "the topics of the bus cannot be " + what + " at " + connection.bootstrap(),
          e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the topics were " + what, e);
    }
  }

  private static List<String> wrong(Topic topic, Config found) {
    List<String> wrong = new ArrayList<>();
    new TreeMap<>(settings(topic))
        .forEach(
            (name, wanted) -> {
              String value = found.get(name).value();
              if (!value.equals(wanted) && !(LONGER.contains(name) && isMore(value, wanted))) {
                wrong.add(
                    "%s has %s=%s and needs %s".formatted(topic.topicName(), name, value, wanted));
              }
            });
    return wrong;
  }

  private static boolean isMore(String value, String wanted) {
    long has = Long.parseLong(value);
    long needs = Long.parseLong(wanted);
    return has == -1 || (needs != -1 && has > needs);
  }

  /** How many partitions the journal has: what it was made with, whatever is configured now. */
  public int journalPartitions() {
    return partitions(Topic.JOURNAL);
  }

  /** How many partitions a topic has. */
  public int partitions(Topic topic) {
    return ask(
        "looked at",
        admin -> {
          Map<String, TopicDescription> found =
              admin.describeTopics(List.of(topic.topicName())).allTopicNames().get();
          return found.get(topic.topicName()).partitions().size();
        });
  }

  private NewTopic definition(Topic topic) {
    int partitions =
        switch (topic.spread()) {
          case JOURNAL -> connection.journalPartitions();
          case WIDE -> connection.partitions();
          case ONE -> 1;
        };
    return new NewTopic(topic.topicName(), partitions, connection.replicas())
        .configs(settings(topic));
  }

  private static Map<String, String> settings(Topic topic) {
    Map<String, String> settings = new HashMap<>(topic.keep().settings());
    // The ledger's clock.
    settings.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
    settings.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, MAX_MESSAGE_BYTES);
    return settings;
  }

  /** The names of all topics. */
  public static List<String> names() {
    return Arrays.stream(Topic.values()).map(Topic::topicName).toList();
  }
}
