/** KQL for the connected side: what an export of a case lacks, in pieces that an export can hold. */
import type { Audit, FetchQuery, TableAudit } from "../case/audit.js";
import { HOUR, type Hours } from "../case/coverage.js";
import { formatDatetime } from "../plan/time.js";
import { deviceColumn, timeColumn, type Evidence } from "./evidence.js";

/** The API looks back no further than this in one query. */
const LONGEST = 30n * 24n * HOUR;
const SHORTEST = HOUR / 60n;
/** Of a table that is not known how many rows it has, a day at a time. */
const UNKNOWN = 24n * HOUR;
/** So many devices are named in one query. */
const DEVICES = 100;

export function fetchQueries(
  evidence: Evidence,
  audit: Omit<Audit, "fetch">,
  limit: number,
): readonly FetchQuery[] {
  const tables = new Map(audit.tables.map((one) => [one.table, one]));
  const query = (table: string, span: Hours, conditions: readonly string[] = []): string => {
    const time = timeColumn(evidence.held.get(table) ?? evidence.tables.get(table) ?? []) ?? "Timestamp";
    const within = `${time} >= datetime(${formatDatetime(span.from)}) and ${time} < datetime(${formatDatetime(span.to)})`;
    return [table, `where ${within}`, ...conditions.map((one) => `where ${one}`)].join("\n| ");
  };
  const whole = (table: string, spans: readonly Hours[], why: string, part = 1): FetchQuery[] =>
    spans.flatMap((span) =>
      pieces(span, pieceFor((tables.get(table)?.peak ?? 0) * part, limit)).map((piece) => ({
        why,
        kql: query(table, piece),
      })),
    );
  const fileSpan = (path: string, table: string): readonly Hours[] =>
    evidence.inputs.flatMap((input) =>
      input.path === path && input.table === table && input.firstEvent !== null && input.lastEvent !== null
        ? [{ from: input.firstEvent, to: input.lastEvent + 1n }]
        : [],
    );
  const all = hull(audit.tables);
  return [
    ...audit.capped.flatMap(({ path, table, limit: cut }) =>
      whole(table, fileSpan(path, table), `${path} ${cut}`),
    ),
    ...audit.missingColumns.flatMap(({ path, table, columns }) =>
      whole(table, fileSpan(path, table), `${path} lacks ${columns.join(", ")}`),
    ),
    ...audit.tables.flatMap(({ table, silent }) =>
      whole(table, silent, `no device has an event of ${table} in these hours`),
    ),
    ...audit.tables.flatMap((table) => deviceQueries(evidence, table, limit, query)),
    ...audit.absentTables.flatMap(({ table, cards }) =>
      all === undefined
        ? []
        : pieces(all, UNKNOWN).map((piece) => ({
            why: `no input holds ${table}, which ${cards.join(", ")} reads`,
            kql: query(table, piece),
          })),
    ),
    ...audit.neverSeen.flatMap(({ card, tables: read, actionTypes }) =>
      read.flatMap((table) => {
        const span = tables.get(table)?.span ?? all;
        return (span === undefined ? [] : pieces(span, LONGEST)).map((piece) => ({
          why: `ActionTypes that ${card} looks for and no row has`,
          kql: query(table, piece, [`ActionType in~ (${actionTypes.map(text).join(", ")})`]),
        }));
      }),
    ),
  ];
}

type Query = (table: string, span: Hours, conditions?: readonly string[]) => string;

/** Devices that are silent in the same hours are asked for together. */
function deviceQueries(evidence: Evidence, audit: TableAudit, limit: number, query: Query): FetchQuery[] {
  const { table, devicesSilent, peak, devices } = audit;
  const column = devicesSilent.length === 0 ? undefined : deviceColumn(evidence.held.get(table) ?? []);
  if (column === undefined) return [];
  const groups = new Map<string, { span: Hours; names: string[] }>();
  for (const { device, spans } of devicesSilent) {
    for (const span of spans) {
      const key = `${span.from} ${span.to}`;
      const group = groups.get(key) ?? { span, names: [] };
      group.names.push(device);
      groups.set(key, group);
    }
  }
  return [...groups.values()].flatMap(({ span, names }) =>
    chunked(names, DEVICES).flatMap((some) =>
      pieces(span, pieceFor((peak * some.length) / Math.max(devices, 1), limit)).map((piece) => ({
        why: `${some.length === 1 ? "1 device has" : `${some.length} devices have`} no event of ${table} in these hours while others have`,
        kql: query(table, piece, [`${column} in (${some.map(text).join(", ")})`]),
      })),
    ),
  );
}

/** How long a piece may be so that at the busiest it comes to half of what an export holds. */
function pieceFor(rowsAnHour: number, limit: number): bigint {
  if (rowsAnHour <= 0) return LONGEST;
  const ticks = BigInt(Math.floor((limit / 2 / rowsAnHour) * 60)) * SHORTEST;
  return ticks < SHORTEST ? SHORTEST : ticks > LONGEST ? LONGEST : ticks;
}

function pieces(span: Hours, length: bigint): readonly Hours[] {
  const cut: Hours[] = [];
  for (let from = span.from; from < span.to; from += length)
    cut.push({ from, to: from + length < span.to ? from + length : span.to });
  return cut;
}

function hull(tables: readonly TableAudit[]): Hours | undefined {
  const spans = tables.flatMap(({ span }) => (span === null ? [] : [span]));
  const [first] = spans;
  if (first === undefined) return undefined;
  return spans.reduce(
    (sum, { from, to }) => ({
      from: from < sum.from ? from : sum.from,
      to: to > sum.to ? to : sum.to,
    }),
    first,
  );
}

function chunked<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) =>
    list.slice(at * size, (at + 1) * size),
  );
}

/** A text as KQL writes it. */
function text(value: string): string {
  return JSON.stringify(value);
}
