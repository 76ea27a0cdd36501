-- kql_ipv6_groups(text): hexadecimal digits between colons as four digits each, one after the other; '' for ''.
CREATE OR REPLACE MACRO kql_ipv6_groups(text) AS
  CASE
    WHEN text = '' THEN ''
    ELSE array_to_string(list_transform(string_split(text, ':'), lambda part: lpad(part, 4, '0')), '')
  END;
