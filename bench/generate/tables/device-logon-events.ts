import { Weighted } from "../random.js";
import { places, type Maker } from "../scene.js";

const ACTIONS = new Weighted(
  [
    { name: "LogonSuccess", weight: 80 },
    { name: "LogonFailed", weight: 15 },
    { name: "LogonAttempted", weight: 5 },
  ],
  (action) => action.weight,
);

export function deviceLogonEvents(): Maker {
  const at = places("DeviceLogonEvents");
  return {
    places: at,
    draw: (random, device) => ({ actor: random.pick(device.running), actionType: ACTIONS.draw(random).name }),
    fill(row, { random, device }, actionType) {
      const type = random.pick([
        "Interactive",
        "Network",
        "Network",
        "Unlock",
        "CachedInteractive",
        "RemoteInteractive",
      ]);
      row.set("LogonType", type);
      row.set("AccountDomain", device.user.domain);
      row.set("AccountName", device.user.name);
      row.set("AccountSid", device.user.sid);
      row.set("Protocol", random.pick(["Kerberos", "NTLM", "Negotiate"]));
      if (actionType === "LogonFailed") row.set("FailureReason", "InvalidUserNameOrPassword");
      if (actionType === "LogonSuccess") row.set("IsLocalAdmin", random.chance(0.1));
      row.set("LogonId", random.between(100_000, 90_000_000));
      if (type === "Network" || type === "RemoteInteractive") {
        row.set("RemoteDeviceName", `ws-adm-${random.between(1, 30)}`);
        row.set("RemoteIP", `10.20.${random.below(8)}.${random.between(2, 254)}`);
        row.set("RemoteIPType", "Private");
        row.set("RemotePort", random.between(49_152, 65_535));
      }
    },
  };
}
