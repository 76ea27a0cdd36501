import type { AttackTag, CardAccount, Finding, Level, ScanAccount } from "../case/finding.js";
import { eventTime, millisOf, textOf } from "./event-time.js";
import { eventJson, jsonText, type Json } from "./json-text.js";
import { messageOf } from "./timesketch.js";

const OCSF_VERSION = "1.3.0";
const SEVERITY: Readonly<Record<Level, number>> = {
  informational: 1,
  low: 2,
  medium: 3,
  high: 4,
  critical: 5,
};
const SEVERITY_NAME: Readonly<Record<Level, string>> = {
  informational: "Informational",
  low: "Low",
  medium: "Medium",
  high: "High",
  critical: "Critical",
};

/** OCSF Detection Findings (class 2004), one finding a line; times in milliseconds, the event whole in its evidence. */
export async function* renderOcsf(account: ScanAccount): AsyncGenerator<string> {
  const cards = new Map(account.cards.map((card) => [card.id, card]));
  for await (const finding of account.findings())
    yield `${jsonText(detectionFinding(finding, cards.get(finding.card), account))}\n`;
}

function detectionFinding(finding: Finding, card: CardAccount | undefined, account: ScanAccount): Json {
  const title = card?.title ?? finding.card;
  // OCSF has to have a time: that of the event, else what now() was
  const time = millisOf(eventTime(finding)?.ticks ?? account.run.now);
  return {
    activity_id: 1,
    activity_name: "Create",
    category_uid: 2,
    category_name: "Findings",
    class_uid: 2004,
    class_name: "Detection Finding",
    type_uid: 200401,
    type_name: "Detection Finding: Create",
    time,
    severity_id: SEVERITY[finding.level],
    severity: SEVERITY_NAME[finding.level],
    status_id: 1,
    status: "New",
    message: messageOf(finding, title),
    metadata: {
      version: OCSF_VERSION,
      product: { name: "coldhunt", vendor_name: "coldhunt", version: account.run.version },
    },
    finding_info: {
      uid: finding.id,
      title,
      types: ["KQL detection card"],
      analytic: { type_id: 1, type: "Rule", uid: finding.card, name: title },
      attacks: (card?.attack ?? []).map(attack),
    },
    evidences: [
      {
        data: {
          event: eventJson(finding.columns, finding.values),
          sources: finding.sources.map(({ path, row }) => ({ path, row })),
          sourceCount: finding.sourceCount,
        },
      },
    ],
    resources: resources(finding),
  };
}

function attack({ tactic, tacticName, technique, name }: AttackTag): Json {
  return {
    ...(tactic === "" ? {} : { tactic: { uid: tactic, name: tacticName } }),
    ...(technique === "" ? {} : { technique: { uid: technique, name } }),
  };
}

function resources(finding: Finding): Json[] {
  const name = textOf(finding, ["DeviceName"]);
  const uid = textOf(finding, ["DeviceId"]);
  if (name === undefined && uid === undefined) return [];
  return [
    {
      type: "Device",
      ...(name === undefined ? {} : { name }),
      ...(uid === undefined ? {} : { uid }),
    },
  ];
}
