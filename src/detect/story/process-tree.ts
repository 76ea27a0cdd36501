import type { CardAccount, Finding, SourceRow } from "../../case/finding.js";
import type { ProcessNode, ProcessTree } from "../../case/story.js";
import { quoteName } from "../../fragment/quote.js";
import { formatDatetime } from "../../plan/time.js";
import type { Column } from "../../plan/types.js";
import { allRows, pathOf, type Evidence } from "../evidence.js";
import { deviceLabel, FIRST_ROW, onDevice, subjectOf, type Subject } from "./subject.js";

/** Exports round times to milliseconds, or keep all seven digits: within one, an id is that of one process. */
const ROUNDING = 10_000n;

interface Link {
  readonly id: bigint;
  readonly created: bigint | null;
}

interface Known extends Link {
  name: string;
  commandLine: string;
  record: SourceRow | null;
  readonly seen: SourceRow;
  parent: Link | null;
}

/** The process of a finding, its ancestors and descendants, from the tables that name processes. */
export async function processTreeOf(
  evidence: Evidence,
  { finding, card }: { readonly finding: Finding; readonly card: CardAccount },
): Promise<ProcessTree> {
  const subject = await subjectOf(evidence, finding);
  const own = ownProcess(subject);
  const processes = await Processes.read(evidence, subject);
  const unknown: string[] = [];
  const tree = { finding: finding.id, card: card.id, device: deviceLabel(subject) };
  if (!evidence.held.has("DeviceProcessEvents"))
    unknown.push("not in the evidence: DeviceProcessEvents; processes are known by what they did only");
  const start = own === undefined ? undefined : processes.find(own);
  if (own === undefined) unknown.push("the finding names no process");
  else if (start === undefined)
    unknown.push(
      `the finding's process ${own.id} has no creation time, and ${processes.count(own.id)} processes had that id`,
    );
  if (start === undefined) return { ...tree, root: null, unknown };
  const way = [start];
  for (;;) {
    const [oldest = start] = way;
    if (oldest.parent === null) {
      unknown.push(`what started ${label(oldest)} is not in the evidence`);
      break;
    }
    const parent = processes.parentOf(oldest);
    if (parent === undefined) {
      unknown.push(
        `the parent of ${label(oldest)} has the id ${oldest.parent.id} and no creation time, so it is not told apart from others of that id`,
      );
      break;
    }
    if (way.includes(parent)) {
      unknown.push(`the evidence makes ${label(parent)} its own ancestor`);
      break;
    }
    way.unshift(parent);
  }
  for (const one of [...way, ...processes.below(start)])
    if (one.record === null && evidence.held.has("DeviceProcessEvents"))
      unknown.push(`no record tells of the creation of ${label(one)}`);
  return { ...tree, root: nodeOf(processes, way, 0), unknown: [...new Set(unknown)] };
}

function label({ name, id, created }: Known): string {
  return `${name === "" ? "process" : name} ${id}${created === null ? "" : ` of ${formatDatetime(created)}`}`;
}

function nodeOf(processes: Processes, way: readonly Known[], at: number): ProcessNode {
  const known = way[at];
  if (known === undefined) throw new Error("bug: no process on the way");
  const last = at === way.length - 1;
  if (last) return branch(processes, known, true, new Set(way.slice(0, -1)));
  const children = processes.children(known);
  return {
    ...outside(known),
    ofFinding: false,
    children: [nodeOf(processes, way, at + 1)],
    others: children.length - 1,
  };
}

function branch(processes: Processes, known: Known, ofFinding: boolean, passed: Set<Known>): ProcessNode {
  passed.add(known);
  const children = processes.children(known).filter((child) => !passed.has(child));
  return {
    ...outside(known),
    ofFinding,
    children: children.map((child) => branch(processes, child, false, passed)),
    others: 0,
  };
}

function outside({
  id,
  created,
  name,
  commandLine,
  record,
  seen,
}: Known): Omit<ProcessNode, "ofFinding" | "children" | "others"> {
  return { id, created, name, commandLine, record, seen };
}

/** The process that was made, for a creation; else the one that acted. */
function ownProcess({ table, value }: Subject): Link | undefined {
  const made = table === "DeviceProcessEvents" && typeof value("ProcessId") === "bigint";
  const id = value(made ? "ProcessId" : "InitiatingProcessId");
  const created = value(made ? "ProcessCreationTime" : "InitiatingProcessCreationTime");
  if (typeof id !== "bigint") return undefined;
  return { id, created: typeof created === "bigint" ? created : null };
}

/** The processes of one device, by id and time of creation. */
class Processes {
  readonly #byId = new Map<bigint, Known[]>();

  static async read(evidence: Evidence, subject: Subject): Promise<Processes> {
    const found = new Processes();
    const tables = [...evidence.held].sort(([a], [b]) =>
      a === "DeviceProcessEvents" ? -1 : b === "DeviceProcessEvents" ? 1 : a < b ? -1 : 1,
    );
    for (const [table, columns] of tables) {
      const device = onDevice(subject, columns);
      if (device === undefined) continue;
      if (table === "DeviceProcessEvents") await found.#take(evidence, table, columns, device, CREATED);
      await found.#take(evidence, table, columns, device, ACTED);
      await found.#take(evidence, table, columns, device, PARENT);
    }
    return found;
  }

