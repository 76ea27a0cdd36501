-- kql_term_end(bounded): the regular expression for what is behind a term; anything where no boundary is needed.
CREATE OR REPLACE MACRO kql_term_end(bounded) AS CASE WHEN bounded THEN '(?:$|[^\p{L}\p{N}])' ELSE '' END;
