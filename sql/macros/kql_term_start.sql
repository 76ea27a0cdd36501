-- kql_term_start(bounded): the regular expression for what is before a term; anything where no boundary is needed.
CREATE OR REPLACE MACRO kql_term_start(bounded) AS CASE WHEN bounded THEN '(?:^|[^\p{L}\p{N}])' ELSE '' END;
