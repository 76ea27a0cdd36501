import { renew } from "./fleet.js";
import { isoText } from "./instant.js";
import type { Process } from "./process.js";
import type { Row } from "./row.js";
import type { Places, Scene } from "./scene.js";

/** One ActionType of DeviceEvents: how common it is and what its rows carry. */
export interface Action {
  readonly name: string;
  readonly weight: number;
  /** The programs that cause it, where not any program does. */
  readonly by?: readonly string[];
  /** Fills the row's columns and returns AdditionalFields, "" for none. */
  readonly fill: (row: Row, scene: Scene, places: Places) => object | "";
}

/** Puts another process of the device into the row's target columns; the folder is without the file name. */
function target(row: Row, scene: Scene, places: Places): Process {
  let process = scene.random.pick(scene.device.running);
  if (process === scene.actor) process = renew(scene.random, scene.device, scene.moment);
  row.setAll(places.target, process.target);
  return process;
}

const onProcess =
  (additional: (scene: Scene, target: Process) => object | "") =>
  (row: Row, scene: Scene, places: Places): object | "" =>
    additional(scene, target(row, scene, places));

const remoteCall = onProcess((_, process) => ({
  TargetProcess: process.image.file,
  CreationTimeUtc: isoText(process.created),
  CommandLine: process.commandLine,
}));

const remoteThread = onProcess((_, process) => ({
  TargetProcess: process.image.file,
  CreationTimeUtc: isoText(process.created),
  CommandLine: process.commandLine,
  TokenElevationType: "TokenElevationTypeDefault",
  IntegrityLevel: process.account.integrity,
  Account_Sid: process.account.sid,
}));

const bytesCopied = onProcess((scene) => ({
  TotalBytesCopied: scene.random.pick([8, 16, 40, 64, 512, 4096, 65536]),
}));

const only =
  (additional: (scene: Scene) => object | "") =>
  (_: Row, scene: Scene): object | "" =>
    additional(scene);

function file(row: Row, scene: Scene, folder: string, name: string): void {
  row.set("FileName", name);
  row.set("FolderPath", folder);
  row.set("SHA1", scene.random.chance(0.6) ? scene.random.hex(40) : "");
  row.set("FileSize", scene.random.between(1000, 4_000_000));
}

const home = (scene: Scene): string => `C:\\Users\\${scene.device.user.name}`;
const NAMES = ["Budget", "Plan", "notes", "report", "Offer 2026", "draft", "Photo", "kit"];
const COMMANDS = [
  "Get-ChildItem",
  "Get-CimInstance",
  "Select-Object",
  "Out-String",
  "ConvertTo-Json",
  "Write-Verbose",
];
const PIPES = [
  "wkssvc",
  "srvsvc",
  "lsass",
  "spoolss",
  "mojo.7120.9144.44",
  "crashpad_6120",
  "PSHost.133630",
  "fleet-agent",
];
const HOSTS = [
  "intranet.example.test",
  "update.example.test",
  "api.example.test",
  "cdn.example.test",
  "time.example.test",
];

const signing = (scene: Scene): object => ({
  PolicyName: "Fleet base policy",
  PolicyGuid: "{a7c31f0e-54d2-4b6f-9a55-0c1b8e7fd310}",
  RequestedSigningLevel: 2,
  ValidatedSigningLevel: scene.random.pick([1, 2, 4]),
  ProcessName: scene.actor.image.file,
  StatusCode: "0xc0e90002",
  SiSigningScenario: 1,
  UserWriteable: scene.random.chance(0.4),
  OriginalFileName: scene.actor.image.original,
  EtwActivityId: scene.random.guid(),
});

