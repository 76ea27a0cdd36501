-- kql_list(value): the elements of a dynamic array as a list, JSON null as NULL; NULL for what is no array.
CREATE OR REPLACE MACRO kql_list(value) AS TRY_CAST(value AS JSON[]);
