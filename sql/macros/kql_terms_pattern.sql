-- kql_terms_pattern(needles): the regular expression that finds any of several texts as whole terms. Needles whose
-- ends ask for the same boundaries share them, which is what makes the search fast.
CREATE OR REPLACE MACRO kql_terms_pattern(needles) AS
  array_to_string(
    list_filter(
      [
        kql_bounded_pattern(
          list_filter(needles, lambda n: regexp_matches(n, '(?s)^[\p{L}\p{N}](?:.*[\p{L}\p{N}])?$')),
          '(?:^|[^\p{L}\p{N}])',
          '(?:$|[^\p{L}\p{N}])'
        ),
        kql_bounded_pattern(
          list_filter(needles, lambda n: regexp_matches(n, '(?s)^[\p{L}\p{N}].*[^\p{L}\p{N}]$')),
          '(?:^|[^\p{L}\p{N}])',
          ''
        ),
        kql_bounded_pattern(
          list_filter(needles, lambda n: regexp_matches(n, '(?s)^[^\p{L}\p{N}].*[\p{L}\p{N}]$')),
          '',
          '(?:$|[^\p{L}\p{N}])'
        ),
        kql_bounded_pattern(
          list_filter(needles, lambda n: regexp_matches(n, '(?s)^(?:[^\p{L}\p{N}](?:.*[^\p{L}\p{N}])?)?$')),
          '',
          ''
        )
      ],
      lambda group_pattern: group_pattern <> ''
    ),
    '|'
  );
