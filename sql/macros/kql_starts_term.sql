-- kql_starts_term(needle): whether a text begins with a letter or digit, so that a boundary has to be before it.
CREATE OR REPLACE MACRO kql_starts_term(needle) AS regexp_matches(needle, '^[\p{L}\p{N}]');
