import { describe, expect, it } from "vitest";
import { evaluate } from "../../test/evaluate.js";

describe("a literal of another type", () => {
  it.each([
    ["datatable(p:int)[443, 80, int(null)] | where p == '443'", [[443]]],
    ["datatable(p:long)[443, 80] | where p in ('443', '22')", [[443]]],
    ["datatable(p:int)[443, 80] | where p != '443'", [[80]]],
    ["datatable(s:string)['0', '50126', ''] | where s == 0", [["0"]]],
    ["datatable(s:string)['0', '50126'] | where s in (50126, 1)", [["50126"]]],
    ["datatable(b:bool)[true, false] | where b == 'true'", [[true]]],
    ["datatable(b:bool)[true, false] | where b == '0'", [[false]]],
    [`print d = dayofweek(datetime(2026-03-02)) | where d == "1.00:00:00"`, [["1.00:00:00"]]],
    [`print d = dayofweek(datetime(2026-03-01)) | where d in ("00:00:00", "6.00:00:00")`, [["00:00:00"]]],
    [`print d = dayofweek(datetime(2026-03-03)) | where d != "1.00:00:00"`, [["2.00:00:00"]]],
    [
      `print t = datetime(2026-03-01) | where "2026-03-01T00:00:00.0000000Z" == t`,
      [["2026-03-01T00:00:00.0000000Z"]],
    ],
    [
      `print g = toguid("74BE27DE-1E4E-49D9-B579-FE0B331D3642") | where g == "74be27de-1e4e-49d9-b579-fe0b331d3642"`,
      [["74be27de-1e4e-49d9-b579-fe0b331d3642"]],
    ],
  ])("is compared as it is written: %s", async (kql, rows) => {
    expect(await evaluate(kql)).toEqual(rows);
  });

  it.each([
    "datatable(p:int)[443] | where p == '0443'",
    "print d = 1d | where d == '1d'",
    "print d = 1d | where d == '01.00:00:00'",
    "print t = datetime(2026-03-01) | where t == '2026-03-01'",
  ])("is not guessed at where it could be spelt otherwise: %s", async (kql) => {
    await expect(evaluate(kql)).rejects.toThrow("is not translated");
  });
});

describe("a text and a whole number of two columns", () => {
  it.each([
    ["==", [["22", 22]]],
    [
      "!=",
      [
        ["80", 8080],
        ["ssh", 22],
      ],
    ],
  ])("are compared by the number the text reads as: %s", async (operator, rows) => {
    const kql = `datatable(written:string, Port:int)["22", 22, "80", 8080, "ssh", 22, "", int(null)]`;
    const found = await evaluate(`${kql} | where written ${operator} Port and isnotnull(Port)`);
    expect(found).toEqual(rows);
    expect(await evaluate(`${kql} | where Port ${operator} written and isnotnull(Port)`)).toEqual(rows);
  });
});

describe("a JSON path without its dot", () => {
  it("is read as the name that is meant", async () => {
    expect(await evaluate(`print extractjson("$Ruleid", '{"Ruleid":"d4"}', typeof(string))`)).toEqual([
      ["d4"],
    ]);
  });
});

describe("a datetime of three numbers", () => {
  it("is a day", async () => {
    expect(await evaluate("print datetime(2026, 3, 2), datetime(2026 - 11 - 30)")).toEqual([
      ["2026-03-02T00:00:00.0000000Z", "2026-11-30T00:00:00.0000000Z"],
    ]);
    await expect(evaluate("print datetime(2026, 2, 30)")).rejects.toThrow("is not understood as a time");
  });
});
