import { tables } from "../compact.js";

/** Device tables filled by custom collection rules and behaviours. */
export const deviceCustomTables = tables({
  DeviceBehaviorEntities: `
    Timestamp:datetime AccountDomain AccountName AccountObjectId AccountSid AccountUpn ActionType
    AdditionalFields Application ApplicationId BehaviorId Categories DataSources DetailedEntityRole
    DetectionSource DeviceId DeviceName EmailClusterId EmailSubject EntityRole EntityType FileName
    FileSize:long FolderPath LocalIP NetworkMessageId OAuthApplicationId ProcessCommandLine RegistryKey
    RegistryValueData RegistryValueName RemoteIP RemoteUrl ServiceSource SHA1 SHA256 ThreatFamily`,
  DeviceBehaviorInfo: `
    Timestamp:datetime AccountObjectId AccountUpn ActionType AdditionalFields AttackTechniques
    BehaviorId Categories DataSources Description DetectionSource DeviceId EndTime:datetime
    ServiceSource StartTime:datetime`,
  DeviceCustomFileEvents: `
    Timestamp:datetime ActionType AdditionalFields:dynamic AppGuardContainerId DeviceId DeviceName
    FileName FileOriginIP FileOriginReferrerUrl FileOriginUrl FileSize:long FolderPath
    InitiatingProcessAccountDomain InitiatingProcessAccountName InitiatingProcessAccountObjectId
    InitiatingProcessAccountSid InitiatingProcessAccountUpn InitiatingProcessCommandLine
    InitiatingProcessCreationTime:datetime InitiatingProcessFileName InitiatingProcessFileSize:long
    InitiatingProcessFolderPath InitiatingProcessId:long InitiatingProcessIntegrityLevel
    InitiatingProcessMD5 InitiatingProcessParentCreationTime:datetime InitiatingProcessParentFileName
    InitiatingProcessParentId:long InitiatingProcessRemoteSessionDeviceName
    InitiatingProcessRemoteSessionIP InitiatingProcessSessionId:long InitiatingProcessSHA1
    InitiatingProcessSHA256 InitiatingProcessTokenElevation InitiatingProcessUniqueId
    InitiatingProcessVersionInfoCompanyName InitiatingProcessVersionInfoFileDescription
    InitiatingProcessVersionInfoInternalFileName InitiatingProcessVersionInfoOriginalFileName
    InitiatingProcessVersionInfoProductName InitiatingProcessVersionInfoProductVersion
    IsAzureInfoProtectionApplied:bool IsInitiatingProcessRemoteSession:bool MachineGroup MD5
    PreviousFileName PreviousFolderPath ReportId:long RequestAccountDomain RequestAccountName
    RequestAccountSid RequestProtocol RequestSourceIP RequestSourcePort:int
    RuleLastModificationTime:datetime RuleName SensitivityLabel SensitivitySubLabel SHA1 SHA256
    ShareName`,
  DeviceCustomImageLoadEvents: `
    Timestamp:datetime ActionType AppGuardContainerId DeviceId DeviceName FileName FileSize:long
    FolderPath InitiatingProcessAccountDomain InitiatingProcessAccountName
    InitiatingProcessAccountObjectId InitiatingProcessAccountSid InitiatingProcessAccountUpn
    InitiatingProcessCommandLine InitiatingProcessCreationTime:datetime InitiatingProcessFileName
    InitiatingProcessFileSize:long InitiatingProcessFolderPath InitiatingProcessId:long
    InitiatingProcessIntegrityLevel InitiatingProcessMD5 InitiatingProcessParentCreationTime:datetime
    InitiatingProcessParentFileName InitiatingProcessParentId:long
    InitiatingProcessRemoteSessionDeviceName InitiatingProcessRemoteSessionIP
    InitiatingProcessSessionId:long InitiatingProcessSHA1 InitiatingProcessSHA256
    InitiatingProcessTokenElevation InitiatingProcessUniqueId InitiatingProcessVersionInfoCompanyName
    InitiatingProcessVersionInfoFileDescription InitiatingProcessVersionInfoInternalFileName
    InitiatingProcessVersionInfoOriginalFileName InitiatingProcessVersionInfoProductName
    InitiatingProcessVersionInfoProductVersion IsInitiatingProcessRemoteSession:bool MachineGroup MD5
    ReportId:long RuleLastModificationTime:datetime RuleName SHA1 SHA256`,
  DeviceCustomNetworkEvents: `
    Timestamp:datetime ActionType AdditionalFields:dynamic AppGuardContainerId DeviceId DeviceName
    InitiatingProcessAccountDomain InitiatingProcessAccountName InitiatingProcessAccountObjectId
    InitiatingProcessAccountSid InitiatingProcessAccountUpn InitiatingProcessCommandLine
    InitiatingProcessCreationTime:datetime InitiatingProcessFileName InitiatingProcessFileSize:long
    InitiatingProcessFolderPath InitiatingProcessId:long InitiatingProcessIntegrityLevel
    InitiatingProcessMD5 InitiatingProcessParentCreationTime:datetime InitiatingProcessParentFileName
    InitiatingProcessParentId:long InitiatingProcessRemoteSessionDeviceName
    InitiatingProcessRemoteSessionIP InitiatingProcessSessionId:long InitiatingProcessSHA1
    InitiatingProcessSHA256 InitiatingProcessTokenElevation InitiatingProcessUniqueId
    InitiatingProcessVersionInfoCompanyName InitiatingProcessVersionInfoFileDescription
    InitiatingProcessVersionInfoInternalFileName InitiatingProcessVersionInfoOriginalFileName
    InitiatingProcessVersionInfoProductName InitiatingProcessVersionInfoProductVersion
    IsInitiatingProcessRemoteSession:bool LocalIP LocalIPType LocalPort:int MachineGroup Protocol
    RemoteIP RemoteIPType RemotePort:int RemoteUrl ReportId:long RuleLastModificationTime:datetime
    RuleName`,
  DeviceCustomProcessEvents: `
    Timestamp:datetime AccountDomain AccountName AccountObjectId AccountSid AccountUpn ActionType
    AdditionalFields:dynamic AppGuardContainerId CreatedProcessSessionId:long DeviceId DeviceName
    FileName FileSize:long FolderPath InitiatingProcessAccountDomain InitiatingProcessAccountName
    InitiatingProcessAccountObjectId InitiatingProcessAccountSid InitiatingProcessAccountUpn
    InitiatingProcessCommandLine InitiatingProcessCreationTime:datetime InitiatingProcessFileName
    InitiatingProcessFileSize:long InitiatingProcessFolderPath InitiatingProcessId:long
    InitiatingProcessIntegrityLevel InitiatingProcessLogonId:long InitiatingProcessMD5
    InitiatingProcessParentCreationTime:datetime InitiatingProcessParentFileName
    InitiatingProcessParentId:long InitiatingProcessRemoteSessionDeviceName
    InitiatingProcessRemoteSessionIP InitiatingProcessSessionId:long InitiatingProcessSHA1
    InitiatingProcessSHA256 InitiatingProcessSignatureStatus InitiatingProcessSignerType
    InitiatingProcessTokenElevation InitiatingProcessUniqueId InitiatingProcessVersionInfoCompanyName
    InitiatingProcessVersionInfoFileDescription InitiatingProcessVersionInfoInternalFileName
    InitiatingProcessVersionInfoOriginalFileName InitiatingProcessVersionInfoProductName
    InitiatingProcessVersionInfoProductVersion IsInitiatingProcessRemoteSession:bool
    IsProcessRemoteSession:bool LogonId:long MachineGroup MD5 ProcessCommandLine
    ProcessCreationTime:datetime ProcessId:long ProcessIntegrityLevel ProcessRemoteSessionDeviceName
    ProcessRemoteSessionIP ProcessTokenElevation ProcessUniqueId ProcessVersionInfoCompanyName
    ProcessVersionInfoFileDescription ProcessVersionInfoInternalFileName
    ProcessVersionInfoOriginalFileName ProcessVersionInfoProductName ProcessVersionInfoProductVersion
    ReportId:long RuleLastModificationTime:datetime RuleName SHA1 SHA256`,
  DeviceCustomRegistryEvents: `
    Timestamp:datetime ActionType AppGuardContainerId DeviceId DeviceName InitiatingProcessAccountDomain
    InitiatingProcessAccountName InitiatingProcessAccountObjectId InitiatingProcessAccountSid
    InitiatingProcessAccountUpn InitiatingProcessCommandLine InitiatingProcessCreationTime:datetime
    InitiatingProcessFileName InitiatingProcessFileSize:long InitiatingProcessFolderPath
    InitiatingProcessId:long InitiatingProcessIntegrityLevel InitiatingProcessMD5
    InitiatingProcessParentCreationTime:datetime InitiatingProcessParentFileName
    InitiatingProcessParentId:long InitiatingProcessRemoteSessionDeviceName
    InitiatingProcessRemoteSessionIP InitiatingProcessSessionId:long InitiatingProcessSHA1
    InitiatingProcessSHA256 InitiatingProcessTokenElevation InitiatingProcessUniqueId
    InitiatingProcessVersionInfoCompanyName InitiatingProcessVersionInfoFileDescription
    InitiatingProcessVersionInfoInternalFileName InitiatingProcessVersionInfoOriginalFileName
    InitiatingProcessVersionInfoProductName InitiatingProcessVersionInfoProductVersion
    IsInitiatingProcessRemoteSession:bool MachineGroup PreviousRegistryKey PreviousRegistryValueData
    PreviousRegistryValueName RegistryKey RegistryValueData RegistryValueName RegistryValueType
    ReportId:long RuleLastModificationTime:datetime RuleName`,
  DeviceCustomScriptEvents: `
    ActionType DeviceId DeviceName InitiatingProcessAccountDomain InitiatingProcessAccountName
    InitiatingProcessAccountObjectId InitiatingProcessAccountSid InitiatingProcessAccountUpn
    InitiatingProcessCommandLine InitiatingProcessCreationTime:datetime InitiatingProcessFileName
    InitiatingProcessFileSize:long InitiatingProcessFolderPath InitiatingProcessId:long
    InitiatingProcessMD5 InitiatingProcessParentCreationTime:datetime InitiatingProcessParentFileName
    InitiatingProcessParentId:long InitiatingProcessRemoteSessionDeviceName
    InitiatingProcessRemoteSessionIP InitiatingProcessSessionId:long InitiatingProcessSHA1
    InitiatingProcessSHA256 InitiatingProcessSignatureStatus InitiatingProcessSignerType
    InitiatingProcessUniqueId InitiatingProcessVersionInfoCompanyName
    InitiatingProcessVersionInfoFileDescription InitiatingProcessVersionInfoInternalFileName
    InitiatingProcessVersionInfoOriginalFileName InitiatingProcessVersionInfoProductName
    InitiatingProcessVersionInfoProductVersion IsInitiatingProcessRemoteSession:bool ReportId:long
    RuleLastModificationTime:datetime RuleName ScriptContent ScriptContentSHA256 Timestamp:datetime`,
});
