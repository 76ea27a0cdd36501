import { aggregate, asItem, columnRef, literal } from "../plan/build.js";
import type { Relation } from "../plan/relation.js";
import type { Column } from "../plan/types.js";
import {
  FILE_PROFILE_COLUMNS,
  FILE_PROFILE_KEYS,
  FILE_PROFILE_TABLE,
  STAND_IN_TABLES,
} from "../schema/stand-ins.js";
import { bindCall } from "./bind-call.js";
import { argumentsOf } from "./function-call.js";
import { adapt } from "./flavours.js";
import type { SyntaxNode } from "./kusto.js";
import { unsupported } from "./refusal.js";
import { spanIn, type Scope } from "./scope.js";

/**
 * `invoke FileProfile(column, limit)`: each row with what the stand-in table knows of its file, nulls where it knows
 * nothing. The limit is the cloud service's own and is not applied.
 */
export function lowerFileProfile(
  node: SyntaxNode,
  call: SyntaxNode,
  input: Relation,
  scope: Scope,
): Relation {
  const key = keyColumn(call, input, scope);
  const hash = FILE_PROFILE_KEYS.find((name) => key.name.toUpperCase().includes(name)) ?? "SHA1";
  const profile = oneRowPerFile(hash, scope);
  const added = new Set(FILE_PROFILE_COLUMNS.map((column) => column.name));
  const kept = input.columns.filter((column) => !added.has(column.name) && column.hidden !== true);
  const carried = input.columns.filter((column) => column.hidden === true);
  const columns = [...kept, ...FILE_PROFILE_COLUMNS, ...carried];
  return {
    kind: "join",
    joinKind: "leftouter",
    left: input,
    right: profile,
    on: [{ left: bindCall("tolower", [columnRef(key)]), right: columnRef({ name: hash, type: "string" }) }],
    outputs: columns.map(({ name }) => ({ name, side: added.has(name) ? "right" : "left", from: name })),
    columns,
    span: spanIn(scope.context, node),
  };
}

/** The column that holds the hash: `SHA1` by default, given by its name or as a text. */
function keyColumn(call: SyntaxNode, input: Relation, scope: Scope): Column {
  const [given] = argumentsOf(call);
  const named = given?.kind === "SimpleNamedExpression" ? given.child("Expression") : given;
  const name = named === undefined ? "SHA1" : (named.literalValue ?? named.name);
  const column = input.columns.find((candidate) => candidate.name === name);
  if (column?.type !== "string") {
    throw unsupported(
      spanIn(scope.context, call),
      `FileProfile() needs a column of hashes; '${String(name)}' is none`,
    );
  }
  return column;
}

/** The profile's rows by lower-case hash, each hash once. */
function oneRowPerFile(hash: string, scope: Scope): Relation {
  const wanted = STAND_IN_TABLES.get(FILE_PROFILE_TABLE) ?? [];
  // a file the user names may have fewer columns, and texts for numbers
  const columns = scope.context.stored.get(FILE_PROFILE_TABLE) ?? wanted;
  const scan = adapt(
    { kind: "scan", table: FILE_PROFILE_TABLE, columns },
    FILE_PROFILE_TABLE,
    columns,
    wanted,
  );
  const key: Column = { name: hash, type: "string" };
  return aggregate(
    scan,
    [{ name: hash, value: bindCall("tolower", [columnRef(key)]) }],
    [],
    [
      {
        order: "any",
        // one row of a file is as good as another
        place: literal("long", 0n),
        picks: FILE_PROFILE_COLUMNS.map(asItem),
      },
    ],
    [key, ...FILE_PROFILE_COLUMNS],
  );
}
