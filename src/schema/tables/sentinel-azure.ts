/** Tables that resources of Azure write to Log Analytics, in the short form of `columns`. */
export const SENTINEL_AZURE = {
  AADB2CRequestLogs: `
    _ResourceId AADTenantId CallerIpAddress CorrelationId OperationName ResultSignature ResultType`,
  AADDomainServicesAccountLogon: `
    _ResourceId Category CertIssuerName CertSerialNumber CertThumbprint ClientUserName CorrelationId
    FailureCode IpAddress IpPort MappedName MappingBy OperationName PackageName PreAuthType RecordId
    ResourceId ResultDescription ResultType ServiceName TicketOptions`,
  AADDomainServicesAccountManagement: `
    _ResourceId AccountExpires AllowedToDelegateTo CallerProcessId CallerProcessName Category
    ComputerAccountChange CorrelationId DisplayName DnsHostName GroupTypeChange HomeDirectory HomePath
    LogonHours MemberName MembershipExpirationTime:datetime MemberSid NewTargetUserName NewUacValue
    OldTargetUserName OldUacValue OperationName PasswordLastSet PrimaryGroupId PrivilegeList ProfilePath
    RecordId ResourceId ResultDescription ResultType SamAccountName ScriptPath ServicePrincipalNames
    SidHistory SourceSid SourceUserName Status SubjectDomainName SubjectLogonId SubjectUserName
    SubjectUserSid TargetSid UserAccountControl UserParameters UserPrincipalName UserWorkstations
    Workstation`,
  AADDomainServicesDirectoryServiceAccess: `
    _ResourceId AppCorrelationID AttributeLDAPDisplayName AttributeSyntaxOID AttributeValue Category
    CorrelationId DSName DSType NewObjectDN ObjectClass ObjectDN ObjectGUID OldObjectDN OpCorrelationID
    OperationName OperationType RecordId ResourceId ResultDescription ResultType TreeDelete`,
  AADDomainServicesLogonLogoff: `
    _ResourceId AuthenticationPackageName Category CorrelationId ElevatedToken FailureReason
    ImpersonationLevel KeyLength:int LmPackageName LogonGuid LogonProcessName LogonType:int OperationName
    RecordId ResourceId RestrictedAdminMode ResultDescription ResultType SidList SubStatus TargetDomainName
    TargetInfo TargetLinkedLogonId TargetLogonGuid TargetLogonId TargetOutboundDomainName
    TargetOutboundUserName TargetServerName TargetUserName TargetUserSid TdoSid TransmittedServices
    VirtualAccount WorkstationName`,
  AADDomainServicesPolicyChange: `
    _ResourceId AccessGranted AccessRemoved AuditPolicyChanges AuditSourceName Category CategoryId
    CollisionTargetName CollisionTargetType:int CorrelationId CrashOnAuditFailValue:int
    DisabledPrivilegeList DnsName DomainBehaviorVersion DomainName DomainPolicyChanged DomainSid
    EnabledPrivilegeList EntryType:int EventSourceId Flags:int ForceLogoff ForestRoot ForestRootSid HandleId
    KerberosPolicyChange LockoutDuration LockoutObservationWindow LockoutThreshold MachineAccountQuota
    MaxPasswordAge MinPasswordAge MinPasswordLength MixedDomainMode NetbiosName NewSd ObjectName
    ObjectServer ObjectType OemInformation OldSd OperationId OperationName PasswordHistoryLength
    PasswordProperties RecordId ResourceId ResultDescription ResultType SidFilteringEnabled SubcategoryGuid
    SubcategoryId TdoAttributes:int TdoDirection:int TdoType:int TopLevelName`,
  AADDomainServicesPrivilegeUse: `
    _ResourceId Category CorrelationId NewState:int OperationName ProcessId ProcessName RecordId ResourceId
    ResourceManager ResultDescription ResultType TransactionId`,
  AGWAccessLogs: `
    _ResourceId BackendPoolName BackendSettingName ClientIp ClientResponseTime:real Host HttpMethod
    HttpStatus:int HttpVersion InstanceId ListenerName OperationName OriginalHost OriginalRequestUriWithArgs
    ReceivedBytes:int RequestUri RuleName SentBytes:int ServerResponseLatency:real ServerRouted
    ServerStatus:int SslCipher SslEnabled SslProtocol TimeTaken:real TransactionId UpstreamSourcePort:int
    UserAgent WafEvaluationTime:real WafMode`,
  AGWFirewallLogs: `
    _ResourceId Action ClientIp ClientPort:int DetailedData DetailedMessage FileDetails Hostname InstanceId
    LineDetails Message OperationName RequestUri RuleId RuleSetType RuleSetVersion Site TransactionId`,
  AKSAudit: `
    _ResourceId Annotations:dynamic AuditId Level ObjectRef:dynamic PodName RequestObject:dynamic
    RequestReceivedTime:datetime RequestUri ResponseObject:dynamic ResponseStatus:dynamic SourceIps:dynamic
    Stage StageReceivedTime:datetime User:dynamic UserAgent Verb`,
  AKSAuditAdmin: `
    _ResourceId Annotations:dynamic AuditId Level ObjectRef:dynamic PodName RequestObject:dynamic
    RequestReceivedTime:datetime RequestUri ResponseObject:dynamic ResponseStatus:dynamic SourceIps:dynamic
    Stage StageReceivedTime:datetime User:dynamic UserAgent Verb`,
  ApiManagementGatewayLogs: `
    _ResourceId ApiId ApimSubscriptionId ApiRevision BackendId BackendMethod BackendProtocol
    BackendRequestBody BackendRequestHeaders:dynamic BackendResponseBody BackendResponseCode:int
    BackendResponseHeaders:dynamic BackendTime:long BackendUrl Cache CacheTime:long CallerIpAddress Category
    ClientProtocol ClientTime:long ClientTlsVersion CorrelationId Errors:dynamic IsMasterTrace:bool
    IsRequestSuccess:bool IsTraceAllowed:bool IsTraceExpired:bool IsTraceRequested:bool
    LastErrorElapsed:long LastErrorMessage LastErrorReason LastErrorScope LastErrorSection LastErrorSource
    Method OperationId OperationName ProductId Region RequestBody RequestHeaders:dynamic RequestSize:int
    ResponseBody ResponseCode:int ResponseHeaders:dynamic ResponseSize:int Timestamp:datetime TotalTime:long
    TraceRecords:dynamic Url UserId WorkspaceId`,
  AppServiceAntivirusScanAuditLogs: `
    _ResourceId Category ErrorMessage ListOfInfectedFiles NumberOfInfectedFiles:int ScanStatus
    TimeStamp:datetime TotalFilesScanned:int`,
  AppServiceAuditLogs: `
    _ResourceId Category OperationName Protocol User UserAddress UserDisplayName`,
  AppServiceConsoleLogs: `
    _ResourceId Category ContainerId Host Level OperationName ResultDescription`,
  AppServiceFileAuditLogs: `
    _ResourceId Category OperationName Path Process`,
  AppServiceIPSecAuditLogs: `
    _ResourceId CIp CsHost Details Result ServiceEndpoint XAzureFDID XFDHealthProbe XForwardedFor
    XForwardedHost`,
  AZFWFatFlow: `
    _ResourceId DestinationIp DestinationPort:int FlowRate:real Protocol SourceIp SourcePort:int`,
  AZFWFlowTrace: `
    _ResourceId Action ActionReason DestinationIp DestinationPort:int Flag Protocol SourceIp SourcePort:int`,
  AZFWInternalFqdnResolutionFailure: `
    _ResourceId Error Fqdn Policy Rule RuleCollection RuleCollectionGroup ServerIp ServerPort:int`,
  AZFWNatRule: `
    _ResourceId DestinationIp DestinationPort:int Policy Protocol Rule RuleCollection RuleCollectionGroup
    SourceIp SourcePort:int TranslatedIp TranslatedPort:int`,
  AZKVAuditLogs: `
    _ResourceId AddressAuthorizationType Algorithm AppliedAssignmentId CallerIpAddress
    CertificateIssuerProperties:dynamic CertificatePolicyProperties:dynamic CertificateProperties:dynamic
    CertificateRequestProperties:dynamic ClientInfo CorrelationId DurationMs:int EnabledForDeployment:bool
    EnabledForDiskEncryption:bool EnabledForTemplateDeployment:bool EnablePurgeProtection:bool
    EnableRbacAuthorization:bool EnableSoftDelete:bool HsmPoolResourceId HttpStatusCode:int Id
    Identity:dynamic IsAccessPolicyMatch:bool IsAddressAuthorized:bool IsRbacAuthorized:bool
    KeyProperties:dynamic NetworkAcls:dynamic Nsp:dynamic OperationName OperationVersion Properties:dynamic
    RequestUri ResultDescription ResultSignature ResultType SecretProperties:dynamic Sku:dynamic
    SoftDeleteRetentionInDays:int StorageAccountProperties:dynamic StorageSasDefinitionProperties:dynamic
    SubnetId Tlsversion TrustedService VaultProperties:dynamic`,
  ContainerInventory: `
    _ResourceId Command ComposeGroup Computer ContainerHostname ContainerID ContainerState
    CreatedTime:datetime EnvironmentVar ExitCode:int FinishedTime:datetime Image ImageID ImageTag Links Name
    Ports Repository StartedTime:datetime`,
  ContainerLog: `
    _ResourceId Computer ContainerID Image ImageTag LogEntry LogEntrySource Name Repository
    TimeOfCommand:datetime`,
  ContainerLogV2: `
    _ResourceId Computer ContainerId ContainerName KubernetesMetadata:dynamic LogLevel LogMessage:dynamic
    LogSource PodName PodNamespace`,
  KubeEvents: `
    _ResourceId ClusterId ClusterName Computer Count:real FirstSeen:datetime KubeEventType LastSeen:datetime
    Message Name Namespace ObjectKind Reason SourceComponent`,
  KubePodInventory: `
    _ResourceId ClusterId ClusterName Computer ContainerCreationTimeStamp:datetime ContainerID
    ContainerLastStatus ContainerName ContainerRestartCount:int ContainerStartTime:datetime ContainerStatus
    ContainerStatusReason ControllerKind ControllerName InstanceName Name Namespace
    PodCreationTimeStamp:datetime PodIp PodLabel PodRestartCount:int PodStartTime:datetime PodStatus PodUid
    ServiceName`,
  LinuxAuditLog: `
    _ResourceId a0 a1 a2 a3 a4 a5 a6 a7 a8 a9 acct addr arch argc:long audit_user AuditID auid:long cmd comm
    Computer ComputerEnvironment cwd data effective_group effective_user egid:long euid:long exe exit
    ExternalAgentIp family filetype gid:long group hostname icmptype key ManagementGroup ManagementGroupName
    name node op path pid:long ppid:long RawRecord RecordType res ResourceId result SerialNumber ses:long
    SourceComputerId success syscall terminal TimeUploaded:datetime tty uid:long user vm`,
  MicrosoftAzureBastionAuditLogs: `
    _ResourceId ClientIpAddress ClientPort:int Duration:int Location Message OperationName Protocol
    ResourceType SessionEndTime SessionStartTime:datetime TargetResourceId TargetVMIPAddress Time:datetime
    TunnelId UserAgent UserEmail UserName`,
  NetworkAccessTraffic: `
    AccessType Action AgentVersion AppId ConnectionId ConnectionStatus ConnectorId ConnectorIp ConnectorName
    Description DestinationFqdn DestinationIp DestinationPort:int DestinationUrl DestinationWebCategories
    DeviceCategory DeviceId DeviceOperatingSystem DeviceOperatingSystemVersion FilteringProfileId
    FilteringProfileName InitiatingProcessName NetworkProtocol OriginHeader PolicyId PolicyName PolicyRuleId
    ProcessingRegion ReceivedBytes:long ReferrerHeader ResourceTenantId RuleName SentBytes:long SessionId
    SourceIp SourcePort:int ThreatType TrafficType TransactionId TransportProtocol UserId UserPrincipalName
    XForwardedFor`,
  NetworkSessions: `
    AdditionalFields:dynamic CloudAppId CloudAppName CloudAppOperation CloudAppRiskLevel DstBytes:long
    DstDomainHostname DstDvcDomain DstDvcFqdn DstDvcHostname DstDvcIpAddr DstDvcMacAddr DstGeoCity
    DstGeoCountry DstGeoLatitude:real DstGeoLongitude:real DstGeoRegion DstInterfaceGuid DstInterfaceName
    DstIpAddr DstMacAddr DstNatIpAddr DstNatPortNumber:int DstPackets:long DstPortNumber:int DstResourceId
    DstUserAadId DstUserDomain DstUserName DstUserSid DstUserUpn DstZone DvcAction DvcHostname
    DvcInboundInterface DvcIpAddr DvcMacAddr DvcOutboundInterface EventCount:int EventEndTime:datetime
    EventMessage EventOriginalUid EventProduct EventProductVersion EventReportUrl EventResourceId
    EventResult EventResultDetails EventSchemaVersion EventSeverity EventStartTime:datetime EventSubType
    EventTimeIngested:datetime EventType EventUid EventVendor FileExtension FileHashMd5 FileHashSha1
    FileHashSha256 FileHashSha512 FileMimeType FileName FilePath FileSize:int HttpContentType
    HttpReferrerOriginal HttpRequestMethod HttpRequestTime:int HttpRequestXff HttpResponseTime:int
    HttpStatusCode HttpUserAgentOriginal HttpVersion NetworkApplicationProtocol NetworkBytes:long
    NetworkDirection NetworkDuration:int NetworkIcmpCode:int NetworkIcmpType NetworkPackets:long
    NetworkProtocol NetworkRuleName NetworkRuleNumber:int NetworkSessionId SrcBytes:long SrcDvcDomain
    SrcDvcFqdn SrcDvcHostname SrcDvcIpAddr SrcDvcMacAddr SrcDvcModelName SrcDvcModelNumber SrcDvcOs
    SrcDvcType SrcGeoCity SrcGeoCountry SrcGeoLatitude:real SrcGeoLongitude:real SrcGeoRegion
    SrcInterfaceGuid SrcInterfaceName SrcIpAddr SrcMacAddr SrcNatIpAddr SrcNatPortNumber:int SrcPackets:long
    SrcPortNumber:int SrcResourceId SrcUserAadId SrcUserDomain SrcUserName SrcUserSid SrcUserUpn SrcZone
    ThreatCategory ThreatId ThreatName UrlCategory UrlHostname UrlOriginal`,
  NTAIpDetails: `
    DnsDomain FaSchemaVersion FlowIntervalEndTime:datetime FlowIntervalStartTime:datetime FlowType Ip
    Location Port:int PublicIpDetails SubType ThreatDescription ThreatType Url`,
  NTANetAnalytics: `
    AclGroup AclRule AllowedInFlows:long AllowedOutFlows:long AzureRegion BytesDestToSrc:long
    BytesSrcToDest:long CompletedFlows:long ConnectingVnets ConnectionName ConnectionType Country
    DeniedInFlows:long DeniedOutFlows:long DestApplicationGateway DestExpressRouteCircuit DestIp
    DestLoadBalancer DestLocalNetworkGateway DestNic DestPort:int DestPublicIps DestRegion DestSubnet
    DestSubscription DestVm ExpressRouteCircuitPeeringType FaSchemaVersion FlowDirection FlowEncryption
    FlowEndTime:datetime FlowIntervalEndTime:datetime FlowIntervalStartTime:datetime FlowLogResourceId
    FlowStartTime:datetime FlowStatus FlowType IsFlowCapturedAtUdrHop:bool L4Protocol L7Protocol MacAddress
    NsgList NsgRule NsgRuleType PacketsDestToSrc:long PacketsSrcToDest:long PrivateEndpointResourceId
    PrivateLinkResourceId PrivateLinkResourceName SrcApplicationGateway SrcExpressRouteCircuit SrcIp
    SrcLoadBalancer SrcLocalNetworkGateway SrcNic SrcPort:int SrcPublicIps SrcRegion SrcSubnet
    SrcSubscription SrcVm Status SubType TargetResourceId TargetResourceType TimeProcessed:datetime`,
  SQLSecurityAuditEvents: `
    _ResourceId ActionId ActionName AdditionalInformation AffectedRows:long ApplicationName
    AuditSchemaVersion:int Category ClassType ClassTypeDescription ClientIp ClientTlsVersion:int
    ConnectionId DatabaseName DatabasePrincipalId:int DatabasePrincipalName DataSensitivityInformation
    DurationMs:long EventId EventTime:datetime HostName IsColumnPermission:bool IsServerLevelAudit:bool
    LogicalServerName ObjectId:int ObjectName PermissionBitmask ResourceGroup ResponseRows:long SchemaName
    SecurableClassType SequenceGroupId SequenceNumber:int ServerPrincipalId:int ServerPrincipalName
    ServerPrincipalSid SessionContext SessionId:int SessionServerPrincipalName Statement Succeeded:bool
    TargetDatabasePrincipalId:int TargetDatabasePrincipalName TargetServerPrincipalId:int
    TargetServerPrincipalName TargetServerPrincipalSid TransactionId:long UserDefinedEventId:int
    UserDefinedInformation`,
  StorageMalwareScanningResults: `
    _ResourceId BlobEtag BlobUri CorrelationId OperationName ScanFinishedTimeUtc:datetime
    ScanResultDetails:dynamic ScanResultType StorageAccountLocation StorageAccountName`,
  StorageQueueLogs: `
    _ResourceId AccountName AuthenticationHash AuthenticationType AuthorizationDetails:dynamic
    CallerIpAddress Category ClientRequestId ConditionsUsed ContentLengthHeader:long CorrelationId
    DurationMs:real Etag LastModifiedTime:datetime Location MetricResponseType ObjectKey OperationCount:int
    OperationName OperationVersion Protocol ReferrerHeader RequestBodySize:long RequesterAppId
    RequesterAudience RequesterObjectId RequesterTenantId RequesterTokenIssuer RequesterUpn
    RequestHeaderSize:long RequestMd5 ResponseBodySize:long ResponseHeaderSize:long ResponseMd5
    SasExpiryStatus SchemaVersion ServerLatencyMs:real ServiceType StatusCode StatusText TlsVersion Uri
    UserAgentHeader`,
  StorageTableLogs: `
    _ResourceId AccountName AuthenticationHash AuthenticationType AuthorizationDetails:dynamic
    CallerIpAddress Category ClientRequestId ConditionsUsed ContentLengthHeader:long CorrelationId
    DurationMs:real Etag LastModifiedTime:datetime Location MetricResponseType ObjectKey OperationCount:int
    OperationName OperationVersion Protocol ReferrerHeader RequestBodySize:long RequesterAppId
    RequesterAudience RequesterObjectId RequesterTenantId RequesterTokenIssuer RequesterUpn
    RequestHeaderSize:long RequestMd5 ResponseBodySize:long ResponseHeaderSize:long ResponseMd5
    SasExpiryStatus SchemaVersion ServerLatencyMs:real ServiceType StatusCode StatusText TlsVersion Uri
    UserAgentHeader`,
  WVDConnections: `
    _ResourceId AadTenantId ClientOS ClientSideIPAddress ClientType ClientVersion ConnectionType
    CorrelationId GatewayRegion IsClientPrivateLink IsSessionHostPrivateLink PredecessorConnectionId
    ResourceAlias SessionHostAgentVersion SessionHostAzureVmId SessionHostIPAddress SessionHostJoinType
    SessionHostName SessionHostOSDescription SessionHostOSVersion SessionHostPoolType SessionHostSessionId
    SessionHostSxSStackVersion State UdpUse UserName`,
};
