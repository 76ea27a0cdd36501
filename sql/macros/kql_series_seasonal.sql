-- kql_series_seasonal(series, period): each value as the median of those at the same place of every period. What a missing
-- value does is not documented: one ends the query. All are 0 where the period is.
CREATE OR REPLACE MACRO kql_series_seasonal(series, period) AS
  CASE WHEN json_type(series) = 'ARRAY' THEN list_transform(
    [kql_reals_or_null(series)],
    lambda numbers: CASE
      WHEN len(list_filter(numbers, lambda number: number IS NULL)) > 0
        THEN error('the season of a series with missing values is not documented')::JSON
      WHEN period = 0 THEN to_json(list_transform(numbers, lambda _number: CAST(0 AS DOUBLE)))
      ELSE to_json(list_transform(numbers, lambda _number, place: list_aggregate(
        list_filter(numbers, lambda _other, spot: spot % period = place % period),
        'median'
      )))
    END
  )[1] END;
