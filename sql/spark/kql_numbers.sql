-- kql_numbers(d): the elements of a dynamic array as DOUBLE, NULL for those that are no numbers; NULL for what is no
-- array.
CREATE OR REPLACE TEMPORARY FUNCTION kql_numbers(d STRING) RETURNS ARRAY<DOUBLE> RETURN kql_numbers_of(kql_list(d));
