-- kql_canonical_json(value): a dynamic value as JSON text with the members of bags in the order of their names; a
-- string as it is. The nodes are put together from the last, so that each finds its children done.
CREATE OR REPLACE MACRO kql_canonical_json(value) AS
  CASE
    WHEN json_type(value) IN ('OBJECT', 'ARRAY') THEN (
      SELECT list_reduce(
        list(
          [{
            'id': node.id, 'parent': node.parent, 'key': node.key, 'type': node.type,
            'text': CAST(node.value AS VARCHAR)
          }]
          ORDER BY node.id DESC
        ),
        lambda done, next: list_append(done, {
          'id': next[1].id, 'parent': next[1].parent, 'key': next[1].key, 'type': next[1].type,
          'text': CASE next[1].type
            WHEN 'OBJECT' THEN '{' || coalesce(array_to_string(list_transform(
              list_sort(list_transform(
                list_filter(done, lambda child: child.parent = next[1].id),
                lambda child: {'key': child.key, 'text': child.text}
              )),
              lambda child: CAST(to_json(child.key) AS VARCHAR) || ':' || child.text
            ), ','), '') || '}'
            WHEN 'ARRAY' THEN '[' || coalesce(array_to_string(list_transform(
              list_sort(list_transform(
                list_filter(done, lambda child: child.parent = next[1].id),
                lambda child: {'id': child.id, 'text': child.text}
              )),
              lambda child: child.text
            ), ','), '') || ']'
            ELSE next[1].text
          END
        }),
        CAST([] AS STRUCT(id UBIGINT, parent UBIGINT, "key" VARCHAR, "type" VARCHAR, "text" VARCHAR)[])
      )[-1].text
      FROM json_tree(value) AS node
    )
    ELSE json_extract_string(value, '$')
  END;
