import { LOOKALIKES, MMC, IMAGES, type ImageDefinition } from "../generate/images.js";
import type { Plant } from "../generate/plant.js";

function image(file: string): ImageDefinition {
  const found = [...IMAGES, ...LOOKALIKES].find((one) => one.file === file);
  if (found === undefined) throw new Error(`bug: no image ${file}`);
  return found;
}

const POWERSHELL = "powershell.exe";

/** An event that mmc.exe, opened with this command line, causes. */
function mmc(at: number, device: number, actionType: string, commandLine: string, fileName?: string): Plant {
  const actor = { definition: MMC, startedBefore: 21.4037, commandLine };
  return { at, device, actionType, actor: fileName === undefined ? actor : { ...actor, fileName } };
}

function other(at: number, device: number, actionType: string, file: string, commandLine?: string): Plant {
  const actor = { definition: image(file), startedBefore: 77.0816233 };
  return { at, device, actionType, actor: commandLine === undefined ? actor : { ...actor, commandLine } };
}

/** The console file whose way through three tables the samples tell. */
export const LURE = {
  device: 3,
  at: 9_304.1180427,
  processId: 9212,
  startedBefore: 21.4037,
  writtenBefore: 168.5511,
  name: "Delivery note 8841.msc",
  folder: "C:\\Users\\Public\\Downloads",
} as const;

const lureLine = `"C:\\Windows\\System32\\mmc.exe" "${LURE.folder}\\${LURE.name}"`;

/** Quoted, bare and after /32, and what must not be found. */
export const portalCsv: readonly Plant[] = [
  other(1_200.5, 1, "CreateRemoteThreadApiCall", POWERSHELL, 'powershell.exe -File "C:\\Temp\\mmc.exe.ps1"'),
  mmc(2_410.25, 5, "OpenProcessApiCall", '"C:\\Windows\\System32\\mmc.exe" "C:\\Windows\\System32\\services.msc"'),
  mmc(4_002.0311, 6, "MemoryRemoteProtect", "mmc.exe C:\\Windows\\System32\\services.msc"),
  other(5_310.7, 2, "CreateRemoteThreadApiCall", "notmmc.exe"),
  other(6_100.0007, 2, "MemoryRemoteProtect", "mmc.exe.bak"),
  mmc(7_777.7777777, 4, "ReadProcessMemoryApiCall", '"C:\\Windows\\system32\\mmc.exe" /32 C:\\Temp\\printers.msc'),
  {
    at: LURE.at,
    device: LURE.device,
    actionType: "CreateRemoteThreadApiCall",
    actor: { definition: MMC, startedBefore: LURE.startedBefore, commandLine: lureLine, id: LURE.processId },
  },
];

/** A network path, and a console opened without a file. */
export const portalCsvGz: readonly Plant[] = [
  mmc(
    3_000.5,
    0,
    "NtAllocateVirtualMemoryRemoteApiCall",
    '"C:\\WINDOWS\\system32\\mmc.exe" "\\\\fs01.example.test\\public\\tools\\vpn-setup.msc"',
  ),
  mmc(5_000.0000001, 7, "QueueUserApcRemoteApiCall", '"C:\\Windows\\System32\\mmc.exe"'),
  mmc(6_500, 7, "NtAllocateVirtualMemoryApiCall", '"C:\\Windows\\System32\\mmc.exe" "D:\\ops\\disks.msc"'),
];

/** An empty first argument, and /64 before the file. */
export const jsonLines: readonly Plant[] = [
  mmc(900.25, 4, "NtMapViewOfSectionRemoteApiCall", 'mmc.exe "" C:\\Temp\\after-nothing.msc'),
  mmc(2_048.8086, 9, "SetThreadContextRemoteApiCall", '"mmc.exe" /64 "D:\\ops\\console root.msc" /s'),
  other(3_100, 1, "SetThreadContextRemoteApiCall", "python.exe", "python.exe -c \"print('mmc.exe')\""),
];

/** Blanks without quotes, and names in another case. */
export const streamed: readonly Plant[] = [
  mmc(300.0420001, 2, "CreateRemoteThreadApiCall", "C:\\Windows\\System32\\mmc.exe C:\\Users\\Public\\Salary review.msc"),
  mmc(1_900.9, 8, "queueuserapcremoteapicall", 'MMC.EXE "C:\\Users\\Public\\Documents\\Rota.msc"', "MMC.EXE"),
  mmc(2_500.125, 8, "NamedPipeEvent", 'MMC.EXE "C:\\Users\\Public\\Documents\\Rota.msc"', "MMC.EXE"),
];

/** A switch alone, and one that only looks like a switch. */
export const graphAnswer: readonly Plant[] = [
  mmc(1_500.3, 6, "ReadProcessMemoryApiCall", '"C:\\Windows\\system32\\mmc.exe" /32'),
  mmc(3_333.3333333, 1, "NtAllocateVirtualMemoryRemoteApiCall", "mmc.exe -32 C:\\Temp\\dash.msc"),
];

/** The file before the switch, and a line that begins with a blank. */
export const jsonArray: readonly Plant[] = [
  mmc(700.7, 5, "NtMapViewOfSectionRemoteApiCall", "mmc.exe C:\\Temp\\first.msc /32"),
  mmc(2_222.0202, 3, "QueueUserApcRemoteApiCall", " mmc.exe C:\\Temp\\leading-blank.msc"),
];

/** Slashes that are no switch, a number, and two switches. */
export const parquet: readonly Plant[] = [
  mmc(1_000.0000007, 2, "SetThreadContextRemoteApiCall", "mmc.exe //srv01/share/forward.msc"),
  mmc(2_000.0070007, 6, "MemoryRemoteProtect", "mmc.exe 5"),
  mmc(3_000.7, 9, "CreateRemoteThreadApiCall", "mmc.exe /64 /a C:\\Temp\\switches.msc"),
  other(4_000, 4, "SetThreadContextRemoteApiCall", "notmmc.exe"),
];

/** A quote inside the path, as the shell passes it on. */
export const xdrAnswer: readonly Plant[] = [
  mmc(1_111.1, 0, "ReadProcessMemoryApiCall", 'mmc.exe "C:\\Temp\\a \\"quoted\\" name.msc"'),
];

/** The lure arrives ... */
export const fileEvents: readonly Plant[] = [
  {
    at: LURE.at - LURE.writtenBefore,
    device: LURE.device,
    actionType: "FileCreated",
    actor: { definition: image("7zFM.exe"), startedBefore: 12.75, id: 7044 },
    cells: {
      FileName: LURE.name,
      FolderPath: `${LURE.folder}\\${LURE.name}`,
      FileSize: 147_201,
      FileOriginUrl: "https://files.example.test/parcel/8841.zip",
      FileOriginReferrerUrl: "https://mail.example.test/",
      FileOriginIP: "203.0.113.84",
    },
  },
];

/** ... and is opened. */
export function processEvents(created: string): readonly Plant[] {
  return [
    {
      at: LURE.at - LURE.startedBefore,
      device: LURE.device,
      actionType: "ProcessCreated",
      actor: { definition: image("explorer.exe"), startedBefore: 20_000.125, id: 6180 },
      cells: {
        FileName: MMC.file,
        FolderPath: `${MMC.folder}\\${MMC.file}`,
        ProcessId: LURE.processId,
        ProcessCommandLine: lureLine,
        ProcessCreationTime: created,
      },
    },
  ];
}
