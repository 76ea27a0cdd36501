-- kql_path_parts(text, pattern): the parts of a file's path as a bag of texts, by a pattern with groups for the scheme, the
-- directory, the root, the name and the alternate stream.
CREATE OR REPLACE TEMPORARY FUNCTION kql_path_parts(text STRING, pattern STRING) RETURNS STRING RETURN
  to_json(named_struct(
    'Scheme', regexp_extract(text, pattern, 1),
    'RootPath', regexp_extract(text, pattern, 3),
    'DirectoryPath', regexp_replace(regexp_extract(text, pattern, 2), r'[/\\]\z', ''),
    'DirectoryName', regexp_extract(regexp_replace(regexp_extract(text, pattern, 2), r'[/\\]\z', ''), r'([^/\\:]*)\z', 1),
    'Filename', regexp_extract(text, pattern, 4),
    'Extension', regexp_extract(regexp_extract(text, pattern, 4), r'\.([^.]*)\z', 1),
    'AlternateDataStreamName', regexp_extract(text, pattern, 5)
  ));
