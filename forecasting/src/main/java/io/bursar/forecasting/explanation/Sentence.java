package io.bursar.forecasting.explanation;

import io.bursar.forecasting.features.Driver;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * An explanation in one sentence. Points are per cent of what was spent in the days before, so they
 * add up to the change; whole ones are said, the largest first, and no more than {@value #MOST}.
 *
 * @param en in English
 * @param zh in Chinese
 */
public record Sentence(String en, String zh) {
  private static final int MOST = 3;
  private static final double PERCENT = 100;

  /** Where less than this share of what is foreseen was spent before, per cents say nothing. */
  private static final double NOTHING = 0.01;

  private static final DateTimeFormatter EN = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter ZH = DateTimeFormatter.ofPattern("M月d日", Locale.CHINESE);

  private record Point(Driver driver, long points) {}

  /**
   * Says it.
   *
   * @param promotions days of promotions among those that are foreseen
   */
  public static Sentence of(Explanation why, List<LocalDate> promotions) {
    double total = why.total();
    double before = why.before();
    if (Math.abs(before) <= NOTHING * Math.abs(total)) {
      return total == 0
          ? new Sentence(
              "Nothing was spent in the last 30 days, and nothing is foreseen.",
              "前30天没有支出，预计也不会有支出。")
          : new Sentence(
              "Hardly anything was spent in the last 30 days; the days before them say more.",
              "前30天几乎没有支出；预测主要依据更早的日期。");
    }
    double point = Math.abs(before) / PERCENT;
    long change = Math.round((total - before) / point);
    List<Point> points =
        why.drivers().entrySet().stream()
            .map(it -> new Point(it.getKey(), Math.round(it.getValue() / point)))
            .filter(it -> it.points != 0)
            .sorted(
                Comparator.<Point>comparingLong(it -> -Math.abs(it.points))
                    .thenComparing(Point::driver))
            .limit(MOST)
            .toList();
    return new Sentence(english(change, points, promotions), chinese(change, points, promotions));
  }

  private static String english(long change, List<Point> points, List<LocalDate> promotions) {
    StringBuilder said = new StringBuilder();
    if (change == 0) {
      said.append("As much as in the last 30 days");
    } else {
      said.append(change > 0 ? "Up " : "Down ").append(Math.abs(change));
      said.append(" % on the last 30 days");
    }
    String before = ": ";
    for (Point each : points) {
      boolean many = isPlural(each.driver, promotions);
      String adds = many ? "add" : "adds";
      String takes = many ? "take" : "takes";
      said.append(before).append(english(each, promotions)).append(' ');
      said.append(each.points > 0 ? adds : takes).append(' ').append(Math.abs(each.points));
      said.append(before.equals(": ") ? unit(each.points) : "");
      before = ", ";
    }
    return said.append('.').toString();
  }

  private static String unit(long points) {
    return Math.abs(points) == 1 ? " point" : " points";
  }

  private static boolean isPlural(Driver driver, List<LocalDate> promotions) {
    return switch (driver) {
      case RECENT, WEEKDAYS, HOLIDAYS, LAST_YEAR, OTHER -> true;
      case PROMOTION -> promotions.size() != 1;
      case GROWTH -> false;
    };
  }

  private static String english(Point point, List<LocalDate> promotions) {
    return switch (point.driver) {
      case RECENT -> "recent days";
      case GROWTH -> point.points > 0 ? "growth over the weeks" : "decline over the weeks";
      case WEEKDAYS -> "the weekdays ahead";
      case PROMOTION -> ofPromotions(promotions);
      case HOLIDAYS -> "holidays";
      case LAST_YEAR -> "the same days last year";
      case OTHER -> "other effects";
    };
  }

  private static String ofPromotions(List<LocalDate> days) {
    if (days.isEmpty()) {
      return "promotions";
    }
    String last = EN.format(days.get(days.size() - 1));
    return days.size() == 1
        ? "the promotion of " + last
        : "promotions from " + EN.format(days.get(0)) + " to " + last;
  }

  private static String chinese(long change, List<Point> points, List<LocalDate> promotions) {
    StringBuilder said = new StringBuilder();
    if (change == 0) {
      said.append("与前30天持平");
    } else {
      said.append(change > 0 ? "比前30天上升" : "比前30天下降").append(Math.abs(change)).append('%');
    }
    String before = "：";
    for (Point each : points) {
      said.append(before).append(chinese(each, promotions));
      said.append(each.points > 0 ? "拉高" : "拉低").append(Math.abs(each.points)).append("个百分点");
      before = "，";
    }
    return said.append('。').toString();
  }

  private static String chinese(Point point, List<LocalDate> promotions) {
    return switch (point.driver) {
      case RECENT -> "近期支出";
      case GROWTH -> point.points > 0 ? "近几周的增长" : "近几周的下滑";
      case WEEKDAYS -> "星期分布";
      case PROMOTION -> chineseOfPromotions(promotions);
      case HOLIDAYS -> "节假日";
      case LAST_YEAR -> "去年同期";
      case OTHER -> "其他因素";
    };
  }

  private static String chineseOfPromotions(List<LocalDate> days) {
    if (days.isEmpty()) {
      return "促销";
    }
    String first = ZH.format(days.get(0));
    return days.size() == 1
        ? first + "的促销"
        : first + "至" + ZH.format(days.get(days.size() - 1)) + "的促销";
  }
}