  async #take(
    evidence: Evidence,
    table: string,
    columns: readonly Column[],
    device: string,
    role: Role,
  ): Promise<void> {
    const names = new Set(columns.map(({ name }) => name));
    if (!names.has(role.id)) return;
    const column = (name: string, otherwise: string): string =>
      names.has(name) ? quoteName(name) : otherwise;
    const created =
      role.record && names.has("ActionType") ? `AND lower("ActionType") IN ('processcreated', '')` : "";
    const rows = await evidence.session.arrays(`
      SELECT ${quoteName(role.id)} AS id, ${column(role.created, "NULL::BIGINT")} AS created,
        max(${column(role.name, "''")}), max(${column(role.line, "''")}),
        max(${column(role.parentId, "NULL::BIGINT")}), max(${column(role.parentCreated, "NULL::BIGINT")}),
        ${FIRST_ROW}.i, ${FIRST_ROW}.r
      FROM ${allRows(evidence, table)} WHERE ${device} AND ${quoteName(role.id)} > 0 ${created}
      GROUP BY 1, 2 ORDER BY 1, 2`);
    for (const [id, time, name, line, parentId, parentCreated, input, row] of rows) {
      const seen = { path: pathOf(evidence, input), row: Number(row) };
      const parent =
        typeof parentId === "bigint" && parentId > 0n
          ? { id: parentId, created: parentCreated as bigint | null }
          : null;
      this.#add({
        id: id as bigint,
        created: time as bigint | null,
        name: name as string,
        commandLine: line as string,
        record: role.record ? seen : null,
        seen,
        parent,
      });
    }
  }

  #add(process: Known): void {
    const same = this.#byId.get(process.id) ?? [];
    const known = same.find((one) => isSame(one, process));
    this.#byId.set(process.id, known === undefined ? [...same, process] : same);
    if (known === undefined) return;
    known.name ||= process.name;
    known.commandLine ||= process.commandLine;
    known.record ??= process.record;
    // a parent with a time says more than one without
    if (known.parent === null || (known.parent.created === null && process.parent !== null))
      known.parent = process.parent;
  }

  /** The process of a link; one without a time is told only where its id was never used again. */
  find({ id, created }: Link): Known | undefined {
    const same = this.#byId.get(id) ?? [];
    if (created !== null) return same.find((one) => isSame(one, { created }));
    return same.length === 1 ? same[0] : undefined;
  }

  /** A process that began later than its child is another one of the same id. */
  parentOf({ parent, created }: Known): Known | undefined {
    const found = parent === null ? undefined : this.find(parent);
    const began = found?.created ?? null;
    const later = began !== null && created !== null && began > created;
    return later ? undefined : found;
  }

  count(id: bigint): number {
    return this.#byId.get(id)?.length ?? 0;
  }

  children(parent: Known): Known[] {
    return [...this.#byId.values()]
      .flat()
      .filter((one) => one !== parent && this.parentOf(one) === parent)
      .sort((a, b) =>
        (a.created ?? 0n) < (b.created ?? 0n)
          ? -1
          : (a.created ?? 0n) > (b.created ?? 0n)
            ? 1
            : a.id < b.id
              ? -1
              : 1,
      );
  }

  below(top: Known): Known[] {
    const found = new Set<Known>();
    const open = [top];
    for (let next = open.pop(); next !== undefined; next = open.pop())
      for (const child of this.children(next))
        if (child !== top && !found.has(child)) {
          found.add(child);
          open.push(child);
        }
    return [...found];
  }
}

function isSame(one: Pick<Link, "created">, other: Pick<Link, "created">): boolean {
  if (one.created === null || other.created === null) return one.created === other.created;
  const apart = one.created - other.created;
  return apart < ROUNDING && apart > -ROUNDING;
}

/** The columns in which a table names a process. */
interface Role {
  readonly id: string;
  readonly created: string;
  readonly name: string;
  readonly line: string;
  readonly parentId: string;
  readonly parentCreated: string;
  /** It is the record of a process that began. */
  readonly record: boolean;
}

const CREATED: Role = {
  id: "ProcessId",
  created: "ProcessCreationTime",
  name: "FileName",
  line: "ProcessCommandLine",
  parentId: "InitiatingProcessId",
  parentCreated: "InitiatingProcessCreationTime",
  record: true,
};
const ACTED: Role = {
  id: "InitiatingProcessId",
  created: "InitiatingProcessCreationTime",
  name: "InitiatingProcessFileName",
  line: "InitiatingProcessCommandLine",
  parentId: "InitiatingProcessParentId",
  parentCreated: "InitiatingProcessParentCreationTime",
  record: false,
};
const PARENT: Role = {
  id: "InitiatingProcessParentId",
  created: "InitiatingProcessParentCreationTime",
  name: "InitiatingProcessParentFileName",
  line: "",
  parentId: "",
  parentCreated: "",
  record: false,
};
