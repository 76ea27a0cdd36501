import { gzipSync } from "node:zlib";
import { EVENT_COLUMNS, EVENT_NAMES, type SampleEvent } from "./events.js";

/** How many digits of a second a shape carries. */
export type Digits = 0 | 3 | 6 | 7;

/** A way in which events leave the cloud, byte for byte. */
export interface Shape {
  readonly name: string;
  /** What `format` of the input says. */
  readonly format: string;
  readonly digits: Digits;
  readonly write: (events: readonly SampleEvent[]) => string | Uint8Array;
  /** Columns it does not carry. */
  readonly lacks?: readonly (keyof SampleEvent)[];
}

type Cell = string | bigint | boolean | null;

const always = (text: string) => `"${text.replaceAll('"', '""')}"`;
const whereNeeded = (text: string) => (/[",\r\n]/.test(text) ? always(text) : text);
/** The portal of Log Analytics leaves plain words, numbers and nothing unquoted. */
const wherePlain = (text: string) => (/^[A-Za-z0-9]*$/.test(text) ? text : always(text));

function text(value: Cell): string {
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "True" : "False";
  return String(value);
}

interface CsvStyle {
  readonly names?: (name: string) => string;
  readonly quote?: (text: string) => string;
  readonly quoteHead?: (text: string) => string;
  readonly delimiter?: string;
  readonly end?: string;
  readonly value?: (value: Cell, name: keyof SampleEvent) => string;
  readonly columns?: readonly (keyof SampleEvent)[];
}

function csv(events: readonly SampleEvent[], style: CsvStyle = {}): string {
  const {
    names = (name: string) => name,
    quote = whereNeeded,
    quoteHead = quote,
    delimiter = ",",
    end = "\r\n",
  } = style;
  const columns = style.columns ?? EVENT_NAMES;
  const value = style.value ?? text;
  const lines = [
    columns.map((name) => quoteHead(names(name))).join(delimiter),
    ...events.map((event) => columns.map((name) => quote(value(event[name], name))).join(delimiter)),
  ];
  return lines.map((line) => line + end).join("");
}

/** JSON with whole numbers of any size. */
export function exactJson(value: unknown, indent?: number): string {
  const marked = JSON.stringify(
    value,
    (_, part: unknown) => (typeof part === "bigint" ? `\u0001${part}\u0001` : part),
    indent,
  );
  return marked.replace(/"\\u0001(-?\d+)\\u0001"/g, "$1");
}

const isTime = (name: string) => EVENT_COLUMNS[name as keyof SampleEvent] === "datetime";

/** Year, month, day, hour, minute, second and the digits of a fraction, as texts. */
function partsOf(iso: string): string[] {
  const match = /^(\d+)-(\d+)-(\d+)T(\d+):(\d+):(\d+)(?:\.(\d+))?Z$/.exec(iso);
  return match === null ? [] : match.slice(1).map((part: string | undefined) => part ?? "");
}

/** `3/2/2026, 8:15:31.041 AM` */
function american(iso: string, day: "first" | "second" = "second"): string {
  const [year = "", month = "", date = "", hour = "", minute = "", second = "", digits = ""] = partsOf(iso);
  const hours = Number(hour);
  const parts = day === "first" ? [Number(date), Number(month)] : [Number(month), Number(date)];
  const half = day === "first" ? (hours < 12 ? "am" : "pm") : hours < 12 ? "AM" : "PM";
  return `${parts.join("/")}/${year}, ${hours % 12 || 12}:${minute}:${second}.${digits.padEnd(3, "0").slice(0, 3)} ${half}`;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `Mar 2, 2026 8:15:31 AM` */
function named(iso: string): string {
  const [year = "", month = "", date = "", hour = "", minute = "", second = ""] = partsOf(iso);
  const hours = Number(hour);
  return `${MONTHS[Number(month) - 1] ?? ""} ${Number(date)}, ${year} ${hours % 12 || 12}:${minute}:${second} ${hours < 12 ? "AM" : "PM"}`;
}

const timesAs = (form: (iso: string) => string) => (value: Cell, name: keyof SampleEvent) =>
  isTime(name) && typeof value === "string" ? form(value) : text(value);

function logAnalytics(events: readonly SampleEvent[]): string {
  const body = csv(events, {
    names: (name) => (isTime(name) ? `${name} [UTC]` : name),
    quote: wherePlain,
    quoteHead: wherePlain,
    value: (value, name) =>
      isTime(name) && typeof value === "string"
        ? american(value)
        : typeof value === "boolean"
          ? String(value)
          : text(value),
    end: "\n",
  });
  // records may hold line ends: the head is all that is taken apart here
  const head = body.slice(0, body.indexOf("\n"));
  const full = csv(events, {
    columns: EVENT_NAMES,
    end: "\u0000",
    quote: wherePlain,
    quoteHead: wherePlain,
    value: (value, name) => (isTime(name) && typeof value === "string" ? american(value) : text(value)),
  });
  const records = full.split("\u0000").slice(1, -1);
  const rows = records.map((record, index) => {
    const time = wherePlain(american(events[index]?.Timestamp ?? ""));
    return `"00000000-0000-0000-0000-000000000002",${record},${time},MDE,DeviceEvents`;
  });
  return [`TenantId,${head},"TimeGenerated [UTC]",SourceSystem,Type`, ...rows]
    .map((line) => `${line}\n`)
    .join("");
}

const LEGACY_NAMES = new Map([
  ["Timestamp", "EventTime"],
  ["DeviceId", "MachineId"],
  ["DeviceName", "ComputerName"],
]);
const TIMELINE_NAMES = new Map([
  ["Timestamp", "Event Time"],
  ["DeviceId", "Machine Id"],
  ["DeviceName", "Computer Name"],
]);
const timelineName = (name: string) => TIMELINE_NAMES.get(name) ?? name.replace(/([a-z])([A-Z])/g, "$1 $2");

const milliseconds = (iso: string) =>
  iso.replace(
    /(?:\.(\d+))?Z$/,
    (_, digits: string | undefined) => `.${(digits ?? "").padEnd(3, "0").slice(0, 3)}`,
  );

/** Nothing of a string is null in Kusto; other types are. */
function kustoRow(event: SampleEvent): unknown[] {
  return EVENT_NAMES.map((name) => event[name]);
}

const TYPES: Readonly<Record<string, string>> = {
  datetime: "DateTime",
  string: "String",
  long: "Int64",
  bool: "SByte",
};

function streaming(event: SampleEvent): unknown {
  const properties = Object.fromEntries(
    EVENT_NAMES.map((name) => [name, event[name] === "" ? null : event[name]]),
  );
  return {
    time: "2026-03-02T23:21:10.1000000Z",
    tenantId: "00000000-0000-0000-0000-000000000001",
    operationName: "Publish",
    category: "AdvancedHunting-DeviceEvents",
    _TimeReceivedBySvc: "2026-03-02T23:19:02.5Z",
    properties: { ...properties, MachineGroup: null },
    Tenant: "DefaultTenant",
  };
}

function timelineJson(event: SampleEvent): unknown {
  return {
    ActionTime: event.Timestamp,
    ActionType: event.ActionType,
    Machine: { MachineId: event.DeviceId, Name: event.DeviceName },
    Process: {
      Id: event.ProcessId,
      CommandLine: event.ProcessCommandLine,
      CreationTime: event.ProcessCreationTime,
      ImageFile: { FileName: event.FileName, FolderPath: event.FolderPath },
    },
    InitiatingProcess: {
      CommandLine: event.InitiatingProcessCommandLine,
      ImageFile: { FileName: event.InitiatingProcessFileName },
    },
    Registry: { ValueData: event.RegistryValueData },
    IsProcessRemoteSession: event.IsProcessRemoteSession,
    ReportId: event.ReportId,
    AdditionalFields: event.AdditionalFields,
  };
}

const utf16 = (content: string) => Buffer.from(`\uFEFF${content}`, "utf16le");
const SCHEMA = EVENT_NAMES.map((name) => ({ name, type: TYPES[EVENT_COLUMNS[name]] }));

function kustoTables(events: readonly SampleEvent[]): unknown {
  return {
    Tables: [
      {
        TableName: "Table_0",
        Columns: EVENT_NAMES.map((name) => ({
          ColumnName: name,
          DataType: TYPES[EVENT_COLUMNS[name]],
          ColumnType: EVENT_COLUMNS[name],
        })),
        Rows: events.map(kustoRow),
      },
      {
        TableName: "Table_1",
        Columns: [{ ColumnName: "Value", DataType: "String" }],
        Rows: [['{"Visualization":null}']],
      },
      {
        TableName: "Table_2",
        Columns: ["Timestamp", "Severity", "SeverityName"].map((ColumnName) => ({ ColumnName })),
        Rows: [["2026-03-03T00:00:00Z", 4, "Info"]],
      },
      {
        TableName: "Table_3",
        Columns: ["Ordinal", "Kind", "Name", "Id", "PrettyName"].map((ColumnName) => ({ ColumnName })),
        Rows: [[0, "QueryResult", "PrimaryResult", "x", ""]],
      },
    ],
  };
}

const frameColumns = EVENT_NAMES.map((name) => ({ ColumnName: name, ColumnType: EVENT_COLUMNS[name] }));
const frame = (FrameType: string, rest: object) => ({ FrameType, ...rest });

function progressive(events: readonly SampleEvent[]): unknown {
  const middle = Math.floor(events.length / 2);
  return [
    frame("DataSetHeader", { IsProgressive: true, Version: "v2.0" }),
    frame("DataTable", {
      TableId: 0,
      TableKind: "QueryProperties",
      TableName: "@ExtendedProperties",
      Columns: [{ ColumnName: "Key", ColumnType: "string" }],
      Rows: [["x"]],
    }),
    frame("TableHeader", {
      TableId: 1,
      TableKind: "PrimaryResult",
      TableName: "PrimaryResult",
      Columns: frameColumns,
    }),
    frame("TableFragment", {
      TableFragmentType: "DataAppend",
      TableId: 1,
      FieldCount: EVENT_NAMES.length,
      Rows: events.slice(0, 3).map(kustoRow),
    }),
    frame("TableFragment", {
      TableFragmentType: "DataReplace",
      TableId: 1,
      Rows: events.slice(0, middle).map(kustoRow),
    }),
    frame("TableProgress", { TableId: 1, TableProgress: 50 }),
    frame("TableFragment", {
      TableFragmentType: "DataAppend",
      TableId: 1,
      Rows: events.slice(middle).map(kustoRow),
    }),
    frame("TableCompletion", { TableId: 1, RowCount: events.length }),
    frame("DataSetCompletion", { HasErrors: false, Cancelled: false }),
  ];
}

const lines = (records: readonly unknown[], end: string) =>
  records.map((record) => exactJson(record) + end).join("");

export const SHAPES: readonly Shape[] = [
  { name: "portal CSV", format: "portal-csv", digits: 7, write: (events) => csv(events) },
  {
    name: "portal CSV with a mark",
    format: "portal-csv",
    digits: 7,
    write: (events) => `\uFEFF${csv(events, { end: "\n" })}`,
  },
  {
    name: "portal CSV, day first",
    format: "portal-csv",
    digits: 3,
    write: (events) => csv(events, { value: timesAs((iso) => american(iso, "first")) }),
  },
  {
    name: "portal CSV, names of months",
    format: "portal-csv",
    digits: 0,
    write: (events) => csv(events, { value: timesAs(named) }),
  },
  { name: "Log Analytics CSV", format: "log-analytics-csv", digits: 3, write: logAnalytics },
  {
    name: "Log Analytics CSV with a mark",
    format: "log-analytics-csv",
    digits: 3,
    write: (events) => `\uFEFF${logAnalytics(events)}`,
  },
  {
    name: "timeline CSV",
    format: "timeline-csv",
    digits: 3,
    write: (events) => `\uFEFF${csv(events, { names: timelineName, value: timesAs(milliseconds) })}`,
  },
  {
    name: "CSV of before 2020",
    format: "legacy-csv",
    digits: 7,
    write: (events) =>
      csv(events, {
        names: (name) => LEGACY_NAMES.get(name) ?? name,
      }),
  },
  {
    name: "Export-Csv of Windows PowerShell",
    format: "portal-csv",
    digits: 7,
    write: (events) =>
      utf16(
        `#TYPE Selected.System.Management.Automation.PSCustomObject\r\n${csv(events, { quote: always })}`,
      ),
  },
  {
    name: "Export-Csv with ;",
    format: "portal-csv",
    digits: 7,
    write: (events) => `\uFEFF${csv(events, { quote: always, delimiter: ";" })}`,
  },
  {
    name: "pandas",
    format: "portal-csv",
    digits: 7,
    write: (events) => {
      const records = csv(events, {
        end: "\u0000",
        value: timesAs((iso) =>
          iso
            .replace(
              /(\.\d+)?Z$/,
              (_, digits: string | undefined) => `${(digits ?? ".").padEnd(10, "0")}+00:00`,
            )
            .replace("T", " "),
        ),
      })
        .split("\u0000")
        .slice(0, -1);
      return records.map((record, index) => `${index === 0 ? "" : index - 1},${record}\n`).join("");
    },
  },
  {
    name: "ADX TSV",
    format: "portal-csv",
    digits: 7,
    write: (events) =>
      csv(events, { delimiter: "\t", quote: (value) => (/["\t\r\n,]/.test(value) ? always(value) : value) }),
  },
  { name: "CSV in gzip", format: "portal-csv+gzip", digits: 7, write: (events) => gzipSync(csv(events)) },
  {
    name: "Graph API",
    format: "json-api",
    digits: 7,
    write: (events) =>
      exactJson({ "@odata.context": "https://example.test/$metadata#x", schema: SCHEMA, results: events }),
  },
  {
    name: "Graph API, laid out",
    format: "json-api",
    digits: 7,
    write: (events) => exactJson({ schema: SCHEMA, results: events }, 2),
  },
  {
    name: "Defender API",
    format: "json-api",
    digits: 7,
    write: (events) =>
      exactJson({
        Stats: { ExecutionTime: 1 },
        Schema: SCHEMA.map(({ name, type }) => ({ Name: name, Type: type })),
        Results: events.map((event) => ({ ...event, "ReportId@odata.type": "#Int64" })),
      }),
  },
  { name: "array", format: "json-array", digits: 7, write: (events) => exactJson(events) },
  {
    name: "array of ConvertTo-Json in UTF-16",
    format: "json-array",
    digits: 7,
    write: (events) => utf16(exactJson(events, 4).replaceAll("\n", "\r\n")),
  },
  { name: "JSON Lines", format: "json-lines", digits: 7, write: (events) => lines(events, "\n") },
  {
    name: "streamed records",
    format: "streaming-json-lines",
    digits: 7,
    write: (events) => lines(events.map(streaming), "\r\n"),
  },
  {
    name: "event hub messages",
    format: "streaming-json-event-hub",
    digits: 7,
    write: (events) =>
      lines(
        [{ records: events.slice(0, 200).map(streaming) }, { records: events.slice(200).map(streaming) }],
        "\n",
      ),
  },
  {
    name: "captured event hub messages",
    format: "streaming-json-event-hub",
    digits: 7,
    write: (events) => exactJson({ body: { records: events.map(streaming) } }),
  },
  {
    name: "data export rule",
    format: "json-lines",
    digits: 7,
    write: (events) =>
      lines(
        events.map(({ Timestamp, ...rest }) => ({
          TenantId: "t",
          TimeGenerated: Timestamp,
          ...rest,
          SourceSystem: "MDE",
          Type: "DeviceEvents",
        })),
        "\n",
      ),
  },
  {
    name: "Log Analytics query API",
    format: "json-tables",
    digits: 7,
    write: (events) =>
      exactJson({
        tables: [
          {
            name: "PrimaryResult",
            columns: EVENT_NAMES.map((name) => ({ name, type: EVENT_COLUMNS[name] })),
            rows: events.map(kustoRow),
          },
        ],
      }),
  },
  {
    name: "az monitor",
    format: "az-json",
    digits: 7,
    write: (events) =>
      exactJson(
        events.map((event) => ({
          ...Object.fromEntries<string>(
            EVENT_NAMES.filter((name) => event[name] !== null).map((name) => [name, String(event[name])]),
          ),
          TableName: "PrimaryResult",
        })),
        2,
      ),
  },
  {
    name: "Kusto REST version 1",
    format: "json-tables",
    digits: 7,
    write: (events) => exactJson(kustoTables(events)),
  },
  {
    name: "Kusto REST version 2",
    format: "kusto-v2-json",
    digits: 7,
    write: (events) =>
      exactJson([
        frame("DataSetHeader", { IsProgressive: false, Version: "v2.0" }),
        frame("DataTable", {
          TableId: 1,
          TableKind: "PrimaryResult",
          TableName: "PrimaryResult",
          Columns: frameColumns,
          Rows: events.map(kustoRow),
        }),
        frame("DataSetCompletion", { HasErrors: false, Cancelled: false }),
      ]),
  },
  {
    name: "Kusto REST version 2, progressive",
    format: "kusto-v2-json",
    digits: 7,
    write: (events) => exactJson(progressive(events)),
  },
  {
    name: "timeline JSON",
    format: "timeline-json",
    digits: 7,
    write: (events) => lines(events.map(timelineJson), "\n"),
  },
];
