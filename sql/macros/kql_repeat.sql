-- kql_repeat(value, count): an array of the value so many times; NULL for a negative count.
CREATE OR REPLACE MACRO kql_repeat(value, count) AS
  CASE WHEN count >= 0 THEN to_json(list_transform(range(0, count), lambda place: CAST(value AS JSON))) END;
