-- kql_array_rotate(d, count): the elements moved left by so many places, to the right where negative; what falls out
-- on one side comes in on the other.
CREATE OR REPLACE TEMPORARY FUNCTION kql_array_rotate(d STRING, count BIGINT) RETURNS STRING RETURN
  kql_items_rotate(kql_list(d), count);
