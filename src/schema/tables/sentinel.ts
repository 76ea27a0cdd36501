import type { Column } from "../../plan/types.js";
import { tables } from "../compact.js";
import { SENTINEL_AZURE } from "./sentinel-azure.js";
import { SENTINEL_NORMALIZED } from "./sentinel-normalized.js";
import { SENTINEL_PRODUCTS } from "./sentinel-products.js";
import { SENTINEL_SERVICES } from "./sentinel-services.js";

const SIGN_IN = `
    OperationName OperationVersion Category ResultType ResultSignature ResultDescription DurationMs:long
    CorrelationId Resource ResourceGroup ResourceId ResourceProvider Identity Level Location
    AppDisplayName AppId AuthenticationContextClassReferences AuthenticationDetails
    AuthenticationProcessingDetails AuthenticationProtocol AuthenticationRequirement
    AuthenticationRequirementPolicies AutonomousSystemNumber ClientAppUsed ConditionalAccessPolicies:dynamic
    ConditionalAccessStatus CreatedDateTime:datetime CrossTenantAccessType DeviceDetail:dynamic HomeTenantId
    Id IPAddress IPAddressFromResourceProvider IsInteractive:bool IsRisky:bool LocationDetails:dynamic
    MfaDetail:dynamic NetworkLocationDetails OriginalRequestId ProcessingTimeInMilliseconds
    ResourceDisplayName ResourceIdentity ResourceServicePrincipalId ResourceTenantId RiskDetail
    RiskEventTypes RiskEventTypes_V2 RiskLevelAggregated RiskLevelDuringSignIn RiskState ServicePrincipalId
    ServicePrincipalName SessionId SessionLifetimePolicies Status:dynamic TokenIssuerName TokenIssuerType
    UniqueTokenIdentifier UserAgent UserDisplayName UserId UserPrincipalName UserType`;

/** The same sign-ins where a table holds its bags as text. */
const AS_TEXT = SIGN_IN.replaceAll(":dynamic", "");

const SERVICE_SIGN_IN = `
    AppId AuthenticationContextClassReferences AuthenticationProcessingDetails AutonomousSystemNumber
    Category ConditionalAccessPolicies ConditionalAccessStatus CorrelationId CreatedDateTime:datetime
    CrossTenantAccessType DurationMs:long FederatedCredentialId Id Identity IPAddress Level Location
    LocationDetails OperationName OperationVersion ResourceDisplayName ResourceGroup ResourceIdentity
    ResourceServicePrincipalId ResourceTenantId ResultDescription ResultSignature ResultType
    ServicePrincipalCredentialKeyId ServicePrincipalCredentialThumbprint ServicePrincipalId
    ServicePrincipalName SessionId UniqueTokenIdentifier UserAgent`;

/**
 * Columns of AzureDiagnostics that key vaults, firewalls, front doors, gateways, SQL servers and automation write: each
 * service adds its own, with the type's letter at the end.
 */
const AZURE_DIAGNOSTICS = `
    action_id_s action_name_s action_s addedAccessPolicy_ObjectId_g addedAccessPolicy_Permissions_certificates_s
    addedAccessPolicy_Permissions_keys_s addedAccessPolicy_Permissions_secrets_s additional_information_s
    affected_rows_d:real application_name_s backendHostname_s Caller_s client_ip_s clientInfo_s clientIP_s
    clientPort_d:real clientPort_s code_s database_name_s DatabaseName_s details_data_s details_file_s
    details_matches_s details_message_s details_msg_s direction_s ElasticPoolName_s endpoint_s error_code_s
    error_message_s EventName_s host_name_s host_s hostname_s httpMethod_s httpStatus_d:real
    httpStatusCode_d:real httpStatusCode_s httpVersion_s id_s identity_claim_appid_g
    identity_claim_http_schemas_microsoft_com_identity_claims_objectidentifier_g
    identity_claim_http_schemas_xmlsoap_org_ws_2005_05_identity_claims_name_s
    identity_claim_http_schemas_xmlsoap_org_ws_2005_05_identity_claims_upn_s identity_claim_ipaddr_s instanceId_s
    isAccessPolicyMatch_b:bool JobId_g log_s LogicalServerName_s msg_s originalHost_s policy_s policyMode_s pop_s
    receivedBytes_d:real removedAccessPolicy_ObjectId_g requestBytes_s requestQuery_s requestUri_s
    response_rows_d:real responseBytes_s ruleGroup_s ruleId_s ruleName_s ruleSetType_s ruleSetVersion_s
    RunbookName_s sentBytes_d:real server_principal_name_s session_server_principal_name_s site_s socketIP_s
    sourcePublicIpAddress_s sslEnabled_s statement_s status_s StreamType_s succeeded_s Tenant_g
    timeTaken_d:real trackingReference_s transactionId_s type_s userAgent_s workflowId_s`;

