// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import java.util.List;

/// Finds the name that a misspelt one was perhaps meant to be, by the edit distance that CPython uses: changing a letter's case costs
/// 1, any other change of one letter 2.
public final class Suggestions {
  private static final int MOVE_COST = 2;
  private static final int CASE_COST = 1;
  private static final int MOST_CANDIDATES = 750;
  private static final int LONGEST = 40;

  private Suggestions() {
  }

  /// The closest candidate that is close enough, or null.
  public static String closest(String wrong, List<String> candidates) {
    if (candidates.size() > MOST_CANDIDATES) {
      return null;
    }
    String best = null;
    int bestDistance = Integer.MAX_VALUE;
    for (String candidate : candidates) {
      if (candidate.equals(wrong)) {
        continue;
      }
      int limit = Math.min((wrong.length() + candidate.length() + 3) * MOVE_COST / 6, bestDistance - 1);
      int distance = distance(wrong, candidate, limit);
      if (distance <= limit) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return best;
  }

  private static int substitution(char a, char b) {
    if ((a & 31) != (b & 31)) {
      return MOVE_COST;
    }
    if (a == b) {
      return 0;
    }
    return Character.toLowerCase(a) == Character.toLowerCase(b) ? CASE_COST : MOVE_COST;
  }

  static int distance(String first, String second, int limit) {
    if (first.length() > LONGEST || second.length() > LONGEST) {
      return limit + 1;
    }
    int[] row = new int[second.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j * MOVE_COST;
    }
    for (int i = 1; i <= first.length(); i++) {
      int diagonal = row[0];
      row[0] = i * MOVE_COST;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + substitution(first.charAt(i - 1), second.charAt(j - 1));
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + MOVE_COST);
      }
    }
    return row[second.length()];
  }
}
