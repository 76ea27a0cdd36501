import { expect, test } from "vitest";
import { importing } from "../../test/ingest/workspace.js";

const ROWS = 180_000;

/** Forty megabytes: several parts for the reader, several groups of rows in the table. */
function bigCsv(): string {
  const lines = ["Timestamp,DeviceId,ReportId,ActionType,FileName"];
  for (let n = 1; n <= ROWS; n++) {
    const report = n === 90_001 ? "many" : String(n);
    const filler = "x".repeat(n % 7 === 0 ? 400 : 150);
    const name = n % 5 === 0 ? `"${n},""${filler}\n${filler}"` : `${n},${filler}`.replace(",", " ");
    lines.push(
      n === 120_000 ? "2026-03-02T08:15:31Z,too,few" : `2026-03-02T08:15:31Z,d,${report},Made,${name}`,
    );
  }
  return `${lines.join("\n")}\n`;
}

test("rows of a large CSV have the numbers of their records", { timeout: 120_000 }, async () => {
  await importing({ "big.csv": bigCsv() }, async ({ session, inputs, rejects }) => {
    expect(inputs).toMatchObject([{ rows: { read: ROWS, imported: ROWS - 2, rejected: 2, duplicate: 0 } }]);
    const astray = `SELECT count(*) FROM main."DeviceEvents"
      WHERE coldhunt_row <> "ReportId" OR coldhunt_row <> regexp_extract("FileName", '^[0-9]+')::BIGINT`;
    expect(await session.arrays(astray)).toEqual([[0n]]);
    expect((await rejects()).map((one) => one["row"])).toEqual([90_001n, 120_000n]);
  });
});
