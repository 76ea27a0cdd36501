-- kql_punycode_digits(delta, bias): a delta as a number of variable length (RFC 3492, section 3.3).
CREATE OR REPLACE MACRO kql_punycode_digits(delta, bias) AS
  list_reduce(
    list_transform(range(0, 14), lambda _step: {'rest': delta::BIGINT, 'text': ''}),
    lambda sum, _step, place: list_transform(
      [greatest(1, least(26, 36 * (place - 1) - bias))],
      lambda threshold: CASE
        WHEN sum.rest < 0 THEN sum
        WHEN sum.rest < threshold
          THEN {'rest': -1, 'text': sum.text || substr('abcdefghijklmnopqrstuvwxyz0123456789', (sum.rest + 1)::BIGINT, 1)}
        ELSE {
          'rest': (sum.rest - threshold) // (36 - threshold),
          'text': sum.text || substr(
            'abcdefghijklmnopqrstuvwxyz0123456789',
            (1 + threshold + (sum.rest - threshold) % (36 - threshold))::BIGINT,
            1
          )
        }
      END
    )[1]
  ).text;
