/** A program as it occurs in a fleet, with the command lines it is seen with. */
export interface ImageDefinition {
  readonly file: string;
  /** With the slots of `command-line.ts`; `FolderPath` is this and the file name. */
  readonly folder: string;
  readonly company: string;
  readonly product: string;
  readonly versions: readonly string[];
  readonly original: string;
  readonly description: string;
  readonly runs: "system" | "network service" | "local service" | "user";
  readonly parent: string;
  /** How common its processes are. */
  readonly weight: number;
  /** With slots such as `{user}`; the first ones are the common ones. */
  readonly lines: readonly string[];
}

const WINDOWS = "Microsoft® Windows® Operating System";
const SYSTEM32 = "C:\\Windows\\System32";
const BUILDS = ["10.0.22621.3672", "10.0.19041.4522", "10.0.20348.2461"];

type Short = Partial<ImageDefinition> & Pick<ImageDefinition, "file" | "description" | "weight" | "lines">;

/** A part of Windows, in System32, unless told otherwise. */
function windows(given: Short): ImageDefinition {
  return {
    folder: SYSTEM32,
    company: "Microsoft Corporation",
    product: WINDOWS,
    versions: BUILDS,
    original: given.file,
    runs: "system",
    parent: "services.exe",
    ...given,
  };
}

function application(
  given: Short & Pick<ImageDefinition, "folder" | "company" | "product" | "versions">,
): ImageDefinition {
  return { original: given.file, runs: "user", parent: "explorer.exe", ...given };
}

/** The console the detection is about; never drawn as background. */
export const MMC: ImageDefinition = windows({
  file: "mmc.exe",
  description: "Microsoft Management Console",
  runs: "user",
  parent: "explorer.exe",
  weight: 0,
  lines: [
    '"C:\\Windows\\system32\\mmc.exe" "C:\\Windows\\system32\\eventvwr.msc" /s',
    '"C:\\Windows\\system32\\mmc.exe" "C:\\Windows\\system32\\services.msc"',
    '"C:\\Windows\\system32\\mmc.exe" "C:\\Windows\\system32\\compmgmt.msc" /s',
    '"C:\\Windows\\system32\\mmc.exe" C:\\Windows\\system32\\devmgmt.msc',
    "mmc.exe C:\\Windows\\system32\\gpmc.msc",
    '"C:\\Windows\\system32\\mmc.exe" "C:\\Windows\\system32\\dsa.msc"',
    '"C:\\Windows\\system32\\mmc.exe" /32 "C:\\Windows\\SysWOW64\\comexp.msc"',
    '"C:\\Windows\\system32\\mmc.exe" "C:\\Windows\\system32\\taskschd.msc" /s',
    '"C:\\Windows\\System32\\mmc.exe"',
    '"C:\\Windows\\System32\\mmc.exe" "C:\\Users\\{user}\\Downloads\\{document}.msc"',
    '"C:\\Windows\\System32\\mmc.exe" "\\\\{server}\\tools\\{word}.msc"',
    '"C:\\Windows\\System32\\mmc.exe" /64 C:\\Temp\\{word}.msc',
  ],
});

/** Programs that differ from mmc.exe by little; they must not be found. */
export const LOOKALIKES: readonly ImageDefinition[] = [
  application({
    file: "notmmc.exe",
    folder: "C:\\Tools\\consoles",
    company: "Fennec Tools",
    product: "Console starter",
    versions: ["1.4.0"],
    description: "Starts saved consoles",
    weight: 0,
    lines: ['"C:\\Tools\\consoles\\notmmc.exe" "C:\\Tools\\consoles\\{word}.msc"'],
  }),
  application({
    file: "mmc.exe.bak",
    folder: "C:\\Temp",
    company: "Microsoft Corporation",
    product: WINDOWS,
    versions: BUILDS,
    original: "mmc.exe",
    description: "Microsoft Management Console",
    weight: 0,
    lines: ['C:\\Temp\\mmc.exe.bak "C:\\Temp\\{word}.msc"'],
  }),
];

