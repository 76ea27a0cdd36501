-- kql_punycode(text): a text in Punycode (RFC 3492): its ASCII characters, then where the others go. Each of those is
-- written as the distance from the one before, both in the order of their code points.
CREATE OR REPLACE MACRO kql_punycode(text) AS
  list_transform(
    [list_transform(regexp_extract_all(text, '(?s).'), lambda letter: unicode(letter)::BIGINT)],
    lambda points: list_transform(
      [{
        'basic': list_filter(points, lambda point: point < 128),
        'others': list_sort(list_filter(
          list_transform(points, lambda point, place: {
            'point': point,
            -- how many of the characters written before stand before this one
            'place': len(list_filter(points, lambda one, spot: one <= point AND spot < place))
          }),
          lambda other: other.point >= 128
        ))
      }],
      lambda parts: list_transform(
        [list_transform(parts.others, lambda other, rank: CASE
          WHEN rank = 1 THEN (other.point - 128) * (len(parts.basic) + 1) + other.place
          ELSE (other.point - parts.others[rank - 1].point) * (len(parts.basic) + rank)
            + other.place - parts.others[rank - 1].place - 1
        END)],
        lambda deltas: array_to_string(list_transform(parts.basic, lambda point: chr(point::INTEGER)), '')
          || CASE WHEN len(parts.basic) > 0 THEN '-' ELSE '' END
          || array_to_string(list_transform(deltas, lambda delta, rank: kql_punycode_digits(delta, CASE
            WHEN rank = 1 THEN 72
            ELSE kql_punycode_bias(deltas[rank - 1], len(parts.basic) + rank - 1, rank = 2)
          END)), '')
      )[1]
    )[1]
  )[1];
