-- kql_slot(value, first, step): the number of the step that a whole number or time falls into, counted from `first`,
-- from 0 where that is NULL; also below it.
CREATE OR REPLACE MACRO kql_slot(value, first, step) AS
  (value - coalesce(first, 0) - ((value - coalesce(first, 0)) % step + step) % step) // step;
