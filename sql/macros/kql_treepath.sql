-- kql_treepath(value): the distinct paths below a dynamic value, in the order they are met, each element of an array as
-- [0]. Whether a bag within a bag has a path of its own is not documented, nor how odd keys are written: both end the
-- query.
CREATE OR REPLACE MACRO kql_treepath(value) AS
  (
    SELECT CASE
      WHEN bool_or(nested) THEN error('treepath() of a bag within a bag is not documented')::JSON
      WHEN bool_or(odd) THEN error('treepath() of such keys is not documented')::JSON
      WHEN count(*) > 0 THEN to_json(coalesce(list(node ORDER BY place) FILTER (node <> ''), []))
    END
    FROM (
      SELECT
        regexp_replace(regexp_replace(fullkey[2:], '\[\d+\]', '[0]', 'g'), '\.([^.\[]*)', '[''\1'']', 'g') AS node,
        min(id) AS place,
        bool_or(type = 'OBJECT' AND fullkey <> '$' AND NOT ends_with(fullkey, ']')) AS nested,
        bool_or(regexp_matches(key, '[^\w -]')) AS odd
      FROM json_tree(value)
      GROUP BY node
    )
  );
