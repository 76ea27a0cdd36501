-- kql_zeros(list): as many zeros as a list has elements.
CREATE OR REPLACE TEMPORARY FUNCTION kql_zeros(list ARRAY<DOUBLE>) RETURNS ARRAY<DOUBLE> RETURN transform(list, _one -> 0e0);
