const RISKY = `RiskDetail RiskLevel RiskState`;

const STORAGE = `
    AccountName AuthenticationHash AuthenticationType AuthorizationDetails:dynamic CallerIpAddress Category
    ClientRequestId ConditionsUsed ContentLengthHeader:long CorrelationId DurationMs:real Etag
    LastModifiedTime:datetime Location OperationCount:int OperationName OperationVersion Protocol
    ReferrerHeader RequestBodySize:long RequestHeaderSize:long RequestMd5 RequesterAppId RequesterAudience
    RequesterObjectId RequesterTenantId RequesterTokenIssuer RequesterUpn ResponseBodySize:long
    ResponseHeaderSize:long ResponseMd5 SchemaVersion ServerLatencyMs:real ServiceType StatusCode StatusText
    TlsVersion Uri UserAgentHeader`;

/** What Sentinel writes of its own work. */
const OWN_WORK = `
    Description ExtendedProperties:dynamic OperationName SentinelResourceId
    SentinelResourceKind SentinelResourceName SentinelResourceType Status WorkspaceId`;

/** Tables that services of Azure, of other clouds and Sentinel itself write to Log Analytics, in its short form. */
export const SENTINEL_SERVICES = {
  AADProvisioningLogs: `
    AADTenantId Category ChangeId CorrelationId CycleId DurationMs:long Id InitiatedBy JobId
    ModifiedProperties OperationName OperationVersion ProvisioningAction ProvisioningStatusInfo
    ProvisioningSteps ResultDescription ResultSignature ResultType ServicePrincipal SourceIdentity
    TargetIdentity TargetSystem`,
  AADRiskyServicePrincipals: `
    AccountEnabled:bool AppId CorrelationId DisplayName Id IsProcessing:bool OperationName ${RISKY}
    RiskLastUpdatedDateTime:datetime ServicePrincipalType`,
  AADServicePrincipalRiskEvents: `
    Activity ActivityDateTime:datetime AdditionalInfo:dynamic AppId CorrelationId DetectedDateTime:datetime
    DetectionTimingType Id IpAddress KeyIds:dynamic LastUpdatedDateTime:datetime Location:dynamic
    OperationName RequestId ${RISKY} RiskEventType ServicePrincipalDisplayName ServicePrincipalId Source
    TokenIssuerType`,
  ADFSSignInLogs: `
    AlternateSignInName AppDisplayName AppId AuthenticationDetails AuthenticationProcessingDetails
    AuthenticationRequirement AuthenticationRequirementPolicies Category ConditionalAccessPolicies
    ConditionalAccessStatus CorrelationId CreatedDateTime:datetime DeviceDetail DurationMs:long Id Identity
    IPAddress IsInteractive:bool Level Location NetworkLocationDetails OperationName OperationVersion
    OriginalRequestId ProcessingTimeInMs Requirement ResourceDisplayName ResourceGroup ResourceIdentity
    ResourceTenantId ResultDescription ResultSignature ResultType Status TokenIssuerName TokenIssuerType
    UniqueTokenIdentifier UserAgent UserDisplayName UserId UserPrincipalName`,
  Anomalies: `
    ActivityInsights:dynamic AnomalyDetails:dynamic AnomalyReasons:dynamic AnomalyTemplateId
    AnomalyTemplateName AnomalyTemplateVersion Description DestinationDevice DestinationIpAddress
    DestinationLocation:dynamic DeviceInsights:dynamic EndTime:datetime Entities:dynamic
    ExtendedLinks:dynamic ExtendedProperties:dynamic Id RuleConfigVersion RuleId RuleName RuleStatus
    Score:real SourceDevice SourceIpAddress SourceLocation:dynamic StartTime:datetime Tactics Techniques
    UserInsights:dynamic UserName UserPrincipalName VendorName WorkspaceId`,
  AppServiceHTTPLogs: `
    CIp ComputerName Cookie CsBytes:int CsHost CsMethod CsUriQuery CsUriStem CsUsername Protocol Referer
    Result ScBytes:int ScStatus:int ScSubStatus ScWin32Status SPort TimeTaken:int UserAgent`,
  AWSGuardDuty: `
    AccountId ActivityType Arn Description Id Partition Region ResourceDetails:dynamic SchemaVersion
    ServiceDetails:dynamic Severity:int TimeCreated:datetime Title`,
  AWSVPCFlow: `
    AccountId Action AzId Bytes:long DstAddr DstPort:int End:datetime FlowDirection InstanceId InterfaceId
    LogStatus Packets:int PktDstAddr PktDstAwsService PktSrcAddr PktSrcAwsService Protocol:int Region SrcAddr
    SrcPort:int SublocationId SublocationType SubnetId TcpFlags:int TrafficPath TrafficType Version:int VpcId`,
  AzureMetrics: `
    Average:real CallerIpAddress Category Confidence CorrelationId Count:real Description DurationMs:long
    FirstReportedDateTime IndicatorThreatType IsActive LastReportedDateTime MaliciousIP Maximum:real
    MetricName Minimum:real OperationName OperationVersion RemoteIPCountry RemoteIPLatitude:real
    RemoteIPLongitude:real Resource ResourceGroup ResourceId ResourceProvider ResultDescription
    ResultSignature ResultType Severity:int SubscriptionId TimeGrain TLPLevel Total:real UnitName`,
  AZFWApplicationRule: `
    Action ActionReason DestinationPort:int Fqdn IsExplicitProxyRequest:bool IsTlsInspected:bool Policy
    Protocol Rule RuleCollection RuleCollectionGroup SourceIp SourcePort:int TargetUrl WebCategory`,
  AZFWDnsQuery: `
    DnssecOkBit:bool EDNS0BufferSize:int ErrorMessage ErrorNumber:int Protocol QueryClass QueryId:int
    QueryName QueryType RequestDurationSecs:real RequestSize:int ResponseCode ResponseFlags ResponseSize:int
    SourceIp SourcePort:int`,
  AZFWIdpsSignature: `
    Action Category Description DestinationIp DestinationPort:int Protocol Severity:int SignatureId SourceIp
    SourcePort:int`,
  AZFWNetworkRule: `
    Action ActionReason DestinationIp DestinationPort:int Policy Protocol Rule RuleCollection
    RuleCollectionGroup SourceIp SourcePort:int`,
  AZFWThreatIntel: `
    Action DestinationIp DestinationPort:int Fqdn IsTlsInspected:bool Protocol SourceIp SourcePort:int
    TargetUrl ThreatDescription`,
  GCPAuditLogs: `
    AuthenticationInfo:dynamic AuthorizationInfo:dynamic GCPResourceName GCPResourceType InsertId LogName
    Metadata:dynamic MethodName NumResponseItems PrincipalEmail ProjectId Request:dynamic
    RequestMetadata:dynamic ResourceLocation:dynamic ResourceOriginalState:dynamic Response:dynamic
    ServiceData:dynamic ServiceName Severity Status:dynamic StatusMessage Subscription Timestamp:datetime`,
  IntuneAuditLogs: `
    Category CorrelationId Identity OperationName Properties ResultDescription ResultType`,
  IntuneDevices: `
    AADTenantId AndroidPatchLevel BatchId CategoryName CompliantState CreatedDate DeviceId DeviceName
    DeviceRegistrationState DeviceState EasID EncryptionStatusString GraphDeviceIsManaged:bool IMEI
    InGracePeriodUntil IntuneAccountId JailBroken JoinType LastContact ManagedBy ManagedDeviceName
    Manufacturer MEID Model OperationName OS OSVersion Ownership PhoneNumber PrimaryUser ReferenceId Result
    SerialNumber SkuFamily Stats:dynamic StorageFree:long StorageTotal:long SubscriberCarrierNetwork
    SupervisedStatusString UPN UserEmail UserName WifiMacAddress`,
  LAQueryLogs: `
    AADClientId AADEmail AADObjectId AADTenantId CorrelationId IsBillableQuery:bool
    IsWorkspaceInFailover:bool QueryText QueryTimeRangeEnd:datetime QueryTimeRangeStart:datetime
    RequestClientApp RequestContext:dynamic RequestContextFilters:dynamic RequestTarget ResponseCode:int
    ResponseDurationMs:real ResponseRowCount:int ScannedGB:real StatsCPUTimeMs:real
    StatsDataProcessedEnd:datetime StatsDataProcessedKB:real StatsDataProcessedStart:datetime
    StatsRegionCount:int StatsWorkspaceCount:int WorkspaceRegion`,
  McasShadowItReporting: `
    AadTenantId AppCategory AppId AppInstance AppName AppScore:int AppTags:dynamic BlockedEvents:int
    Date:datetime DownloadedBytes:int EnrichedUserName IpAddress MachineId MachineName RawUserName
    RichUserName StreamName TotalBytes:int TotalEvents:int UploadedBytes:int UserName`,
  Perf: `
    BucketEndTime:datetime BucketStartTime:datetime Computer CounterName CounterPath CounterValue:real
    InstanceName Max:real Min:real ObjectName SampleCount:int StandardDeviation:real`,
  SentinelAudit: `${OWN_WORK} CorrelationId`,
  SentinelHealth: `${OWN_WORK} Reason RecordId`,
  StorageBlobLogs: STORAGE,
  StorageFileLogs: `
    ${STORAGE} MetricResponseType ObjectKey RequesterUserName SasExpiryStatus SmbCommandDetail
    SmbCommandMajor:int SmbCommandMinor SmbCreditsConsumed:int SmbFileId SmbMessageID SmbPersistentHandleID
    SmbPrimarySID SmbSessionID SmbStatusCode SmbTreeConnectID SmbVolatileHandleID`,
  ThreatIntelIndicators: `
    AdditionalFields:dynamic AzureTenantId Confidence:int Created:datetime Data:dynamic Id IsActive:bool
    IsDeleted:bool LastUpdateMethod Modified:datetime ObservableKey ObservableValue Pattern Revoked:bool
    Source Tags ValidFrom:datetime ValidUntil:datetime WorkspaceId`,
  Usage: `
    AvgLatencyInSeconds:real BatchesCapped:long BatchesOutsideSla:long BatchesWithinSla:long Computer
    DataType EndTime:datetime IsBillable:bool LinkedMeterId LinkedResourceUri MeterId Quantity:real
    QuantityUnit ResourceUri Solution StartTime:datetime TotalBatches:long`,
  VMConnection: `
    AgentId BytesReceived:long BytesSent:long Computer Confidence ConnectionId Description DestinationIp
    DestinationPort:int Direction FirstReportedDateTime IndicatorThreatType IsActive LastReportedDateTime
    LinksEstablished:long LinksFailed:long LinksLive:long LinksTerminated:long Machine MaliciousIp Process
    ProcessName Protocol RemoteClassification RemoteCountry RemoteDnsCanonicalNames RemoteDnsQuestions
    RemoteIp RemoteLatitude:real RemoteLongitude:real Responses:long ResponseTimeMax:long
    ResponseTimeMin:long ResponseTimeSum:long Severity:int SourceIp TLPLevel`,
  Watchlist: `
    AzureTenantId CorrelationId CreatedBy:dynamic CreatedTimeUTC:datetime DefaultDuration
    EntityMapping:dynamic LastUpdatedTimeUTC:datetime Notes Provider SearchKey Source Tags
    TimeToLive:datetime UpdatedBy:dynamic WatchlistAlias WatchlistCategory WatchlistId WatchlistItem:dynamic
    WatchlistItemId WatchlistName _DTItemId _DTItemStatus _DTItemType _DTTimestamp:datetime`,
};
