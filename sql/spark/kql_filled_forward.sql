-- kql_filled_forward(items, missing): missing elements of a list replaced by the nearest one before them.
CREATE OR REPLACE TEMPORARY FUNCTION kql_filled_forward(items ARRAY<STRING>, missing ARRAY<BOOLEAN>) RETURNS ARRAY<STRING> RETURN
  aggregate(
    arrays_zip(items, missing),
    named_struct('done', CAST(array() AS ARRAY<STRING>), 'known', CAST(NULL AS STRING), 'any', false),
    (sum, one) -> named_struct(
      'done', array_append(sum.done, CASE WHEN one.missing AND sum.any THEN sum.known ELSE one.items END),
      'known', CASE WHEN one.missing THEN sum.known ELSE one.items END,
      'any', sum.any OR NOT one.missing
    )
  ).done;
