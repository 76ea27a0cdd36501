-- kql_csv_fields(record, pattern): the fields of a record that begins with a comma, by a pattern of a comma and a field,
-- quoted in the first group and bare in the second.
CREATE OR REPLACE TEMPORARY FUNCTION kql_csv_fields(record STRING, pattern STRING) RETURNS ARRAY<STRING> RETURN
  zip_with(
    regexp_extract_all(record, pattern, 1),
    regexp_extract_all(record, pattern, 2),
    (quoted, bare) -> CASE WHEN quoted = '' THEN bare ELSE replace(quoted, '""', '"') END
  );
