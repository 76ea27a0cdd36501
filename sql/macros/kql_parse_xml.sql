-- kql_parse_xml(text): an XML document as a dynamic value. SQL by itself cannot read XML, so this form ends the query;
-- the program puts a function of its own in its place.
CREATE OR REPLACE MACRO kql_parse_xml(text) AS
  CASE WHEN text <> '' THEN CAST(error('only coldhunt itself can read XML') AS JSON) END;
