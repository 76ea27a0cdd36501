-- kql_repeat(value, count): an array of the value so many times; NULL for a negative count.
CREATE OR REPLACE TEMPORARY FUNCTION kql_repeat(value STRING, count BIGINT) RETURNS STRING RETURN
  CASE WHEN count >= 0 THEN '[' || array_join(array_repeat(value, CAST(count AS INT)), ',', 'null') || ']' END;
