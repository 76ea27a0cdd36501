-- kql_places(value): a dynamic array of whole numbers as a list of BIGINT.
CREATE OR REPLACE MACRO kql_places(value) AS TRY_CAST(value AS BIGINT[]);
