import { describe, expect, it } from "vitest";
import { evaluate } from "../../test/evaluate.js";
import { columns } from "../schema/compact.js";

const TABLES = new Map([["SecurityEvent", columns("Account")]]);

describe("rows outside of the case", () => {
  it.each([
    [
      'workspace("north").SecurityEvent | take 1',
      `'workspace("north").SecurityEvent' names a table of another workspace`,
      0,
      32,
    ],
    [
      'SecurityEvent | union workspace("a-b").SecurityEvent',
      `'workspace("a-b").SecurityEvent' names a table of another workspace`,
      22,
      52,
    ],
    [
      'adx("https://help.example.test").Logs',
      `'adx("https://help.example.test").Logs' names a table of a database of Azure Data Explorer`,
      0,
      37,
    ],
    [
      `app("shop").requests`,
      `'app("shop").requests' names a table of an application of Application Insights`,
      0,
      20,
    ],
    [`resource("/vm").Perf`, `'resource("/vm").Perf' names a table of another Azure resource`, 0, 20],
    [`arg("east").Resources`, `'arg("east").Resources' reads Azure Resource Graph within a scope`, 0, 21],
    ["database('north').Logs", "the database 'north' is not part of a case", 9, 16],
    [
      "cluster('c').database('north').Logs",
      `'cluster('c').database('north').Logs' names a table of another database`,
      0,
      35,
    ],
    ["external_table('logs')", "the external table 'logs' is not part of a case", 15, 21],
    ["materialized_view('daily')", "the materialized view 'daily' is not part of a case", 18, 25],
    ["stored_query_result('mine')", "the stored query result 'mine' is not part of a case", 20, 26],
    ["graph('people') | graph-match (a) project a.x", "the graph model 'people' is not part of a case", 0, 5],
  ])("%s is refused by name", async (kql, message, start, end) => {
    await expect(evaluate(kql, TABLES)).rejects.toMatchObject({
      code: "KQL-UNSUPPORTED",
      message,
      span: { start, end },
      hint: expect.any(String) as string,
    });
  });

  it.each(["SecurityEvent | extend a = workspace", "SecurityEvent | extend a = worksplace('x')"])(
    "%s is a name that is not known",
    async (kql) => {
      await expect(evaluate(kql, TABLES)).rejects.toMatchObject({ code: "KQL-UNKNOWN" });
    },
  );
});
