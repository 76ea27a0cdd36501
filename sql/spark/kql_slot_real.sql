-- kql_slot_real(value, first, step): the number of the step that a number falls into, counted from `first`, from 0
-- where that is NULL; also below it.
CREATE OR REPLACE TEMPORARY FUNCTION kql_slot_real(value DOUBLE, first DOUBLE, step DOUBLE) RETURNS BIGINT RETURN
  floor((value - coalesce(first, 0)) / step);
