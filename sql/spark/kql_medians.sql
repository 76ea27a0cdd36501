-- kql_medians(numbers, period): each number as the median of those at the same place of every period.
CREATE OR REPLACE TEMPORARY FUNCTION kql_medians(numbers ARRAY<DOUBLE>, period BIGINT) RETURNS ARRAY<DOUBLE> RETURN
  transform(numbers, (_one, place) -> get(transform(
    array(array_sort(filter(numbers, (_other, spot) -> spot % period = place % period))),
    sorted -> (get(sorted, (size(sorted) - 1) div 2) + get(sorted, size(sorted) div 2)) / 2
  ), 0));