/** Tables whose rows name the resource of Azure that wrote them. */
const OF_RESOURCES: ReadonlySet<string> = new Set([
  "AppServiceHTTPLogs",
  "AzureActivity",
  "AzureDiagnostics",
  "AZFWApplicationRule",
  "AZFWDnsQuery",
  "AZFWIdpsSignature",
  "AZFWNetworkRule",
  "AZFWThreatIntel",
  "CommonSecurityLog",
  "ConfigurationData",
  "DnsEvents",
  "Event",
  "Heartbeat",
  "LAQueryLogs",
  "Perf",
  "SecurityEvent",
  "StorageBlobLogs",
  "StorageFileLogs",
  "Syslog",
  "VMConnection",
  "W3CIISLog",
  "WindowsEvent",
  "WindowsFirewall",
]);

/** Tables of Sentinel that cards join Defender's with. TimeGenerated stands first; the common columns come by themselves. */
const written = tables({
  ...SENTINEL_SERVICES,
  ...SENTINEL_AZURE,
  ...SENTINEL_NORMALIZED,
  ...SENTINEL_PRODUCTS,
  AADManagedIdentitySignInLogs: SERVICE_SIGN_IN,
  AADNonInteractiveUserSignInLogs: `
    ${AS_TEXT} AlternateSignInName AppliedEventListeners:dynamic AuthenticationMethodsUsed
    ProcessingTimeInMs SignInEventTypes SignInIdentifierType`,
  AADRiskyUsers: `
    CorrelationId Id IsDeleted:bool IsProcessing:bool OperationName RiskDetail RiskLastUpdatedDateTime:datetime
    RiskLevel RiskState UserDisplayName UserPrincipalName`,
  AADServicePrincipalSignInLogs: SERVICE_SIGN_IN,
  AADUserRiskEvents: `
    Activity ActivityDateTime:datetime AdditionalInfo:dynamic CorrelationId DetectedDateTime:datetime
    DetectionTimingType Id IpAddress LastUpdatedDateTime:datetime Location:dynamic OperationName RequestId
    RiskDetail RiskEventType RiskLevel RiskState Source TokenIssuerType UserDisplayName UserId
    UserPrincipalName`,
  AuditLogs: `
    AADOperationType AADTenantId ActivityDateTime:datetime ActivityDisplayName AdditionalDetails:dynamic
    Category CorrelationId DurationMs:long Id Identity InitiatedBy:dynamic Level Location LoggedByService
    OperationName OperationVersion Resource ResourceGroup ResourceId ResourceProvider Result
    ResultDescription ResultReason ResultSignature ResultType TargetResources:dynamic`,
  AWSCloudTrail: `
    AdditionalEventData APIVersion AwsEventId AWSRegion AwsRequestId AwsRequestId_ Category CidrIp
    CipherSuite ClientProvidedHostHeader DestinationPort EC2RoleDelivery ErrorCode ErrorMessage EventName
    EventSource EventTypeName EventVersion IpProtocol ManagementEvent:bool OperationName ReadOnly:bool
    RecipientAccountId RequestParameters Resources ResponseElements ServiceEventDetails
    SessionCreationDate:datetime SessionIssuerAccountId SessionIssuerArn SessionIssuerPrincipalId
    SessionIssuerType SessionIssuerUserName SessionMfaAuthenticated:bool SharedEventId SourceIpAddress
    SourcePort TlsVersion UserAgent UserIdentityAccessKeyId UserIdentityAccountId UserIdentityArn
    UserIdentityInvokedBy UserIdentityPrincipalid UserIdentityType UserIdentityUserName VpcEndpointId`,
  AzureActivity: `
    ActivityStatus ActivityStatusValue ActivitySubstatus ActivitySubstatusValue Authorization
    Authorization_d:dynamic Caller CallerIpAddress Category CategoryValue Claims Claims_d:dynamic
    CorrelationId EventDataId EventSubmissionTimestamp:datetime Hierarchy HTTPRequest Level OperationId
    OperationName OperationNameValue Properties Properties_d:dynamic Resource ResourceGroup ResourceId
    ResourceProvider ResourceProviderValue SubscriptionId`,
  AzureDiagnostics: `
    Category CallerIPAddress CorrelationId DurationMs:long Level OperationName OperationVersion Resource
    ResourceGroup ResourceId ResourceProvider ResourceType ResultDescription ResultSignature ResultType
    SubscriptionId AdditionalFields:dynamic Computer Message ${AZURE_DIAGNOSTICS}`,
  BehaviorAnalytics: `
    ActionType ActivityInsights:dynamic ActivityType ActorName ActorPrincipalName DestinationDevice
    DestinationIPAddress DestinationIPLocation Device DevicesInsights:dynamic EventProductVersion
    EventSource EventVendor InvestigationPriority:int NativeTableName SourceDevice SourceIPAddress
    SourceIPLocation SourceRecordId TargetName TargetPrincipalName TimeProcessed:datetime UserName
    UserPrincipalName UsersInsights:dynamic`,
  CommonSecurityLog: `
    Activity AdditionalExtensions ApplicationProtocol CollectorHostName CommunicationDirection Computer
    DestinationDnsDomain DestinationHostName DestinationIP DestinationMACAddress DestinationNTDomain
    DestinationPort:int DestinationProcessId:int DestinationProcessName DestinationServiceName
    DestinationTranslatedAddress DestinationTranslatedPort:int DestinationUserID DestinationUserName
    DestinationUserPrivileges DeviceAction DeviceAddress DeviceCustomDate1 DeviceCustomDate1Label
    DeviceCustomDate2 DeviceCustomDate2Label DeviceCustomFloatingPoint1:real DeviceCustomFloatingPoint1Label
    DeviceCustomFloatingPoint2:real DeviceCustomFloatingPoint2Label DeviceCustomFloatingPoint3:real
    DeviceCustomFloatingPoint3Label DeviceCustomFloatingPoint4:real DeviceCustomFloatingPoint4Label
    DeviceCustomIPv6Address1 DeviceCustomIPv6Address1Label DeviceCustomIPv6Address2
    DeviceCustomIPv6Address2Label DeviceCustomIPv6Address3 DeviceCustomIPv6Address3Label
    DeviceCustomIPv6Address4 DeviceCustomIPv6Address4Label DeviceCustomNumber1:int DeviceCustomNumber1Label
    DeviceCustomNumber2:int DeviceCustomNumber2Label DeviceCustomNumber3:int DeviceCustomNumber3Label
    DeviceCustomString1 DeviceCustomString1Label DeviceCustomString2 DeviceCustomString2Label
    DeviceCustomString3 DeviceCustomString3Label DeviceCustomString4 DeviceCustomString4Label
    DeviceCustomString5 DeviceCustomString5Label DeviceCustomString6 DeviceCustomString6Label
    DeviceDnsDomain DeviceEventCategory DeviceEventClassID DeviceExternalID DeviceFacility
    DeviceInboundInterface DeviceMacAddress DeviceName DeviceNtDomain DeviceOutboundInterface
    DevicePayloadId DeviceProduct DeviceTimeZone DeviceTranslatedAddress DeviceVendor DeviceVersion
    EndTime:datetime EventCount:int EventOutcome EventType:int ExternalID:int ExtID
    FieldDeviceCustomNumber1:long FieldDeviceCustomNumber2:long FieldDeviceCustomNumber3:long FileCreateTime
    FileHash FileID FileModificationTime FileName FilePath FilePermission FileSize:int FileType FlexDate1
    FlexDate1Label FlexNumber1:int FlexNumber1Label FlexNumber2:int FlexNumber2Label FlexString1
    FlexString1Label FlexString2 FlexString2Label IndicatorThreatType LogSeverity MaliciousIP
    MaliciousIPCountry MaliciousIPLatitude:real MaliciousIPLongitude:real Message OldFileCreateTime
    OldFileHash OldFileID OldFileModificationTime OldFileName OldFilePath OldFilePermission OldFileSize:int
    OldFileType OriginalLogSeverity ProcessID:int ProcessName Protocol Reason ReceiptTime ReceivedBytes:long
    RemoteIP RemotePort ReportReferenceLink RequestClientApplication RequestContext RequestCookies
    RequestMethod RequestURL SentBytes:long SimplifiedDeviceAction SourceDnsDomain SourceHostName SourceIP
    SourceMACAddress SourceNTDomain SourcePort:int SourceProcessId:int SourceProcessName SourceServiceName
    SourceTranslatedAddress SourceTranslatedPort:int SourceUserID SourceUserName SourceUserPrivileges
    StartTime:datetime ThreatConfidence ThreatDescription ThreatSeverity:int`,
  ConfigurationData: `
    Acls Architecture Attributes Computer ConfigDataType CurrentVersion DateCreated:datetime
    DateModified:datetime FileContentChecksum FileSystemPath Hive Location ManagementGroupName Name
    Publisher RegistryKey Size:long SoftwareDescription SoftwareName SoftwareType SourceComputerId
    SvcAccount SvcController SvcDescription SvcDisplayName SvcName SvcPath SvcRunlevels SvcStartupType
    SvcState ValueData ValueName ValueType VMUUID`,
  DnsEvents: `
    ClientIP Computer Confidence Description EventId:int FirstReportedDateTime IndicatorThreatType IPAddresses
    IsActive LastReportedDateTime MaliciousIP Message Name QueryType RemoteIPCountry
    RemoteIPLatitude:real RemoteIPLongitude:real Result ResultCode:int Severity:int SubType TaskCategory
    ThreatSeverity`,
  Event: `
    AzureDeploymentID Computer EventCategory:int EventData EventID:int EventLevel:int EventLevelName EventLog
    ManagementGroupName Message ParameterXml RenderedDescription Role Source UserName`,
  Heartbeat: `
    Category Computer ComputerEnvironment ComputerIP ComputerPrivateIPs:dynamic IsGatewayInstalled:bool
    ManagementGroupName OSMajorVersion OSMinorVersion OSName OSType RemoteIPCountry RemoteIPLatitude:real
    RemoteIPLongitude:real Resource ResourceGroup ResourceId ResourceProvider ResourceType SCAgentChannel
    Solutions SourceComputerId SubscriptionId Version VMUUID`,
  MicrosoftGraphActivityLogs: `
    AadTenantId ApiVersion AppId ATContent ATContentH ATContentP ClientAuthMethod:int ClientRequestId
    DeviceId DurationMs:int IdentityProvider IPAddress Location OperationId RequestId RequestMethod
    RequestUri ResponseSizeBytes:int ResponseStatusCode:int Roles Scopes ServicePrincipalId SessionId
    SignInActivityId TokenIssuedAt:datetime UniqueTokenId UserAgent UserId Wids`,
  OfficeActivity: `
    AADGroupId AADTarget Activity Actor ActorContextId ActorIpAddress AddOnGuid AddonName AddOnType
    AffectedItems AppDistributionMode AppId Application ApplicationId AppPoolName
    AzureActiveDirectory_EventType AzureADAppId ChannelGuid ChannelName ChannelType ChatName ChatThreadId
    Client Client_IPAddress ClientAppId ClientInfoString ClientIP ClientMachineName ClientProcessName
    ClientRequestId ClientVersion CommunicationType CrossMailboxOperations:bool CustomEvent
    DataCenterSecurityEventType:int DestFolder DestinationFileExtension DestinationFileName
    DestinationRelativeUrl DestMailboxId DestMailboxOwnerMasterAccountSid DestMailboxOwnerSid
    DestMailboxOwnerUPN EffectiveOrganization ElevationApprovedTime:datetime ElevationApprover
    ElevationDuration:int ElevationRequestId ElevationRole ElevationTime:datetime Event_Data EventSource
    ExtendedProperties ExternalAccess ExtraProperties:dynamic Folder Folders GenericInfo
    InternalLogonType:int InterSystemsId IntraSystemId IsManagedDevice:bool Item ItemName ItemType
    LoginStatus:int Logon_Type LogonUserDisplayName LogonUserSid MachineDomainInfo MachineId MailboxGuid
    MailboxOwnerMasterAccountSid MailboxOwnerSid MailboxOwnerUPN Members:dynamic MessageId
    ModifiedObjectResolvedName ModifiedProperties Name NewValue OfficeId OfficeObjectId OfficeTenantId
    OfficeWorkload OldValue Operation OperationProperties:dynamic OperationScope OrganizationId
    OrganizationName OriginatingServer Parameters RecordType ResultReasonType ResultStatus
    SendAsUserMailboxGuid SendAsUserSmtp SendonBehalfOfUserMailboxGuid SendOnBehalfOfUserSmtp SessionId
    SharingType Site_ Site_Url SiteUrl Source_Name SourceFileExtension SourceFileName SourceRecordId
    SourceRelativeUrl SRPolicyId SRPolicyName SRRuleMatchDetails:dynamic Start_Time:datetime SupportTicketId
    TabType TargetContextId TargetUserId TargetUserOrGroupName TargetUserOrGroupType TeamGuid TeamName
    UserAgent UserDomain UserId UserKey UserSharedWith UserType`,
  SecurityAlert: `
    AlertLink AlertName AlertSeverity AlertType CompromisedEntity ConfidenceLevel ConfidenceScore:real
    Description DisplayName EndTime:datetime Entities ExtendedLinks ExtendedProperties IsIncident:bool
    ProcessingEndTime:datetime ProductComponentName ProductName ProviderName RemediationSteps ResourceId
    SourceComputerId StartTime:datetime Status SubTechniques SystemAlertId Tactics Techniques
    VendorName VendorOriginalId WorkspaceResourceGroup WorkspaceSubscriptionId`,
  SecurityEvent: `
    AccessList AccessMask Account AccountDomain AccountExpires AccountName AccountSessionIdentifier
    AccountType Activity AdditionalInfo AdditionalInfo2 AllowedToDelegateTo Attributes AuditPolicyChanges
    AuditsDiscarded:int AuthenticationLevel:int AuthenticationPackageName AuthenticationProvider
    AuthenticationServer AuthenticationService:int AuthenticationType AzureDeploymentID CACertificateHash
    CalledStationID CallerProcessId CallerProcessName CallingStationID CAPublicKeyHash CategoryId
    CertificateDatabaseHash Channel ClassId ClassName ClientAddress ClientIPAddress ClientName CommandLine
    CompatibleIds Computer Correlation DCDNSName DeviceDescription DeviceId DisplayName Disposition
    DomainBehaviorVersion DomainName DomainPolicyChanged DomainSid EAPType ElevatedToken ErrorCode:int
    EventData EventID:int EventLevelName EventRecordId EventSourceName ExtendedQuarantineState FailureReason
    FileHash FilePath FilePathNoUser Filter ForceLogoff Fqbn FullyQualifiedSubjectMachineName
    FullyQualifiedSubjectUserName GroupMembership HandleId HardwareIds HomeDirectory HomePath InterfaceUuid
    IpAddress IpPort KeyLength:int Keywords Level LmPackageName LocationInformation LockoutDuration
    LockoutObservationWindow LockoutThreshold LoggingResult LogonGuid LogonHours LogonID LogonProcessName
    LogonType:int LogonTypeName MachineAccountQuota MachineInventory MachineLogon ManagementGroupName
    MandatoryLabel MaxPasswordAge MemberName MemberSid MinPasswordAge MinPasswordLength MixedDomainMode
    NASIdentifier NASIPv4Address NASIPv6Address NASPort NASPortType NetworkPolicyName NewDate NewMaxUsers
    NewProcessId NewProcessName NewRemark NewShareFlags NewTime NewUacValue NewValue NewValueType ObjectName
    ObjectServer ObjectType ObjectValueName OemInformation OldMaxUsers OldRemark OldShareFlags OldUacValue
    OldValue OldValueType Opcode OperationType PackageName ParentProcessName PartitionKey
    PasswordHistoryLength PasswordLastSet PasswordProperties PreviousDate PreviousTime PrimaryGroupId
    PrivateKeyUsageCount PrivilegeList Process ProcessId ProcessName ProfilePath Properties ProtocolSequence
    ProxyPolicyName QuarantineHelpURL QuarantineSessionID QuarantineSessionIdentifier QuarantineState
    QuarantineSystemHealthResult RelativeTargetName RemoteIpAddress RemotePort Requester RequestId
    RestrictedAdminMode RowKey RowsDeleted SamAccountName ScriptPath SecurityDescriptor ServiceAccount
    ServiceFileName ServiceName ServiceStartType:int ServiceType SessionName ShareLocalPath ShareName
    SidHistory SourceComputerId Status StorageAccount SubcategoryGuid SubcategoryId Subject SubjectAccount
    SubjectDomainName SubjectKeyIdentifier SubjectLogonId SubjectMachineName SubjectMachineSID
    SubjectUserName SubjectUserSid SubStatus SystemProcessId:int SystemThreadId:int SystemUserId TableId
    TargetAccount TargetDomainName TargetInfo TargetLinkedLogonId TargetLogonGuid TargetLogonId
    TargetOutboundDomainName TargetOutboundUserName TargetServerName TargetSid TargetUser TargetUserName
    TargetUserSid Task:int TemplateContent TemplateDSObjectFQDN TemplateInternalName TemplateOID
    TemplateSchemaVersion TemplateVersion TokenElevationType TransmittedServices UserAccountControl
    UserParameters UserPrincipalName UserWorkstations VendorIds Version:int VirtualAccount Workstation
    WorkstationName`,
  SecurityIncident: `
    AdditionalData:dynamic AlertIds:dynamic BookmarkIds:dynamic Classification ClassificationComment
    ClassificationReason ClosedTime:datetime Comments:dynamic CreatedTime:datetime Description
    FirstActivityTime:datetime FirstModifiedTime:datetime IncidentName IncidentNumber:int IncidentUrl
    Labels:dynamic LastActivityTime:datetime LastModifiedTime:datetime ModifiedBy Owner:dynamic
    ProviderIncidentId ProviderName RelatedAnalyticRuleIds:dynamic Severity SourceSystem Status
    Tasks:dynamic Title`,
  SigninLogs: `
    ${SIGN_IN} AADTenantId AlternateSignInName AppliedConditionalAccessPolicies
    AppliedEventListeners:dynamic AuthenticationMethodsUsed ClientCredentialType FederatedCredentialId
    FlaggedForReview:bool IncomingTokenType IsTenantRestricted:bool RiskLevel
    ServicePrincipalCredentialKeyId ServicePrincipalCredentialThumbprint SignInEventTypes SignInIdentifier
    SignInIdentifierType`,
  Syslog: `
    CollectorHostName Computer EventTime:datetime Facility HostIP HostName ProcessID:int ProcessName
    SeverityLevel SyslogMessage`,
  ThreatIntelligenceIndicator: `
    Action Active:bool ActivityGroupNames AdditionalInformation ApplicationId AzureTenantId
    ConfidenceScore:real Description DiamondModel DomainName EmailEncoding EmailLanguage EmailRecipient
    EmailSenderAddress EmailSenderName EmailSourceDomain EmailSourceIpAddress EmailSubject EmailXMailer
    ExpirationDateTime:datetime ExternalIndicatorId FileCompileDateTime:datetime FileCreatedDateTime:datetime
    FileHashType FileHashValue FileMutexName FileName FilePacker FilePath FileSize:int FileType
    IndicatorId IndicatorProvider KillChainActions:bool KillChainC2:bool KillChainDelivery:bool
    KillChainExploitation:bool KillChainReconnaissance:bool KillChainWeaponization:bool
    KnownFalsePositives MalwareNames NetworkCidrBlock NetworkDestinationAsn:int NetworkDestinationCidrBlock
    NetworkDestinationIP NetworkDestinationPort:int NetworkIP NetworkPort:int NetworkProtocol:int
    NetworkSourceAsn:int NetworkSourceCidrBlock NetworkSourceIP NetworkSourcePort:int PassiveOnly:bool
    Tags ThreatSeverity:int ThreatType TrafficLightProtocolLevel Url UserAgent`,
  UserPeerAnalytics: `
    AADTenantId PeerUserId PeerUserName PeerUserPrincipalName Rank:int UserId UserName UserPrincipalName`,
  W3CIISLog: `
    AzureDeploymentID cIP Computer Confidence csBytes:long csCookie csHost csMethod csReferer csUriQuery
    csUriStem csUserAgent csUserName csVersion Date Description FileOffset:long FilePath
    FirstReportedDateTime IndicatorThreatType IsActive LastReportedDateTime MaliciousIP ManagementGroupName
    RemoteIPCountry RemoteIPLatitude:real RemoteIPLongitude:real Role RoleInstance scBytes:long scStatus
    scSubStatus scWin32Status Severity:int sIP sPort:int sSiteName StorageAccount TimeTaken:long TLPLevel`,
  WindowsEvent: `
    Channel Computer CorrelationActivityId Correlation Data:dynamic EventData:dynamic EventID:int
    EventLevel:int EventLevelName EventOriginId EventRecordId Keywords ManagementGroupName Opcode
    Provider RawEventData Resource SystemProcessId:int SystemThreadId:int SystemUserId Task:int
    TimeCreated:datetime UserData Version:int`,
  WindowsFirewall: `
    CommunicationDirection Computer Confidence Description DestinationIP DestinationPort:int FirewallAction
    FirstReportedDateTime FullDestinationAddress IndicatorThreatType Info IsActive LastReportedDateTime
    MaliciousIP MaliciousIPCountry MaliciousIPLatitude:real MaliciousIPLongitude:real ManagementGroupName
    Protocol RemoteIP RequestSizeInBytes:long Severity:int SourceIP SourcePort:int TCPAck TCPFlags TCPSyn
    TCPWin TLPLevel`,
});

export const sentinelTables = written.map(([name, columns]): readonly [string, readonly Column[]] => [
  name,
  [
    { name: "TimeGenerated", type: "datetime" },
    ...columns,
    ...(OF_RESOURCES.has(name) ? [{ name: "_ResourceId", type: "string" } as const] : []),
  ],
]);