/** The background of an ordinary fleet. */
export const IMAGES: readonly ImageDefinition[] = [
  windows({
    file: "svchost.exe",
    description: "Host Process for Windows Services",
    weight: 90,
    lines: [
      "svchost.exe -k netsvcs -p -s Schedule",
      "svchost.exe -k LocalServiceNetworkRestricted -p -s EventLog",
      "svchost.exe -k netsvcs -p -s BITS",
      "svchost.exe -k netsvcs -p -s wuauserv",
      "svchost.exe -k DcomLaunch -p",
      "svchost.exe -k NetworkService -p -s CryptSvc",
      "svchost.exe -k LocalSystemNetworkRestricted -p -s WdiSystemHost",
      "svchost.exe -k UnistackSvcGroup -s CDPUserSvc",
      "svchost.exe -k netsvcs -p -s gpsvc",
      "svchost.exe -k LocalService -p -s fdPHost",
      "svchost.exe -k appmodel -p -s StateRepository",
      "svchost.exe -k wsappx -p -s AppXSvc",
    ],
  }),
  windows({
    file: "MsMpEng.exe",
    folder: "C:\\ProgramData\\Microsoft\\Windows Defender\\Platform\\4.18.24050.7-0",
    versions: ["4.18.24050.7", "4.18.24060.7"],
    description: "Antimalware Service Executable",
    weight: 40,
    lines: ['"MsMpEng.exe"'],
  }),
  windows({
    file: "MsSense.exe",
    folder: "C:\\Program Files\\Windows Defender Advanced Threat Protection",
    versions: ["10.8750.26100.1008"],
    description: "Windows Defender Advanced Threat Protection Service Executable",
    weight: 18,
    lines: ['"MsSense.exe"'],
  }),
  windows({
    file: "lsass.exe",
    description: "Local Security Authority Process",
    parent: "wininit.exe",
    weight: 30,
    lines: ["lsass.exe"],
  }),
  windows({
    file: "services.exe",
    description: "Services and Controller app",
    parent: "wininit.exe",
    weight: 14,
    lines: ["services.exe"],
  }),
  windows({
    file: "csrss.exe",
    description: "Client Server Runtime Process",
    parent: "smss.exe",
    weight: 8,
    lines: ["csrss.exe"],
  }),
  windows({
    file: "winlogon.exe",
    description: "Windows Logon Application",
    parent: "smss.exe",
    weight: 4,
    lines: ["winlogon.exe"],
  }),
  windows({
    file: "explorer.exe",
    folder: "C:\\Windows",
    original: "EXPLORER.EXE",
    description: "Windows Explorer",
    runs: "user",
    parent: "userinit.exe",
    weight: 45,
    lines: ["Explorer.EXE", "C:\\Windows\\explorer.exe /factory,{{guid}} -Embedding"],
  }),
  windows({
    file: "powershell.exe",
    folder: "C:\\Windows\\System32\\WindowsPowerShell\\v1.0",
    original: "PowerShell.EXE",
    description: "Windows PowerShell",
    runs: "user",
    weight: 34,
    lines: [
      'powershell.exe -NoProfile -NonInteractive -ExecutionPolicy Bypass -File "C:\\ProgramData\\Deploy\\Scripts\\{word}.ps1"',
      '"C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe" -NoLogo -Noninteractive -NoProfile -ExecutionPolicy RemoteSigned "& \'C:\\Windows\\CCM\\SystemTemp\\{guid}.ps1\'"',
      '"powershell.exe" -NoExit -Command "Set-Location -LiteralPath \'C:\\Users\\{user}\\source\\{word}\'"',
      "powershell.exe -NoP -W Hidden -Enc {base64}",
      'powershell.exe -Command "Get-ChildItem -Path \\"C:\\Users\\{user}\\Documents\\" -Recurse | Measure-Object -Property Length -Sum"',
      'powershell -c "Invoke-WebRequest -Uri https://{server}/agent/{number} -OutFile $env:TEMP\\{word}.zip"',
    ],
  }),
  windows({
    file: "cmd.exe",
    original: "Cmd.Exe",
    description: "Windows Command Processor",
    runs: "user",
    weight: 26,
    lines: [
      'cmd.exe /c "C:\\Program Files\\Fleet Agent\\bin\\collect.bat" --site {site} --run {number}',
      '"C:\\Windows\\System32\\cmd.exe" /d /s /c "npm run {word}"',
      'C:\\Windows\\system32\\cmd.exe /c ""C:\\Users\\{user}\\Desktop\\{document}.cmd" "',
      "cmd /c echo {word} > \\\\.\\pipe\\{word}",
      '"cmd.exe" /s /k pushd "C:\\Users\\{user}\\source\\{word}"',
    ],
  }),
  windows({
    file: "conhost.exe",
    original: "CONHOST.EXE",
    description: "Console Window Host",
    runs: "user",
    parent: "cmd.exe",
    weight: 22,
    lines: ["conhost.exe 0xffffffff -ForceV1", "\\??\\C:\\Windows\\system32\\conhost.exe 0x4"],
  }),
  windows({
    file: "WmiPrvSE.exe",
    folder: "C:\\Windows\\System32\\wbem",
    original: "Wmiprvse.exe",
    description: "WMI Provider Host",
    runs: "network service",
    parent: "svchost.exe",
    weight: 24,
    lines: [
      "C:\\Windows\\system32\\wbem\\wmiprvse.exe -secured -Embedding",
      "C:\\Windows\\system32\\wbem\\wmiprvse.exe -Embedding",
    ],
  }),
  windows({
    file: "taskhostw.exe",
    description: "Host Process for Windows Tasks",
    runs: "user",
    parent: "svchost.exe",
    weight: 10,
    lines: ["taskhostw.exe", "taskhostw.exe {{guid}}", "taskhostw.exe KEYROAMING"],
  }),
  windows({
    file: "RuntimeBroker.exe",
    description: "Runtime Broker",
    runs: "user",
    parent: "svchost.exe",
    weight: 12,
    lines: ["C:\\Windows\\System32\\RuntimeBroker.exe -Embedding"],
  }),
  windows({
    file: "dllhost.exe",
    description: "COM Surrogate",
    runs: "user",
    parent: "svchost.exe",
    weight: 12,
    lines: ["C:\\Windows\\system32\\DllHost.exe /Processid:{{guid}}", "DllHost.exe /Processid:{{guid}}"],
  }),
  windows({
    file: "rundll32.exe",
    original: "RUNDLL32.EXE",
    description: "Windows host process (Rundll32)",
    runs: "user",
    parent: "explorer.exe",
    weight: 9,
    lines: [
      "rundll32.exe C:\\Windows\\system32\\PcaSvc.dll,PcaPatchSdbTask",
      '"C:\\Windows\\system32\\rundll32.exe" shell32.dll,Control_RunDLL "C:\\Windows\\System32\\{word}.cpl",',
      'rundll32.exe "C:\\Users\\{user}\\AppData\\Local\\Temp\\{word}.dll",#1',
    ],
  }),
  windows({
    file: "msiexec.exe",
    description: "Windows® installer",
    weight: 8,
    lines: [
      "C:\\Windows\\system32\\msiexec.exe /V",
      'msiexec.exe /i "C:\\Windows\\ccmcache\\{number}\\{document}.msi" /qn REBOOT=ReallySuppress /l*v "C:\\Windows\\Temp\\{word}.log"',
      "C:\\Windows\\System32\\MsiExec.exe -Embedding {hex} Global\\MSI0000",
    ],
  }),
  windows({
    file: "schtasks.exe",
    description: "Task Scheduler Configuration Tool",
    parent: "cmd.exe",
    weight: 5,
    lines: [
      'schtasks.exe /Create /TN "\\Fleet\\{word}" /TR "C:\\ProgramData\\Deploy\\run.cmd {number}" /SC HOURLY /RU SYSTEM /F',
      "schtasks.exe /Run /TN \\Fleet\\{word}",
    ],
  }),
  windows({
    file: "SearchIndexer.exe",
    description: "Microsoft Windows Search Indexer",
    weight: 10,
    lines: ["C:\\Windows\\system32\\SearchIndexer.exe /Embedding"],
  }),
  windows({
    file: "spoolsv.exe",
    description: "Spooler SubSystem App",
    weight: 6,
    lines: ["C:\\Windows\\System32\\spoolsv.exe"],
  }),
  windows({
    file: "gpupdate.exe",
    description: "Microsoft® Group Policy Update Utility",
    parent: "svchost.exe",
    weight: 4,
    lines: ["gpupdate.exe /target:computer /force", "gpupdate /wait:0"],
  }),
  windows({
    file: "regsvr32.exe",
    original: "REGSVR32.EXE",
    description: "Microsoft(C) Register Server",
    parent: "msiexec.exe",
    weight: 3,
    lines: ['"C:\\Windows\\System32\\regsvr32.exe" /s "C:\\Program Files\\{word}\\{word}.dll"'],
  }),
  application({
    file: "chrome.exe",
    folder: "C:\\Program Files\\Google\\Chrome\\Application",
    company: "Google LLC",
    product: "Google Chrome",
    versions: ["126.0.6478.127", "126.0.6478.115"],
    description: "Google Chrome",
    parent: "chrome.exe",
    weight: 70,
    lines: [
      '"C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe" --type=renderer --lang=en-US --device-scale-factor=1 --num-raster-threads=4 --renderer-client-id={number} --time-ticks-at-unix-epoch=-{number}{number} --launch-time-ticks={number}{number} --field-trial-handle={number},i,{number}{number} --variations-seed-version /prefetch:1',
      '"C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe" --type=utility --utility-sub-type=network.mojom.NetworkService --lang=en-US --service-sandbox-type=none --field-trial-handle={number},i,{number}{number} /prefetch:8',
      '"C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe" --type=gpu-process --gpu-preferences={base64} --field-trial-handle={number},i,{number}{number} /prefetch:2',
      '"C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe" --single-argument https://intranet.example.test/{word}/{number}',
    ],
  }),
  application({
    file: "msedge.exe",
    folder: "C:\\Program Files (x86)\\Microsoft\\Edge\\Application",
    company: "Microsoft Corporation",
    product: "Microsoft Edge",
    versions: ["126.0.2592.81", "125.0.2535.92"],
    description: "Microsoft Edge",
    weight: 48,
    lines: [
      '"C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe" --profile-directory=Default',
      '"C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe" --type=renderer --lang=de --js-flags=--ms-user-locale= --renderer-client-id={number} --mojo-platform-channel-handle={number} --field-trial-handle={number},i,{number}{number} /prefetch:1',
      '"C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe" --single-argument microsoft-edge:https://portal.example.test/{word}?id={number}',
    ],
  }),
  application({
    file: "OUTLOOK.EXE",
    folder: "C:\\Program Files\\Microsoft Office\\root\\Office16",
    company: "Microsoft Corporation",
    product: "Microsoft Outlook",
    versions: ["16.0.17628.20144", "16.0.17531.20190"],
    original: "Outlook.exe",
    description: "Microsoft Outlook",
    weight: 24,
    lines: [
      '"C:\\Program Files\\Microsoft Office\\Root\\Office16\\OUTLOOK.EXE"',
      '"C:\\Program Files\\Microsoft Office\\Root\\Office16\\OUTLOOK.EXE" /restore',
    ],
  }),
  application({
    file: "WINWORD.EXE",
    folder: "C:\\Program Files\\Microsoft Office\\root\\Office16",
    company: "Microsoft Corporation",
    product: "Microsoft Office",
    versions: ["16.0.17628.20144", "16.0.17531.20190"],
    original: "WinWord.exe",
    description: "Microsoft Word",
    weight: 16,
    lines: [
      '"C:\\Program Files\\Microsoft Office\\Root\\Office16\\WINWORD.EXE" /n "C:\\Users\\{user}\\Documents\\{document}.docx" /o ""',
      '"C:\\Program Files\\Microsoft Office\\Root\\Office16\\WINWORD.EXE" /n "C:\\Users\\{user}\\AppData\\Local\\Microsoft\\Windows\\INetCache\\Content.Outlook\\{hex}\\{document}.docm" /o "u"',
    ],
  }),
  application({
    file: "EXCEL.EXE",
    folder: "C:\\Program Files\\Microsoft Office\\root\\Office16",
    company: "Microsoft Corporation",
    product: "Microsoft Office",
    versions: ["16.0.17628.20144", "16.0.17531.20190"],
    original: "Excel.exe",
    description: "Microsoft Excel",
    weight: 18,
    lines: [
      '"C:\\Program Files\\Microsoft Office\\Root\\Office16\\EXCEL.EXE" "\\\\{server}\\finance\\{document}.xlsx"',
      '"C:\\Program Files\\Microsoft Office\\Root\\Office16\\EXCEL.EXE" /dde',
    ],
  }),
  application({
    file: "OneDrive.exe",
    folder: "C:\\Program Files\\Microsoft OneDrive",
    company: "Microsoft Corporation",
    product: "Microsoft OneDrive",
    versions: ["24.108.0528.0005"],
    description: "Microsoft OneDrive",
    weight: 14,
    lines: ['"C:\\Program Files\\Microsoft OneDrive\\OneDrive.exe" /background'],
  }),
  application({
    file: "ms-teams.exe",
    folder: "C:\\Program Files\\WindowsApps\\MSTeams_24152.412.2958.916_x64__8wekyb3d8bbwe",
    company: "Microsoft Corporation",
    product: "Microsoft Teams",
    versions: ["24152.412.2958.916"],
    description: "Microsoft Teams",
    weight: 20,
    lines: [
      '"C:\\Program Files\\WindowsApps\\MSTeams_24152.412.2958.916_x64__8wekyb3d8bbwe\\ms-teams.exe" msteams:system-initiated',
    ],
  }),
  application({
    file: "Code.exe",
    folder: "C:\\Users\\{user}\\AppData\\Local\\Programs\\Microsoft VS Code",
    company: "Microsoft Corporation",
    product: "Visual Studio Code",
    versions: ["1.90.2", "1.89.1"],
    original: "electron.exe",
    description: "Visual Studio Code",
    weight: 10,
    lines: [
      '"C:\\Users\\{user}\\AppData\\Local\\Programs\\Microsoft VS Code\\Code.exe" --type=renderer --user-data-dir="C:\\Users\\{user}\\AppData\\Roaming\\Code" --standard-schemes=vscode-webview,vscode-file --renderer-client-id={number} --field-trial-handle={number},i,{number}{number} --vscode-window-config=vscode:{guid} /prefetch:1',
      '"C:\\Users\\{user}\\AppData\\Local\\Programs\\Microsoft VS Code\\Code.exe" "C:\\Users\\{user}\\source\\{word}"',
    ],
  }),
  application({
    file: "python.exe",
    folder: "C:\\Program Files\\Python312",
    company: "Python Software Foundation",
    product: "Python",
    versions: ["3.12.4"],
    description: "Python",
    parent: "cmd.exe",
    weight: 8,
    lines: [
      "python.exe -m {word}.worker --queue {word} --batch {number}",
      '"C:\\Program Files\\Python312\\python.exe" "C:\\Users\\{user}\\source\\{word}\\{word}.py" --out "D:\\reports\\{document}.csv"',
      "python -c \"import {word}; print('{number}')\"",
    ],
  }),
  application({
    file: "java.exe",
    folder: "C:\\Program Files\\Eclipse Adoptium\\jdk-17.0.11.9-hotspot\\bin",
    company: "Eclipse Adoptium",
    product: "OpenJDK Platform 17.0.11",
    versions: ["17.0.11.0"],
    description: "OpenJDK Platform binary",
    runs: "system",
    parent: "services.exe",
    weight: 6,
    lines: [
      '"C:\\Program Files\\Eclipse Adoptium\\jdk-17.0.11.9-hotspot\\bin\\java.exe" -Xmx{number}m "-Dapp.home=D:\\apps\\{word}" -cp "lib\\*" test.example.{word}.Main {number}',
    ],
  }),
  application({
    file: "git.exe",
    folder: "C:\\Program Files\\Git\\cmd",
    company: "The Git Development Community",
    product: "Git",
    versions: ["2.45.2.1"],
    description: "Git for Windows",
    parent: "Code.exe",
    weight: 7,
    lines: [
      "git.exe status -z -uall",
      'git.exe -c core.quotepath=false log --format="%H %an" -n {number}',
      "git.exe for-each-ref --sort -committerdate --format=%(refname)",
    ],
  }),
  application({
    file: "sqlservr.exe",
    folder: "C:\\Program Files\\Microsoft SQL Server\\MSSQL16.PROD\\MSSQL\\Binn",
    company: "Microsoft Corporation",
    product: "Microsoft SQL Server",
    versions: ["2022.160.4125.3"],
    original: "SQLSERVR.EXE",
    description: "SQL Server Windows NT - 64 Bit",
    runs: "system",
    parent: "services.exe",
    weight: 5,
    lines: ['"C:\\Program Files\\Microsoft SQL Server\\MSSQL16.PROD\\MSSQL\\Binn\\sqlservr.exe" -sPROD'],
  }),
  application({
    file: "w3wp.exe",
    folder: "C:\\Windows\\System32\\inetsrv",
    company: "Microsoft Corporation",
    product: "Internet Information Services",
    versions: ["10.0.20348.1"],
    description: "IIS Worker Process",
    runs: "system",
    parent: "svchost.exe",
    weight: 5,
    lines: [
      'c:\\windows\\system32\\inetsrv\\w3wp.exe -ap "{word}" -v "v4.0" -l "webengine4.dll" -a \\\\.\\pipe\\iisipm{guid} -h "C:\\inetpub\\temp\\apppools\\{word}\\{word}.config" -w "" -m 0',
    ],
  }),
  application({
    file: "7zFM.exe",
    folder: "C:\\Program Files\\7-Zip",
    company: "Igor Pavlov",
    product: "7-Zip",
    versions: ["24.07"],
    description: "7-Zip File Manager",
    weight: 3,
    lines: ['"C:\\Program Files\\7-Zip\\7zFM.exe" "C:\\Users\\{user}\\Downloads\\{document}.zip"'],
  }),
  application({
    file: "fleetagent.exe",
    folder: "C:\\Program Files\\Fleet Agent\\bin",
    company: "Fennec Tools",
    product: "Fleet Agent",
    versions: ["6.2.118.0", "6.1.94.0"],
    description: "Collects inventory",
    runs: "system",
    parent: "services.exe",
    weight: 20,
    lines: [
      '"C:\\Program Files\\Fleet Agent\\bin\\fleetagent.exe" --service --config "C:\\ProgramData\\Fleet Agent\\agent.yml"',
      '"C:\\Program Files\\Fleet Agent\\bin\\fleetagent.exe" --collect {word} --run {number}',
    ],
  }),
];
