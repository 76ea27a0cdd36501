import type { Arrival, Sign, Triage, TriagedFinding } from "../../case/triage.js";
import type { Redactor } from "./redactor.js";

/** What a triage says of devices, accounts and files, without their names. */
export function redactTriage(triage: Triage, redactor: Redactor): Triage {
  return {
    ...triage,
    files: triage.files.map((file) => ({
      ...file,
      file: redactor.text(file.file),
      targets: file.targets.map((one) => ({ ...one, target: redactor.text(one.target) })),
      findings: file.findings.map((one) => redactFinding(one, redactor)),
    })),
  };
}

function redactFinding(finding: TriagedFinding, redactor: Redactor): TriagedFinding {
  return {
    ...finding,
    card: redactor.text(finding.card),
    device: redactor.cell("DeviceName", finding.device),
    account: redactor.cell("AccountName", finding.account),
    action: redactor.text(finding.action),
    target: redactor.text(finding.target),
    arrival: finding.arrival === null ? null : redactArrival(finding.arrival, redactor),
    signs: finding.signs.map((sign) => redactSign(sign, redactor)),
  };
}

function redactArrival(arrival: Arrival, redactor: Redactor): Arrival {
  return {
    ...arrival,
    creator: redactor.text(arrival.creator),
    originUrl: redactor.cell("FileOriginUrl", arrival.originUrl),
    originReferrer: redactor.cell("FileOriginReferrerUrl", arrival.originReferrer),
    source: redactor.source(arrival.source),
  };
}

function redactSign(sign: Sign, redactor: Redactor): Sign {
  return {
    ...sign,
    what: redactor.text(sign.what),
    source: redactor.source(sign.source),
  };
}
