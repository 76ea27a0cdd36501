-- kql_parse_command_line(line): KQL's parse_command_line(line, "windows"), a dynamic array of strings (JSON).
-- Needs kql_argv, and says nothing of its own: see there for the empty line, NULL and U+0000.
CREATE OR REPLACE MACRO kql_parse_command_line(line) AS to_json(kql_argv(line));
