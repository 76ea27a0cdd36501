-- kql_parse_user_agent(text, targets): what a user agent tells of its browser, operating system and device, as a bag.
-- This form ends the query; the program puts a function of its own in its place.
CREATE OR REPLACE MACRO kql_parse_user_agent(text, targets) AS
  CASE WHEN text IS NOT NULL THEN CAST(error('only coldhunt itself knows user agents') AS JSON) END;
