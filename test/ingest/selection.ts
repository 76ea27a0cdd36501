import { candidateColumn } from "../../src/plan/candidates.js";

/** The one ActionType that a scan of the tests has a card for. */
export const HIT = "CreateRemoteThreadApiCall";
/** What such a scan keeps of the events. */
export const selection = {
  tables: new Map([
    ["DeviceEvents", { condition: `"${candidateColumn("ActionType")}" = '${HIT}'`, columns: ["ActionType"] }],
  ]),
  macros: [],
};
