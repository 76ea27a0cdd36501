-- kql_slot(value, first, step): the number of the step that a whole number or time falls into, counted from `first`,
-- from 0 where that is NULL; also below it.
CREATE OR REPLACE TEMPORARY FUNCTION kql_slot(value BIGINT, first BIGINT, step BIGINT) RETURNS BIGINT RETURN
  (value - coalesce(first, 0) - pmod(value - coalesce(first, 0), step)) div step;
