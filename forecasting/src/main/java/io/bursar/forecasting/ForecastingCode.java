package io.bursar.forecasting;

import io.bursar.core.Code;

/** Why forecasting refused something. The numbers never change their meaning. */
public enum ForecastingCode implements Code {
  SERIES_UNREADABLE(
      "BUR-1500",
      "A file of series cannot be read",
      "See the reason; .csv, .csv.gz and .parquet are read."),
  SERIES_HEADER(
      "BUR-1501",
      "The header of a file of series lacks a column",
      "The columns are series_id, date and value; a file of holidays has date, and a table of"
          + " features is read by the version that wrote it."),
  SERIES_ROW(
      "BUR-1502",
      "A row of a file of series is unreadable",
      "Write days as 2026-11-28 and values as plain numbers; leave a value out when it is unknown."),
  SERIES_DAY_TWICE(
      "BUR-1503", "A series has two rows for a day", "Add them up, or remove one of them."),
  SERIES_TOO_SHORT(
      "BUR-1504",
      "There are too few days to evaluate",
      "An origin needs a day before it and 30 from it on; give fewer origins or another --first."),
  MODEL_REFUSED(
      "BUR-1506",
      "A model is refused",
      "Register it anew, or promote another; until then the statistical models serve."),
  NO_MODEL("BUR-1507", "There is no such model", "./bursar model list shows those that there are."),
  TOO_LITTLE_TO_LEARN(
      "BUR-1508",
      "There is too little to train a model on",
      "Give more lines or more days; statistical models need no training and serve as they are."),
  FOLDER_TAKEN(
      "BUR-1509",
      "A folder to write into cannot be used",
      "Name one that is empty, or not there yet."),
  FILE_NOT_WRITTEN("BUR-1510", "A file cannot be written", "See the reason."),
  NO_TENSORFLOW(
      "BUR-1505",
      "TensorFlow's native library cannot be loaded",
      "The build has the one for -Dtensorflow-native.classifier (linux-x86_64); it is unpacked into"
          + " ~/.javacpp, or native in the data folder where the home cannot be written into, or"
          + " where -Dorg.bytedeco.javacpp.cachedir says.");

  private final String code;
  private final String title;
  private final String remedy;

  ForecastingCode(String code, String title, String remedy) {
    this.code = code;
    this.title = title;
    this.remedy = remedy;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String remedy() {
    return remedy;
  }
}
