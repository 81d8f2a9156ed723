package io.bursar.forecasting.neural;

/**
 * What a served net takes and gives.
 *
 * @param in numbers a row that it is given; the tensor is named {@value #IN}
 * @param out numbers a row that it answers
 * @param output the name of that tensor
 */
public record NetShape(int in, int out, String output) {
  /** The name of what each net is given. */
  public static final String IN = "rows";
}
