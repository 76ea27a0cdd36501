-- kql_array_shift(d, count, filler): the elements moved left by so many places, to the right where negative; the
-- places left free hold the filler.
CREATE OR REPLACE TEMPORARY FUNCTION kql_array_shift(d STRING, count BIGINT, filler STRING) RETURNS STRING RETURN
  kql_items_shift(kql_list(d), count, filler);
