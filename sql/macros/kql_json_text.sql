-- kql_json_text(text): the text where it is JSON, else NULL: what is no JSON has no members.
CREATE OR REPLACE MACRO kql_json_text(text) AS CASE WHEN kql_is_json(text) THEN text END;