/** ActionTypes of an ordinary fleet's DeviceEvents, the seven injections apart from the others by `injection`. */
export const ACTIONS: readonly Action[] = [
  {
    name: "OpenProcessApiCall",
    weight: 180,
    fill: onProcess((s) => ({ DesiredAccess: s.random.pick([5200, 4096, 5136, 2097151, 1024]) })),
  },
  { name: "NtAllocateVirtualMemoryApiCall", weight: 90, fill: remoteThread },
  { name: "NtProtectVirtualMemoryApiCall", weight: 70, fill: onProcess(() => "") },
  { name: "WriteToLsassProcessMemory", weight: 1, fill: bytesCopied },
  {
    name: "NamedPipeEvent",
    weight: 150,
    fill: only((s) => ({
      DesiredAccess: s.random.pick([1180063, 1179785, 3]),
      FileOperation: s.random.pick(["File opened", "File created"]),
      NamedPipeEnd: s.random.pick(["Server", "Client"]),
      PipeName: `\\Device\\NamedPipe\\${s.random.pick(PIPES)}`,
      RemoteClientsAccess: "AcceptRemote",
      SessionId: s.random.below(4),
      ThreadId: s.random.between(100, 30_000),
    })),
  },
  {
    name: "PowerShellCommand",
    weight: 130,
    by: ["powershell.exe"],
    fill: only((s) => ({ Command: s.random.pick(COMMANDS) })),
  },
  {
    name: "ScriptContent",
    weight: 25,
    by: ["powershell.exe"],
    fill(row, scene) {
      row.set("SHA256", scene.random.hex(64));
      const lines = Array.from({ length: scene.random.between(3, 14) }, (_, index) => {
        const command = scene.random.pick(COMMANDS);
        return `  ${command} -Path "${home(scene)}\\${scene.random.pick(NAMES)}" # step ${index + 1}`;
      });
      return { ScriptContent: `function Invoke-Step {\r\n${lines.join("\r\n")}\r\n}` };
    },
  },
  {
    name: "DpapiAccessed",
    weight: 60,
    fill: only((s) => ({
      CallerProcessID: s.actor.id,
      Flags: "CRYPTPROTECT_UI_FORBIDDEN",
      MasterKeyGUID: s.random.guid(),
      OperationType: s.random.pick(["SPCryptUnprotect", "SPCryptProtect"]),
      ReturnValue: 0,
    })),
  },
  {
    name: "DriverLoad",
    weight: 12,
    by: ["services.exe"],
    fill(row, scene) {
      const name = `${scene.random.pick(["mskssrv", "rdpbus", "vmgid", "fleetmon", "WdNisDrv"])}.sys`;
      file(row, scene, "C:\\Windows\\System32\\drivers", name);
      return {
        ImageBase: String(18_446_735_277_616_529_408n + BigInt(scene.random.u32()) * 4096n),
        ImageMD5: Buffer.from(scene.random.hex(32), "hex").toString("base64"),
        ImageName: `\\Device\\HarddiskVolume3\\Windows\\System32\\drivers\\${name}`,
        ImageSHA1: Buffer.from(scene.random.hex(40), "hex").toString("base64"),
        ImageSHA256: Buffer.from(scene.random.hex(64), "hex").toString("base64"),
        UserSid: "S-1-5-18",
      };
    },
  },
  {
    name: "ServiceInstalled",
    weight: 4,
    by: ["services.exe"],
    fill(row, scene) {
      file(row, scene, "C:\\Program Files\\Fleet Agent\\bin", "fleetagent.exe");
      row.set("ProcessCommandLine", '"C:\\Program Files\\Fleet Agent\\bin\\fleetagent.exe" --service');
      return {
        ServiceName: `fleet-${scene.random.pick(NAMES)}`,
        ServiceType: 16,
        ServiceStartType: scene.random.pick([2, 3]),
        ServiceAccount: "LocalSystem",
      };
    },
  },
  ...["ScheduledTaskCreated", "ScheduledTaskUpdated", "ScheduledTaskDeleted"].map((name, index) => ({
    name,
    weight: [12, 20, 5][index] ?? 1,
    fill: only((s: Scene) => ({
      SubjectUserName: s.actor.account.name,
      TaskName: `\\Fleet\\${s.random.pick(NAMES)}`,
    })),
  })),
  {
    name: "ShellLinkCreateFileEvent",
    weight: 35,
    by: ["explorer.exe", "WINWORD.EXE", "EXCEL.EXE"],
    fill(row, scene) {
      const name = `${scene.random.pick(NAMES)} ${scene.random.below(40)}.lnk`;
      file(row, scene, `${home(scene)}\\AppData\\Roaming\\Microsoft\\Windows\\Recent`, name);
      return {
        FileSizeInBytes: scene.random.between(400, 2400),
        VolumeGuidPath: "\\\\?\\Volume{5b1f0a4e-0000-0000-0000-100000000000}",
        IsOnRemovableMedia: false,
        ShellLinkRunAsAdmin: false,
        ShellLinkShowCommand: "SW_SHOWNORMAL",
        ShellLinkIconPath: "",
        ShellLinkWorkingDirectory: `${home(scene)}\\Documents`,
      };
    },
  },
  {
    name: "ProcessCreatedUsingWmiQuery",
    weight: 10,
    by: ["WmiPrvSE.exe"],
    fill: onProcess((s) => ({
      InitiatingProcess: s.actor.image.file,
      ClientMachine: s.device.name.split(".")[0] ?? "",
      IsRemoteMachine: false,
    })),
  },
  {
    name: "ProcessPrimaryTokenModified",
    weight: 6,
    fill: onProcess((s, process) => ({
      TokenModificationProperties: JSON.stringify({ isTokenElevated: true, isPrivilegeAdded: false }),
      SystemTokenPointer: String(18_446_632_000_000_000_000n + BigInt(s.random.u32())),
      OriginalTokenIntegrityLevel: 8192,
      OriginalTokenPointer: String(18_446_632_000_000_000_000n + BigInt(s.random.u32())),
      OriginalTokenUserSid: process.account.sid,
      CurrentTokenIntegrityLevel: 12288,
      CurrentTokenUserSid: s.actor.account.sid,
    })),
  },
  {
    name: "BrowserLaunchedToOpenUrl",
    weight: 40,
    by: ["explorer.exe", "OUTLOOK.EXE"],
    fill(row, s) {
      row.set(
        "RemoteUrl",
        `https://${s.random.pick(HOSTS)}/${s.random.pick(NAMES).toLowerCase()}?id=${s.random.between(1, 4000)}`,
      );
      return {};
    },
  },
  {
    name: "DnsQueryResponse",
    weight: 110,
    fill: only((s) => ({
      DnsQueryString: s.random.pick(HOSTS),
      DnsQueryResult: JSON.stringify([
        { DnsQueryType: "A", Result: `203.0.113.${s.random.between(1, 254)}` },
      ]),
    })),
  },
  {
    name: "LdapSearch",
    weight: 30,
    fill: only((s) => ({
      SearchFilter: `(&(objectCategory=person)(sAMAccountName=${s.device.user.name}))`,
      DistinguishedName: "DC=example,DC=test",
      AttributeList: ["memberOf", "mail"],
    })),
  },
  {
    name: "FirewallOutboundConnectionBlocked",
    weight: 16,
    fill(row, scene) {
      row.set("RemoteIP", `198.51.100.${scene.random.between(1, 254)}`);
      row.set("RemotePort", scene.random.pick([443, 80, 445, 8443, 3389]));
      row.set("LocalIP", scene.device.ip);
      row.set("LocalPort", scene.random.between(49_152, 65_535));
      return "";
    },
  },
  {
    name: "AntivirusScanCompleted",
    weight: 8,
    by: ["MsMpEng.exe"],
    fill: only((s) => ({
      Domain: "NT AUTHORITY",
      ScanId: `{${s.random.guid().toUpperCase()}}`,
      ScanParametersIndex: "1",
      ScanTypeIndex: "Quick",
      User: "SYSTEM",
    })),
  },
  {
    name: "AntivirusDetection",
    weight: 1,
    by: ["MsMpEng.exe"],
    fill(row, scene) {
      file(row, scene, `${home(scene)}\\Downloads`, `${scene.random.pick(NAMES)}.js`);
      return {
        ThreatName: "Trojan:JS/Example.A!test",
        WasExecutingWhileDetected: false,
        Action: 2,
        WasRemediated: true,
        ReportSource: "Windows Defender",
      };
    },
  },
  ...[
    "AsrLsassCredentialTheftAudited",
    "AsrOfficeChildProcessAudited",
    "AsrPsexecWmiChildProcessBlocked",
  ].map((name) => ({
    name,
    weight: 14,
    fill: onProcess(() => ({
      IsAudit: name.endsWith("Audited"),
      RuleId: "9e6c4e1f-7d60-472f-ba1a-a39ef669e4b2",
    })),
  })),
  ...["AppControlCodeIntegrityPolicyAudited", "AppControlCodeIntegrityPolicyBlocked"].map((name, index) => ({
    name,
    weight: [8, 2][index] ?? 1,
    fill(row: Row, scene: Scene) {
      file(row, scene, `${home(scene)}\\AppData\\Local\\Temp`, `${scene.random.pick(NAMES)}.dll`);
      return signing(scene);
    },
  })),
  {
    name: "GetAsyncKeyStateApiCall",
    weight: 10,
    fill: only((s) => ({ BackgroundCallCount: s.random.between(1, 400) })),
  },
  {
    name: "ClrUnbackedModuleLoaded",
    weight: 14,
    by: ["powershell.exe"],
    fill: only((s) => ({
      ModuleILPathOrName: s.random.pick([
        "Anonymously Hosted DynamicMethods Assembly",
        "MetadataViewProxies_5e0f",
      ]),
    })),
  },
  {
    name: "AuditPolicyModification",
    weight: 3,
    fill(row, s) {
      row.set("AccountDomain", "workgroup");
      row.set("AccountName", `${s.device.name.split(".")[0] ?? ""}$`);
      row.set("AccountSid", "S-1-5-18");
      return {
        AuditPolicyChanges: "%%8448, %%8450",
        CategoryId: "%%8273",
        SubcategoryGuid: "0cce9217-69ae-11d9-bed3-505054503030",
        SubcategoryId: "%%12546",
      };
    },
  },
  ...["UserAccountCreated", "UserAccountModified", "PasswordChangeAttempt"].map((name) => ({
    name,
    weight: 2,
    fill(row: Row, scene: Scene) {
      row.set("AccountDomain", scene.device.user.domain);
      row.set("AccountName", scene.device.user.name);
      row.set("AccountSid", scene.device.user.sid);
      return "" as const;
    },
  })),
  {
    name: "UsbDriveMounted",
    weight: 3,
    fill: only((s) => ({
      DriveLetter: "E:",
      BusType: "USB",
      ProductName: "Flash drive",
      SerialNumber: s.random.hex(16),
    })),
  },
  {
    name: "PnpDeviceConnected",
    weight: 6,
    fill: only((s) => ({
      ClassName: "USB",
      DeviceId: `USB\\VID_046D&PID_C52B\\${s.random.hex(8)}`,
      DeviceDescription: "USB Composite Device",
    })),
  },
  { name: "ScreenshotTaken", weight: 5, fill: only(() => "") },
  { name: "GetClipboardData", weight: 12, fill: only(() => "") },
  {
    name: "SensitiveFileRead",
    weight: 6,
    fill(row, scene) {
      file(row, scene, `${home(scene)}\\AppData\\Local\\Google\\Chrome\\User Data\\Default`, "Login Data");
      return {};
    },
  },
  {
    name: "RemoteDesktopConnection",
    weight: 3,
    fill(row, s) {
      row.set("RemoteIP", `10.20.${s.random.between(0, 9)}.${s.random.between(2, 254)}`);
      row.set("RemoteDeviceName", `ws-adm-${s.random.between(1, 30)}`);
      row.set("LocalIP", s.device.ip);
      return "";
    },
  },
  { name: "SecurityLogCleared", weight: 0.2, fill: only(() => "") },
];

/** The seven actions with how common each is, and what their rows carry. */
export const INJECTION_ACTIONS: readonly Action[] = [
  { name: "CreateRemoteThreadApiCall", weight: 5, fill: remoteThread },
  { name: "MemoryRemoteProtect", weight: 3, fill: onProcess(() => "") },
  { name: "NtAllocateVirtualMemoryRemoteApiCall", weight: 6, fill: remoteCall },
  { name: "NtMapViewOfSectionRemoteApiCall", weight: 3, fill: remoteCall },
  { name: "QueueUserApcRemoteApiCall", weight: 2, fill: remoteCall },
  {
    name: "ReadProcessMemoryApiCall",
    weight: 8,
    fill(row, scene, places) {
      // the sensor gives only the directory of the reader here
      row.set("InitiatingProcessFolderPath", scene.actor.folder);
      return bytesCopied(row, scene, places);
    },
  },
  { name: "SetThreadContextRemoteApiCall", weight: 1, fill: remoteCall },
];
