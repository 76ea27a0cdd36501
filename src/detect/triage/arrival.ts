import type { Arrival } from "../../case/triage.js";
import { quoteString } from "../../fragment/quote.js";
import { TICKS_PER_DAY } from "../../plan/time.js";
import { allRows, pathOf, type Evidence } from "../evidence.js";
import { onDevice, type Subject } from "../story/subject.js";
import type { WantedFile } from "./prevalence.js";

const KINDS: readonly (readonly [Arrival["creatorKind"], RegExp])[] = [
  [
    "archive",
    /^(7z(fm|g|a)?|winrar|unrar|rar|winzip(32|64)?|wzunzip|bandizip|peazip|tar|expand|izarc|keka)\.exe$/,
  ],
  ["browser", /^(chrome|msedge|firefox|iexplore|brave|opera|vivaldi|chromium|msedgewebview2)\.exe$/],
  ["mail", /^(outlook|olk|thunderbird|hxoutlook|hxtsr|em_client|mailclient)\.exe$/],
  ["chat", /^(teams|ms-teams|slack|discord|telegram|whatsapp|signal|zoom)\.exe$/],
  ["download tool", /^(powershell|pwsh|curl|wget|certutil|bitsadmin|mshta|wscript|cscript|aria2c)\.exe$/],
];

/** When the file was last written on the finding's device before it; null where no event tells. */
export async function arrivalOf(
  evidence: Evidence,
  subject: Subject,
  file: WantedFile,
): Promise<Arrival | null> {
  const columns = evidence.held.get("DeviceFileEvents");
  const device = onDevice(subject, columns ?? []);
  if (columns === undefined || device === undefined || subject.time === undefined) return null;
  const names = new Set(columns.map(({ name }) => name));
  const column = (name: string): string => (names.has(name) ? `"${name}"` : "''");
  const marked = `${file.name}:zone.identifier`;
  const folder = file.path.slice(0, Math.max(0, file.path.length - file.name.length - 1));
  const place = `replace(lower(${column("FolderPath")}), '/', '\\')`;
  const located = file.located
    ? `AND (${place} IN ('', ${quoteString(file.path)}, ${quoteString(folder)}, ${quoteString(`${file.path}:zone.identifier`)}))`
    : "";
  const rows = await evidence.session.arrays(`
    SELECT "Timestamp", ${column("ActionType")}, ${column("InitiatingProcessFileName")},
      ${column("FileOriginUrl")}, ${column("FileOriginReferrerUrl")}, coldhunt_input, coldhunt_row,
      lower("FileName") = ${quoteString(marked)}
    FROM ${allRows(evidence, "DeviceFileEvents")}
    WHERE ${device} AND lower("FileName") IN (${quoteString(file.name)}, ${quoteString(marked)}) ${located}
      AND "Timestamp" <= ${subject.time}
      AND lower(${column("ActionType")}) IN ('', 'filecreated', 'filemodified', 'filerenamed')
    ORDER BY "Timestamp" DESC, coldhunt_input, coldhunt_row`);
  // the stream with the mark is written beside the file, it is not the file
  const [last] = rows.filter((row) => row[7] !== true);
  const [stream] = rows.filter((row) => row[7] === true);
  const row = last ?? stream;
  if (row === undefined) return null;
  const [time, action, creator, url, referrer, input, number] = row;
  const name = (creator as string).toLowerCase();
  const byStream = (stream?.[3] as string | undefined) ?? "";
  return {
    time: time as bigint,
    action: action as string,
    creator: creator as string,
    creatorKind: KINDS.find(([, pattern]) => pattern.test(name))?.[0] ?? "other",
    originUrl:
      url !== ""
        ? (url as string)
        : byStream !== "" || stream === undefined
          ? byStream
          : "marked, address not in the evidence",
    originReferrer: referrer as string,
    source: { path: pathOf(evidence, input), row: Number(number) },
    recent: subject.time - (time as bigint) <= TICKS_PER_DAY,
  };
}
