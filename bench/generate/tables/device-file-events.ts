import { Weighted } from "../random.js";
import { places, type Maker } from "../scene.js";

const ACTIONS = new Weighted(
  [
    { name: "FileCreated", weight: 60 },
    { name: "FileModified", weight: 25 },
    { name: "FileRenamed", weight: 10 },
    { name: "FileDeleted", weight: 5 },
  ],
  (action) => action.weight,
);
const FOLDERS = ["Documents", "Downloads", "AppData\\Local\\Temp", "Desktop"];
const ENDINGS = ["docx", "xlsx", "pdf", "tmp", "zip", "log", "json", "lnk", "dll"];

export function deviceFileEvents(): Maker {
  const at = places("DeviceFileEvents");
  return {
    places: at,
    draw: (random, device) => ({ actor: random.pick(device.running), actionType: ACTIONS.draw(random).name }),
    fill(row, { random, device }, actionType) {
      const name = `${random.pick(["plan", "Budget", "cache", "export", "Scan"])}_${random.below(900)}.${random.pick(ENDINGS)}`;
      const folder = `C:\\Users\\${device.user.name}\\${random.pick(FOLDERS)}`;
      row.set("FileName", name);
      row.set("FolderPath", `${folder}\\${name}`);
      row.set("SHA1", random.hex(40));
      row.set("SHA256", random.hex(64));
      row.set("MD5", random.hex(32));
      row.set("FileSize", random.between(100, 8_000_000));
      row.set("RequestProtocol", random.chance(0.05) ? "Smb" : "Local");
      if (actionType === "FileRenamed") {
        row.set("PreviousFileName", `${name}.part`);
        row.set("PreviousFolderPath", folder);
      }
      if (folder.endsWith("Downloads") && actionType === "FileCreated") {
        row.set("FileOriginUrl", `https://files.example.test/${random.hex(12)}/${name}`);
        row.set("FileOriginReferrerUrl", "https://portal.example.test/");
        row.set("FileOriginIP", `203.0.113.${random.between(1, 254)}`);
      }
    },
  };
}
