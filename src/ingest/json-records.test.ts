import { expect, it } from "vitest";
import { findRecordArray } from "./json-records.js";

it.each([
  ['{"value":[{"a":1}]}', "value"],
  ['{"@odata.context":"x", "Results" :\n [', "Results"],
  ['{"body":{"records":[', "body.records"],
  ['{"\\u0072ecords":[{}]}', "records"],
  ['{"\\u0052esults":[{}]}', "Results"],
  ['{"record\\u0073" : [{}]}', "records"],
  ['{"ActionType":"a","value":"b"}', undefined],
  ['{"AdditionalFields":"{\\"records\\":[1]}"}', undefined],
  ['{"outer":{"records":[1]}}', undefined],
])("the array of records in %s is %s", (head, key) => {
  expect(findRecordArray(head)).toBe(key);
});
