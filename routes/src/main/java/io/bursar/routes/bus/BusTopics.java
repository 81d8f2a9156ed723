package io.bursar.routes.bus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the topics that are missing, and refuses a journal that is not what it was. */
public final class BusTopics {

  /** 16 MB: a declare carries a tenant's whole configuration. */
  private static final String MAX_MESSAGE_BYTES = String.valueOf(17 * 1024 * 1024);

  private final BusConnection connection;

  public BusTopics(BusConnection connection) {
    this.connection = connection;
  }

  /**
   * Makes every missing topic.
   *
   * @throws IllegalStateException when the brokers do not answer, or refuse
   */
  public void create() {
    try (Admin admin = Admin.create(connection.client())) {
      Set<String> existing = admin.listTopics().names().get();
      List<NewTopic> missing = new ArrayList<>();
      for (Topic topic : Topic.values()) {
        if (!existing.contains(topic.topicName())) {
          missing.add(definition(topic));
        }
      }
      admin.createTopics(missing).all().get();
    } catch (ExecutionException e) {
      // Two processes start at once: the other one made them.
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new IllegalStateException(
            "the topics of the bus cannot be made at " + connection.bootstrap(), e.getCause());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the topics were made", e);
    }
  }

  /** How many partitions the journal has: what it was made with, whatever is configured now. */
  public int journalPartitions() {
    try (Admin admin = Admin.create(connection.client())) {
      String journal = Topic.JOURNAL.topicName();
      Map<String, TopicDescription> found =
          admin.describeTopics(List.of(journal)).allTopicNames().get();
      return found.get(journal).partitions().size();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the journal cannot be looked at", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while looking at the journal", e);
    }
  }

  private NewTopic definition(Topic topic) {
    int partitions =
        switch (topic.spread()) {
          case JOURNAL -> connection.journalPartitions();
          case WIDE -> connection.partitions();
          case ONE -> 1;
        };
    Map<String, String> settings = new HashMap<>(topic.keep().settings());
    settings.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
    settings.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, MAX_MESSAGE_BYTES);
    return new NewTopic(topic.topicName(), partitions, connection.replicas()).configs(settings);
  }

  /** The names of all topics. */
  public static List<String> names() {
    return Arrays.stream(Topic.values()).map(Topic::topicName).toList();
  }
}
