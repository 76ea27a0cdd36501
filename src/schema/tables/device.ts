import { tables } from "../compact.js";

/** What happens on a device: processes, files, network, registry, logons, and what the device is. */
export const deviceTables = tables({
  DeviceEvents: `
    Timestamp:datetime DeviceId DeviceName ActionType FileName FolderPath SHA1 SHA256 MD5 FileSize:long
    AccountDomain AccountName AccountSid RemoteUrl RemoteDeviceName ProcessId:long ProcessCommandLine
    ProcessCreationTime:datetime ProcessTokenElevation LogonId:long RegistryKey RegistryValueName
    RegistryValueData RemoteIP RemotePort:int LocalIP LocalPort:int FileOriginUrl FileOriginIP
    InitiatingProcessSHA1 InitiatingProcessSHA256 InitiatingProcessMD5 InitiatingProcessFileName
    InitiatingProcessFileSize:long InitiatingProcessFolderPath InitiatingProcessId:long
    InitiatingProcessCommandLine InitiatingProcessCreationTime:datetime InitiatingProcessAccountDomain
    InitiatingProcessAccountName InitiatingProcessAccountSid InitiatingProcessAccountUpn
    InitiatingProcessAccountObjectId InitiatingProcessVersionInfoCompanyName
    InitiatingProcessVersionInfoProductName InitiatingProcessVersionInfoProductVersion
    InitiatingProcessVersionInfoInternalFileName InitiatingProcessVersionInfoOriginalFileName
    InitiatingProcessVersionInfoFileDescription InitiatingProcessParentId:long
    InitiatingProcessParentFileName InitiatingProcessParentCreationTime:datetime
    InitiatingProcessLogonId:long ReportId:long AppGuardContainerId AdditionalFields
    InitiatingProcessSessionId:long IsInitiatingProcessRemoteSession:bool
    InitiatingProcessRemoteSessionDeviceName InitiatingProcessRemoteSessionIP
    CreatedProcessSessionId:long IsProcessRemoteSession:bool ProcessRemoteSessionDeviceName
    ProcessRemoteSessionIP InitiatingProcessUniqueId`,
  DeviceFileCertificateInfo: `
    Timestamp:datetime DeviceId DeviceName SHA1 IsSigned:bool SignatureType Signer SignerHash Issuer
    IssuerHash CertificateSerialNumber CrlDistributionPointUrls CertificateCreationTime:datetime
    CertificateExpirationTime:datetime CertificateCountersignatureTime:datetime IsTrusted:bool
    IsRootSignerMicrosoft:bool ReportId:long`,
  DeviceFileEvents: `
    Timestamp:datetime DeviceId DeviceName ActionType FileName FolderPath SHA1 SHA256 MD5 FileOriginUrl
    FileOriginReferrerUrl FileOriginIP PreviousFolderPath PreviousFileName FileSize:long
    InitiatingProcessAccountDomain InitiatingProcessAccountName InitiatingProcessAccountSid
    InitiatingProcessAccountUpn InitiatingProcessAccountObjectId InitiatingProcessMD5
    InitiatingProcessSHA1 InitiatingProcessSHA256 InitiatingProcessFolderPath InitiatingProcessFileName
    InitiatingProcessFileSize:long InitiatingProcessVersionInfoCompanyName
    InitiatingProcessVersionInfoProductName InitiatingProcessVersionInfoProductVersion
    InitiatingProcessVersionInfoInternalFileName InitiatingProcessVersionInfoOriginalFileName
    InitiatingProcessVersionInfoFileDescription InitiatingProcessId:long InitiatingProcessCommandLine
    InitiatingProcessCreationTime:datetime InitiatingProcessIntegrityLevel
    InitiatingProcessTokenElevation InitiatingProcessParentId:long InitiatingProcessParentFileName
    InitiatingProcessParentCreationTime:datetime RequestProtocol RequestSourceIP RequestSourcePort:int
    RequestAccountName RequestAccountDomain RequestAccountSid ShareName SensitivityLabel
    SensitivitySubLabel IsAzureInfoProtectionApplied:bool ReportId:long AppGuardContainerId
    AdditionalFields InitiatingProcessSessionId:long IsInitiatingProcessRemoteSession:bool
    InitiatingProcessRemoteSessionDeviceName InitiatingProcessRemoteSessionIP InitiatingProcessUniqueId`,
  DeviceImageLoadEvents: `
    Timestamp:datetime DeviceId DeviceName ActionType FileName FolderPath SHA1 SHA256 MD5 FileSize:long
    InitiatingProcessAccountDomain InitiatingProcessAccountName InitiatingProcessAccountSid
    InitiatingProcessAccountUpn InitiatingProcessAccountObjectId InitiatingProcessIntegrityLevel
    InitiatingProcessTokenElevation InitiatingProcessSHA1 InitiatingProcessSHA256 InitiatingProcessMD5
    InitiatingProcessFileName InitiatingProcessFileSize:long InitiatingProcessVersionInfoCompanyName
    InitiatingProcessVersionInfoProductName InitiatingProcessVersionInfoProductVersion
    InitiatingProcessVersionInfoInternalFileName InitiatingProcessVersionInfoOriginalFileName
    InitiatingProcessVersionInfoFileDescription InitiatingProcessId:long InitiatingProcessCommandLine
    InitiatingProcessCreationTime:datetime InitiatingProcessFolderPath InitiatingProcessParentId:long
    InitiatingProcessParentFileName InitiatingProcessParentCreationTime:datetime ReportId:long
    AppGuardContainerId InitiatingProcessSessionId:long IsInitiatingProcessRemoteSession:bool
    InitiatingProcessRemoteSessionDeviceName InitiatingProcessRemoteSessionIP InitiatingProcessUniqueId`,
  DeviceInfo: `
    Timestamp:datetime DeviceId DeviceName ClientVersion PublicIP OSArchitecture OSPlatform OSBuild:long
    IsAzureADJoined:bool JoinType AadDeviceId LoggedOnUsers RegistryDeviceTag OSVersion MachineGroup
    ReportId:long OnboardingStatus AdditionalFields DeviceCategory DeviceType DeviceSubtype Model Vendor
    OSDistribution OSVersionInfo MergedDeviceIds MergedToDeviceId IsInternetFacing:bool
    SensorHealthState IsExcluded:bool ExclusionReason ExposureLevel AssetValue DeviceManualTags
    DeviceDynamicTags ConnectivityType HostDeviceId AzureResourceId AwsResourceName GcpFullResourceName
    AzureVmId AzureVmSubscriptionId CloudPlatforms DeviceObjectId HardwareUuid IsTransient:bool
    MitigationStatus OsBuildRevision RestrictedDeviceSecurityOperations`,
  DeviceLogonEvents: `
    Timestamp:datetime DeviceId DeviceName ActionType LogonType AccountDomain AccountName AccountSid
    Protocol FailureReason IsLocalAdmin:bool LogonId:long RemoteDeviceName RemoteIP RemoteIPType
    RemotePort:int InitiatingProcessAccountDomain InitiatingProcessAccountName
    InitiatingProcessAccountSid InitiatingProcessAccountUpn InitiatingProcessAccountObjectId
    InitiatingProcessIntegrityLevel InitiatingProcessTokenElevation InitiatingProcessSHA1
    InitiatingProcessSHA256 InitiatingProcessMD5 InitiatingProcessFileName
    InitiatingProcessFileSize:long InitiatingProcessVersionInfoCompanyName
    InitiatingProcessVersionInfoProductName InitiatingProcessVersionInfoProductVersion
    InitiatingProcessVersionInfoInternalFileName InitiatingProcessVersionInfoOriginalFileName
    InitiatingProcessVersionInfoFileDescription InitiatingProcessId:long InitiatingProcessCommandLine
    InitiatingProcessCreationTime:datetime InitiatingProcessFolderPath InitiatingProcessParentId:long
    InitiatingProcessParentFileName InitiatingProcessParentCreationTime:datetime ReportId:long
    AppGuardContainerId AdditionalFields InitiatingProcessSessionId:long
    IsInitiatingProcessRemoteSession:bool InitiatingProcessRemoteSessionDeviceName
    InitiatingProcessRemoteSessionIP InitiatingProcessUniqueId`,
  DeviceNetworkEvents: `
    Timestamp:datetime DeviceId DeviceName ActionType RemoteIP RemotePort:int RemoteUrl LocalIP
    LocalPort:int Protocol LocalIPType RemoteIPType InitiatingProcessSHA1 InitiatingProcessSHA256
    InitiatingProcessMD5 InitiatingProcessFileName InitiatingProcessFileSize:long
    InitiatingProcessVersionInfoCompanyName InitiatingProcessVersionInfoProductName
    InitiatingProcessVersionInfoProductVersion InitiatingProcessVersionInfoInternalFileName
    InitiatingProcessVersionInfoOriginalFileName InitiatingProcessVersionInfoFileDescription
    InitiatingProcessId:long InitiatingProcessCommandLine InitiatingProcessCreationTime:datetime
    InitiatingProcessFolderPath InitiatingProcessParentFileName InitiatingProcessParentId:long
    InitiatingProcessParentCreationTime:datetime InitiatingProcessAccountDomain
    InitiatingProcessAccountName InitiatingProcessAccountSid InitiatingProcessAccountUpn
    InitiatingProcessAccountObjectId InitiatingProcessIntegrityLevel InitiatingProcessTokenElevation
    ReportId:long AppGuardContainerId AdditionalFields InitiatingProcessSessionId:long
    IsInitiatingProcessRemoteSession:bool InitiatingProcessRemoteSessionDeviceName
    InitiatingProcessRemoteSessionIP InitiatingProcessUniqueId`,
  DeviceNetworkInfo: `
    Timestamp:datetime DeviceId DeviceName NetworkAdapterName MacAddress NetworkAdapterType
    NetworkAdapterStatus TunnelType ConnectedNetworks DnsAddresses IPv4Dhcp IPv6Dhcp DefaultGateways
    IPAddresses ReportId:long NetworkAdapterVendor`,
  DeviceProcessEvents: `
    Timestamp:datetime DeviceId DeviceName ActionType FileName FolderPath SHA1 SHA256 MD5 FileSize:long
    ProcessVersionInfoCompanyName ProcessVersionInfoProductName ProcessVersionInfoProductVersion
    ProcessVersionInfoInternalFileName ProcessVersionInfoOriginalFileName
    ProcessVersionInfoFileDescription ProcessId:long ProcessCommandLine ProcessIntegrityLevel
    ProcessTokenElevation ProcessCreationTime:datetime AccountDomain AccountName AccountSid AccountUpn
    AccountObjectId LogonId:long InitiatingProcessAccountDomain InitiatingProcessAccountName
    InitiatingProcessAccountSid InitiatingProcessAccountUpn InitiatingProcessAccountObjectId
    InitiatingProcessLogonId:long InitiatingProcessIntegrityLevel InitiatingProcessTokenElevation
    InitiatingProcessSHA1 InitiatingProcessSHA256 InitiatingProcessMD5 InitiatingProcessFileName
    InitiatingProcessFileSize:long InitiatingProcessVersionInfoCompanyName
    InitiatingProcessVersionInfoProductName InitiatingProcessVersionInfoProductVersion
    InitiatingProcessVersionInfoInternalFileName InitiatingProcessVersionInfoOriginalFileName
    InitiatingProcessVersionInfoFileDescription InitiatingProcessId:long InitiatingProcessCommandLine
    InitiatingProcessCreationTime:datetime InitiatingProcessFolderPath InitiatingProcessParentId:long
    InitiatingProcessParentFileName InitiatingProcessParentCreationTime:datetime
    InitiatingProcessSignerType InitiatingProcessSignatureStatus ReportId:long AppGuardContainerId
    AdditionalFields InitiatingProcessSessionId:long IsInitiatingProcessRemoteSession:bool
    InitiatingProcessRemoteSessionDeviceName InitiatingProcessRemoteSessionIP
    CreatedProcessSessionId:long IsProcessRemoteSession:bool ProcessRemoteSessionDeviceName
    ProcessRemoteSessionIP InitiatingProcessUniqueId ProcessUniqueId`,
  DeviceRegistryEvents: `
    Timestamp:datetime DeviceId DeviceName ActionType RegistryKey RegistryValueType RegistryValueName
    RegistryValueData PreviousRegistryKey PreviousRegistryValueName PreviousRegistryValueData
    InitiatingProcessAccountDomain InitiatingProcessAccountName InitiatingProcessAccountSid
    InitiatingProcessAccountUpn InitiatingProcessAccountObjectId InitiatingProcessSHA1
    InitiatingProcessSHA256 InitiatingProcessMD5 InitiatingProcessFileName
    InitiatingProcessFileSize:long InitiatingProcessVersionInfoCompanyName
    InitiatingProcessVersionInfoProductName InitiatingProcessVersionInfoProductVersion
    InitiatingProcessVersionInfoInternalFileName InitiatingProcessVersionInfoOriginalFileName
    InitiatingProcessVersionInfoFileDescription InitiatingProcessId:long InitiatingProcessCommandLine
    InitiatingProcessCreationTime:datetime InitiatingProcessFolderPath InitiatingProcessParentId:long
    InitiatingProcessParentFileName InitiatingProcessParentCreationTime:datetime
    InitiatingProcessIntegrityLevel InitiatingProcessTokenElevation ReportId:long AppGuardContainerId
    InitiatingProcessSessionId:long IsInitiatingProcessRemoteSession:bool
    InitiatingProcessRemoteSessionDeviceName InitiatingProcessRemoteSessionIP InitiatingProcessUniqueId`,
});
