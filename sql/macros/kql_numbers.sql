-- kql_numbers(value): the elements of a dynamic array as DOUBLE, NULL for those that are no numbers; NULL for what is
-- no array.
CREATE OR REPLACE MACRO kql_numbers(value) AS list_transform(kql_list(value), lambda item: kql_number_of_json(item));
