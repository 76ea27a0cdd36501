-- kql_array_slice(d, first, last): the elements from one 0-based position to another, both included; negative
-- positions count from the end, those out of bounds are clipped.
CREATE OR REPLACE TEMPORARY FUNCTION kql_array_slice(d STRING, first BIGINT, last BIGINT) RETURNS STRING RETURN
  kql_items_slice(kql_list(d), first, last);
