-- kql_expand_array(d): the rows of one value: an array's elements, a bag's members as [name, value], else the value
-- itself; null is one row, [] none.
CREATE OR REPLACE TEMPORARY FUNCTION kql_expand_array(d STRING) RETURNS ARRAY<STRING> RETURN
  CASE left(d, 1)
    WHEN '[' THEN kql_list(d)
    WHEN '{' THEN kql_bag_pairs(d)
    ELSE array(d)
  END;
