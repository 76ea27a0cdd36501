-- kql_hll_count(sketch): how many different values a sketch has seen. A sketch of values of several types ends the query:
-- which of those the engine holds for one is not known.
CREATE OR REPLACE MACRO kql_hll_count(sketch) AS
  CASE
    WHEN sketch IS NULL THEN error('dcount_hll: a sketch that is null')
    WHEN len(list_distinct(list_transform(sketch, one -> split_part(one, ':', 1)))) > 1
      THEN error('dcount_hll: a sketch of values of several types')
    ELSE len(sketch)
  END;
