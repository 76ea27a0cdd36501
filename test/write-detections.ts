/** Writes the generated files beside the cards in sql/detections (`npm run detections`). */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { generateFiles } from "../src/detect/generate.js";
import { DETECTIONS_FOLDER } from "../src/detect/package-root.js";
import { shippedCards } from "../src/detect/select-cards.js";

for (const { card } of await shippedCards()) {
  const { sql, json } = await generateFiles(card);
  await writeFile(join(DETECTIONS_FOLDER, `${card.id}.sql`), sql);
  await writeFile(join(DETECTIONS_FOLDER, `${card.id}.json`), json);
  console.log(card.id);
}
