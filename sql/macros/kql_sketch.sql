-- kql_sketch(sketch): a sketch that is there; what becomes of one that is null is not known, and it ends the query.
CREATE OR REPLACE MACRO kql_sketch(sketch) AS
  CASE WHEN sketch IS NULL THEN error('a sketch that is null') ELSE sketch END;
