-- kql_base64_of_bytes(value): base64 of a dynamic array of bytes; '' where there are other elements.
CREATE OR REPLACE MACRO kql_base64_of_bytes(value) AS
  coalesce(
    to_base64(
      TRY(
        unhex(
          array_to_string(
            list_transform(
              kql_longs_or_null(value),
              lambda byte: CASE WHEN byte BETWEEN 0 AND 255 THEN printf('%02x', byte::INTEGER) ELSE 'no byte' END
            ),
            ''
          )
        )
      )
    ),
    ''
  );
