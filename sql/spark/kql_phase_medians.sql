-- kql_phase_medians(x, learnt, season): for each element of a list the median of those at the same place of each season
-- among the first so many; 0 where there is no season.
CREATE OR REPLACE TEMPORARY FUNCTION kql_phase_medians(x ARRAY<DOUBLE>, learnt BIGINT, season BIGINT) RETURNS ARRAY<DOUBLE> RETURN
  transform(x, (_one, place) -> CASE
    WHEN season > 0 THEN get(transform(
      array(array_sort(filter(x, (_other, spot) -> spot < learnt AND spot % season = place % season))),
      sorted -> (get(sorted, (size(sorted) - 1) div 2) + get(sorted, size(sorted) div 2)) / 2
    ), 0)
    ELSE 0e0
  END);
