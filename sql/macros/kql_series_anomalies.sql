-- kql_series_anomalies(parts, threshold, low, high, weight): of a series taken apart (as by kql_series_decompose) the score of
-- each residual as an outlier, 1 or -1 where it is above or below the threshold and 0 elsewhere, and the baseline.
-- What is left of a series that is all season and trend is the rounding of its numbers, which tells nothing.
CREATE OR REPLACE MACRO kql_series_anomalies(parts, threshold, low, high, weight) AS list_transform(
  [{'of': parts, 'threshold': threshold}],
  lambda known: CASE WHEN known.of.residual IS NOT NULL THEN list_transform(
    [{'of': known.of, 'threshold': known.threshold, 'scores': kql_outlier_scores(
      known.of.residual, low, high, weight,
      1e-12 * coalesce(list_max(list_transform(
        list_concat(known.of.baseline, known.of.residual), lambda value: abs(value)
      )), 0)
    )}],
    lambda scored: {
      'ad_flag': list_transform(scored.scores, lambda score: CASE
        WHEN score > scored.threshold THEN 1 WHEN score < -scored.threshold THEN -1 ELSE 0
      END),
      'ad_score': scored.scores,
      'baseline': scored.of.baseline
    }
  )[1] END
)[1];
