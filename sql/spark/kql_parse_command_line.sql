-- kql_parse_command_line(line): KQL's parse_command_line(line, "windows"), a dynamic array of strings. U+0000 ends a line.
CREATE OR REPLACE TEMPORARY FUNCTION kql_parse_command_line(line STRING) RETURNS STRING RETURN
  to_json(kql_argv(substring_index(line, '\0', 1)));
