import { tables } from "../compact.js";

/** Alerts, behaviours, data security and automatic responses. */
export const alertsTables = tables({
  AlertEvidence: `
    Timestamp:datetime AlertId Title Categories AttackTechniques ServiceSource DetectionSource
    EntityType EvidenceRole EvidenceDirection FileName FolderPath SHA1 SHA256 FileSize:long ThreatFamily
    RemoteIP RemoteUrl AccountName AccountDomain AccountSid AccountObjectId AccountUpn DeviceId
    DeviceName LocalIP NetworkMessageId EmailSubject Application ApplicationId:int OAuthApplicationId
    ProcessCommandLine RegistryKey RegistryValueName RegistryValueData AdditionalFields Severity
    CloudResource CloudPlatform ResourceType ResourceID SubscriptionId AzureResourceId AzureResourceType
    AzureSubscriptionId`,
  AlertInfo: `
    Timestamp:datetime AlertId Title Category Severity ServiceSource DetectionSource AttackTechniques`,
  BehaviorEntities: `
    Timestamp:datetime BehaviorId ActionType Categories ServiceSource DetectionSource DataSources
    EntityType EntityRole DetailedEntityRole FileName FolderPath SHA1 SHA256 FileSize:long ThreatFamily
    RemoteIP RemoteUrl AccountName AccountDomain AccountSid AccountObjectId AccountUpn DeviceId
    DeviceName LocalIP NetworkMessageId EmailSubject EmailClusterId Application ApplicationId:int
    OAuthApplicationId ProcessCommandLine RegistryKey RegistryValueName RegistryValueData
    AdditionalFields`,
  BehaviorInfo: `
    Timestamp:datetime BehaviorId ActionType Description Categories AttackTechniques ServiceSource
    DetectionSource DataSources DeviceId AccountUpn AccountObjectId StartTime:datetime EndTime:datetime
    AdditionalFields`,
  DataSecurityBehaviors: `
    AccountEmail AccountUpn ActionCategory ActionType ActivityCount:int Application AttackTechniques
    BehaviorId Categories Description DetectionSource DeviceInfo:dynamic EndTime:datetime
    IsAnomalous:bool IsContentHidden:bool PrinterName:dynamic PriorityContentMatchInfo:dynamic
    RecipientEmailInfo:dynamic RemovableMediaInfo:dynamic SensitiveInfoTypesInfo:dynamic
    SensitivityLabelInfo:dynamic ServiceSource SharepointSiteInfo:dynamic StartTime:datetime
    Timestamp:datetime UrlDomainInfo:dynamic`,
  DataSecurityEvents: `
    AadDeviceId:guid AccountObjectId AccountUpn ActionType ActivityId:guid ApplicationNames
    CcPolicyMatchInfo:dynamic CloudAppAlertId Department DeviceDestinationLocationType:int DeviceId
    DeviceName DeviceSourceLocationType:int DlpPolicyEnforcementMode:int DlpPolicyMatchInfo
    DlpPolicyRuleMatchInfo:dynamic EmailAttachmentCount:int EmailAttachmentInfo:dynamic EmailSubject
    ExternalUrlDomains FileRenameInfo InternetMessageId IPAddress IrmActionCategory
    IrmPolicyMatchInfo:dynamic IsHidden:bool IsManagedDevice:bool NetworkMessageId:guid ObjectId
    ObjectName ObjectSize:int ObjectType Operation PhysicalAccessPointId PhysicalAccessPointName
    PhysicalAccessStatus PhysicalAssetTag PreviousSensitivityLabelId PrinterName RecipientEmailAddress
    RemovableMediaManufacturer RemovableMediaModel RemovableMediaSerialNumber
    SensitiveInfoTypeInfo:dynamic SensitivityLabelId SequenceCorrelationId
    SharepointSiteSensitivityLabelIds SiteUrl SourceCodeInfo SourceRelativeUrl SourceUrlDomain
    TargetFilePath TargetUrlDomain TeamsChannelName TeamsChannelType TeamsTeamName Timestamp:datetime
    UnallowedUrlDomains UrlDomainInfo UserAlternateEmails Workload`,
  DisruptionAndResponseEvents: `
    Timestamp:datetime ActionType AuthenticationProtocol CompromisedAccountCount:int DataSource DeviceId
    DeviceName DomainName FileName InitiatingProcessFileName InitiatingProcessId:int
    InterfaceFriendlyName InterfaceUuid IpAddress IsPolicyOn:bool LogonId:long LogonType MachineGroup
    PolicyHash PolicyId PolicyName PolicyVersion Port ReportId ReportType Service SessionId:long
    ShareName SourceDeviceId SourceDeviceName SourceDomainName SourceIpAddress SourcePort:int
    SourceUserDomainName SourceUserName SourceUserSid TargetDeviceId TargetDeviceName TargetDomainName`,
});
