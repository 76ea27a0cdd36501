-- kql_array_split(value, positions): the array cut before each of the 0-based positions; negative ones count from the
-- end. positions: BIGINT[].
CREATE OR REPLACE MACRO kql_array_split(value, positions) AS
  list_transform([{'items': kql_list(value), 'cuts': positions}], lambda p:
    list_transform([list_transform(p.cuts, lambda cut:
      greatest(0, least(len(p.items), CASE WHEN cut < 0 THEN len(p.items) + cut ELSE cut END)))],
      lambda cuts: to_json(CASE WHEN p.items IS NOT NULL AND cuts IS NOT NULL THEN list_transform(
        range(0, len(cuts) + 1),
        lambda part: list_slice(
          p.items,
          CASE WHEN part = 0 THEN 1 ELSE cuts[part] + 1 END,
          CASE WHEN part = len(cuts) THEN len(p.items) ELSE cuts[part + 1] END
        )
      ) END))[1]
  )[1];
