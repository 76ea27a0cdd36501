-- kql_parse_path(text): the parts of a file's path as a bag of texts; parts that are not there are ''.
CREATE OR REPLACE MACRO kql_parse_path(text) AS
  list_transform(
    [
      regexp_extract(
        text,
        '(?s)^(?:([A-Za-z][A-Za-z0-9+.\-]*)://)?((?:([A-Za-z]:))?(?:.*[/\\])?)([^/\\:]*)(?::([^/\\]*))?$',
        ['scheme', 'directory', 'root', 'filename', 'stream']
      )
    ],
    lambda path: json_object(
      'Scheme', path.scheme,
      'RootPath', path.root,
      'DirectoryPath', regexp_replace(path.directory, '[/\\]$', ''),
      'DirectoryName', regexp_extract(regexp_replace(path.directory, '[/\\]$', ''), '(?s)([^/\\:]*)$', 1),
      'Filename', path.filename,
      'Extension', regexp_extract(path.filename, '(?s)\.([^.]*)$', 1),
      'AlternateDataStreamName', path.stream
    )
  )[1];
