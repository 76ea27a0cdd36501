-- kql_array_iff(conditions, yes, no): element by element the one or the other; numbers count as true unless 0, what is
-- neither bool nor number gives null. yes and no are arrays, or one value for all places.
CREATE OR REPLACE MACRO kql_array_iff(conditions, yes, no) AS
  list_transform([{
    'conditions': kql_list(conditions), 'yes': yes, 'no': no,
    'yeses': kql_list(yes), 'noes': kql_list(no)
  }], lambda p: to_json(list_transform(p.conditions, lambda condition, place: CASE
    WHEN json_type(condition) IN ('BOOLEAN', 'BIGINT', 'UBIGINT', 'DOUBLE') THEN
      CASE WHEN TRY_CAST(condition AS DOUBLE) <> 0
        THEN CASE WHEN p.yeses IS NULL THEN p.yes ELSE p.yeses[place] END
        ELSE CASE WHEN p.noes IS NULL THEN p.no ELSE p.noes[place] END
      END
  END)))[1];
