-- kql_punycode_text(code): the text that Punycode stands for (RFC 3492, section 6.2); NULL where the code is malformed.
CREATE OR REPLACE MACRO kql_punycode_text(code) AS
  list_transform(
    [list_reduce(
      list_prepend(
        {
          'digit': 0::BIGINT, 'point': 128::BIGINT, 'place': 0::BIGINT, 'before': 0::BIGINT, 'bias': 72::BIGINT,
          'weight': 1::BIGINT, 'step': 36::BIGINT,
          'points': list_transform(regexp_extract_all(regexp_extract(code, '^(.*)-', 1), '.'), lambda c: unicode(c)::BIGINT)
        },
        list_transform(regexp_extract_all(regexp_extract(code, '[^-]*$'), '.'), lambda letter: {
          'digit': strpos('abcdefghijklmnopqrstuvwxyz0123456789', lower(letter)) - 1,
          'point': 0::BIGINT, 'place': 0::BIGINT, 'before': 0::BIGINT, 'bias': 0::BIGINT, 'weight': 0::BIGINT,
          'step': 0::BIGINT, 'points': []::BIGINT[]
        })
      ),
      lambda sum, next: list_transform(
        [{
          'threshold': greatest(1, least(26, sum.step - sum.bias)),
          'place': sum.place + next.digit * sum.weight,
          'size': len(sum.points) + 1
        }],
        lambda now: CASE
          -- a digit below the threshold is the last one of its number
          WHEN next.digit < now.threshold THEN {
            'digit': least(sum.digit, next.digit),
            'point': sum.point + now.place // now.size,
            'place': now.place % now.size + 1,
            'before': now.place % now.size + 1,
            'bias': kql_punycode_bias(now.place - sum.before, now.size, sum.before = 0),
            'weight': 1::BIGINT,
            'step': 36::BIGINT,
            'points': list_concat(
              sum.points[:now.place % now.size],
              [sum.point + now.place // now.size],
              sum.points[now.place % now.size + 1:]
            )
          }
          ELSE {
            'digit': least(sum.digit, next.digit),
            'point': sum.point,
            'place': now.place,
            'before': sum.before,
            'bias': sum.bias,
            'weight': sum.weight * (36 - now.threshold),
            'step': sum.step + 36,
            'points': sum.points
          }
        END
      )[1]
    )],
    lambda whole: CASE
      WHEN regexp_full_match(code, '[ -~]+') AND whole.digit = 0 AND whole.step = 36
        THEN nullif(kql_characters(whole.points), '')
    END
  )[1];
