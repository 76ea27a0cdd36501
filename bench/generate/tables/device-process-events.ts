import { renew } from "../fleet.js";
import { places, type Maker } from "../scene.js";

/** Processes as they start; FolderPath holds the file name too, unlike in DeviceEvents. */
export function deviceProcessEvents(): Maker {
  const at = places("DeviceProcessEvents");
  return {
    places: at,
    draw: (random, device) => ({ actor: random.pick(device.running), actionType: "ProcessCreated" }),
    fill(row, scene) {
      const process = renew(scene.random, scene.device, scene.moment);
      row.setAll(at.target, process.target);
      row.set("FolderPath", `${process.folder}\\${process.image.file}`);
    },
  };
}
