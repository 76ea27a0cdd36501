import type { AttackTag } from "../case/finding.js";

/** ATT&CK enterprise tactics by the name without blanks, as Sentinel rules write them. */
const TACTIC_IDS: Readonly<Record<string, string>> = {
  reconnaissance: "TA0043",
  resourcedevelopment: "TA0042",
  initialaccess: "TA0001",
  execution: "TA0002",
  persistence: "TA0003",
  privilegeescalation: "TA0004",
  defenseevasion: "TA0005",
  credentialaccess: "TA0006",
  discovery: "TA0007",
  lateralmovement: "TA0008",
  collection: "TA0009",
  commandandcontrol: "TA0011",
  exfiltration: "TA0010",
  impact: "TA0040",
};

/** `TA0005 - Defense Evasion`, `Defense Evasion` or `DefenseEvasion` as id and spaced name. */
export function parseTactic(text: string): { tactic: string; tacticName: string } {
  const match = /^\s*(TA\d{4})?\s*[-–:]?\s*(.*?)\s*$/i.exec(text);
  const name = (match?.[2] ?? "").replace(/([a-z])([A-Z])/g, "$1 $2");
  const known = TACTIC_IDS[name.replace(/\s/g, "").toLowerCase()];
  return { tactic: match?.[1]?.toUpperCase() ?? known ?? "", tacticName: name };
}

/** `T1218` with `014` (or `.014`, or the whole `T1218.014`) as `T1218.014`. */
export function techniqueId(technique: string, subtechnique = ""): string {
  const base = technique.trim().toUpperCase();
  const sub = /(\d{3})\s*$/.exec(subtechnique.trim())?.[1];
  return sub === undefined || base === "" || base.includes(".") ? base : `${base}.${sub}`;
}

/** Tags of lists that do not say which technique serves which tactic: a pair only where there is one tactic. */
export function unpairedTags(tactics: readonly string[], techniques: readonly string[]): AttackTag[] {
  const only = tactics.length === 1 ? parseTactic(tactics[0] ?? "") : undefined;
  const alone = only !== undefined && techniques.length > 0 ? [] : tactics;
  return [
    ...alone.map((tactic) => ({ ...parseTactic(tactic), technique: "", name: "" })),
    ...techniques.map((technique) => ({
      tactic: only?.tactic ?? "",
      tacticName: only?.tacticName ?? "",
      technique: techniqueId(technique),
      name: "",
    })),
  ];
}
