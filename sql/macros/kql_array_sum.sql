-- kql_array_sum(value): the sum of an array of numbers as a DOUBLE; NULL where an element is no number, null included.
CREATE OR REPLACE MACRO kql_array_sum(value) AS
  list_transform([kql_numbers(value)], lambda numbers: CASE
    WHEN len(list_filter(numbers, lambda number: number IS NULL)) = 0 THEN coalesce(list_sum(numbers), 0)
  END)[1];
