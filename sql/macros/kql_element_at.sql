-- kql_element_at(value, place): the element of an array at a 0-based place, from the end where negative; NULL
-- where there is none, for JSON null and for what is no array.
CREATE OR REPLACE MACRO kql_element_at(value, place) AS
  nullif(json_extract(value, CAST(place AS BIGINT)), 'null');
