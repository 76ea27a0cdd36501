-- kql_series_anomalies(parts, threshold, low, high): of a series taken apart (as by kql_series_decompose) the score of
-- each residual as an outlier, 1 or -1 where it is above or below the threshold and 0 elsewhere, and the baseline.
CREATE OR REPLACE MACRO kql_series_anomalies(parts, threshold, low, high) AS list_transform(
  [parts],
  lambda p: CASE WHEN p.residual IS NOT NULL THEN list_transform(
    [{'baseline': p.baseline, 'scores': kql_outlier_scores(p.residual, low, high)}],
    lambda q: {
      'ad_flag': list_transform(q.scores, lambda score: CASE
        WHEN score > threshold THEN 1 WHEN score < -threshold THEN -1 ELSE 0
      END),
      'ad_score': q.scores,
      'baseline': q.baseline
    }
  )[1] END
)[1];
