/** Tables that products, agents and other clouds write to Log Analytics, in the short form of `columns`. */
export const SENTINEL_PRODUCTS = {
  AWSCloudWatch: `
    ExtractedTime:datetime Message`,
  ConfigurationChange: `
    _ResourceId Acls Attributes ChangeCategory Computer ConfigChangeType Current DateCreated:datetime
    DateModified:datetime FieldsChanged FileContentChecksum FileSystemPath Hive LastSnapshotAge:long
    Location ManagementGroupName Name Previous PreviousAcls PreviousAttributes PreviousDateCreated:datetime
    PreviousDateModified:datetime PreviousFileContentChecksum PreviousSize:long PreviousValueData
    PreviousValueType Publisher RegistryKey Size:long SoftwareDescription SoftwareName SoftwareType
    SourceComputerId SvcAccount SvcChangeType SvcController SvcDisplayName SvcName SvcPath
    SvcPreviousAccount SvcPreviousController SvcPreviousPath SvcPreviousRunlevels SvcPreviousStartupType
    SvcPreviousState SvcRunlevels SvcStartupType SvcState ValueData ValueName ValueType VMUUID`,
  DnsInventory: `
    _ResourceId Computer DnsSecSigned DomainName DynamicUpdate ForestName NameServers ResourceRecordName
    ResourceRecordType ServerIPs SubType ZoneName`,
  DynamicEventCollection: `
    AccountSid AdditionalFields:dynamic AppGuardContainerId DeviceId DeviceName EventId:long
    InitiatingProcessAccountDomain InitiatingProcessAccountName InitiatingProcessAccountObjectId
    InitiatingProcessAccountSid InitiatingProcessAccountUpn InitiatingProcessFolderPath
    InitiatingProcessId:long InitiatingProcessLogonId:long InitiatingProcessMD5
    InitiatingProcessParentFileName InitiatingProcessParentId:long InitiatingProcessSHA1 LocalIP
    LocalPort:int MachineGroup ProcessCommandLine RemoteDeviceName RemoteIP RemotePort:int ReportId:long`,
  DynamicSummary: `
    AzureTenantId CreatedBy:dynamic CreatedTimeUTC:datetime EventTimeUTC:datetime ObservableType
    ObservableValue PackedContent:dynamic Query QueryEndDate:datetime QueryStartDate:datetime RelationId
    RelationName SearchKey SourceInfo:dynamic SummaryDataType SummaryDescription SummaryId SummaryItemId
    SummaryName SummaryStatus Tactics:dynamic Techniques:dynamic UpdatedBy:dynamic UpdatedTimeUTC:datetime`,
  Dynamics365Activity: `
    _ResourceId ClientIP CorrelationId CrmOrganizationUniqueName EntityId EntityName Fields:dynamic
    InstanceUrl ItemType ItemUrl Message OfficeWorkload Operation OrganizationId OriginalObjectId Query
    QueryResults:dynamic RecordType ResultStatus ServiceName SourceRecordId SystemUserId UserAgent UserId
    UserKey UserType`,
  GoogleCloudSCC: `
    Findings:dynamic FindingsResource:dynamic SourceProperties:dynamic`,
  HuntingBookmark: `
    _ResourceId BookmarkId BookmarkName BookmarkType CreatedBy CreatedTime:datetime Entities
    EventTime:datetime LastUpdatedTime:datetime Notes QueryEndTime:datetime QueryResultRow
    QueryStartTime:datetime QueryText SoftDeleted:bool Tags UpdatedBy`,
  InsightsMetrics: `
    _ResourceId AgentId Computer Name Namespace Origin Tags Val:real Value`,
  IntuneDeviceComplianceOrg: `
    _ResourceId ComplianceState DeviceHealthThreatLevel DeviceId DeviceName DeviceType IMEI
    InGracePeriodUntil LastContact ManagementAgents OS OSDescription OSVersion OwnerType Result
    RetireAfterDatetime SerialNumber UPN UserEmail UserId UserName`,
  IntuneOperationalLogs: `
    Category OperationName Properties Result`,
  MicrosoftPurviewInformationProtection: `
    ActionSource ActionSourceDetail AppAccessContext:dynamic Application ApplicationMode ClientIP
    Common:dynamic ConditionMatch:dynamic ContentType CorrelationId CurrentProtectionType:dynamic
    CurrentProtectionTypeName DataState DeviceName EmailInfo:dynamic ExchangeMetaData:dynamic
    ExecutionRuleId ExecutionRuleName ExecutionRuleVersion Id IrmContentId IsViewableByExternalUsers:bool
    ItemCreationTime:datetime ItemLastModifiedTime:datetime ItemName ItemSize JustificationText LabelAction
    LabelAppliedDateTime:datetime LabelEventType LabelName LabelVersion MachineName MgtRuleId ObjectId
    OldSensitivityLabelId OldSensitivityLabelOwnerEmail Operation OrganizationId OverriddenActions:dynamic
    OverRideReason OverRideType Platform PolicyId PolicyName PolicyVersion PreviousProtectionType:dynamic
    PreviousProtectionTypeName ProtectionEventData:dynamic ProtectionEventTypeName Receivers:dynamic
    RecordType:int RecordTypeName ResultStatus RuleActions:dynamic RuleMode Scope ScopedLocationId Sender
    SensitiveInfoDetectionIsIncluded:bool SensitiveInfoTypeData:dynamic SensitivityLabelId
    SensitivityLabelOwnerEmail SensitivityLabelPolicyId Severity SharePointMetaData:dynamic TargetLocation
    UserId UserKey UserType Workload WorkLoadItemId`,
  Operation: `
    _ResourceId Computer CorrelationId Detail ErrorId HelpLink ManagementGroupName OperationCategory
    OperationKey OperationStatus Solution SourceComputerId`,
  PowerBIActivity: `
    Activity ActivityId ActorName ActorUserId ActorUserType DashboardId DashboardName DataClassification
    DatasetName DistributionMethod EventOriginalType EventOriginalUid EventProduct EventResult EventVendor
    IsSuccess ItemName MembershipInformation ObjectId OrganizationId OrgAppPermission PbiWorkspaceName
    RecordType ReportName RequestId Scope SharingInformation SrcIpAddr SwitchState TargetAppName UserAgent
    UserType Workload WorkspaceId`,
  PowerAppsActivity: `
    ActorName ActorUserId ActorUserType AdditionalInfo:dynamic EventOriginalType EventOriginalUid
    EventResult ObjectId OrganizationId RecordType SrcIpAddr TargetAppName Workload`,
  PowerAutomateActivity: `
    ActorName ActorUserId ActorUserType AdditionalInfo:dynamic EventOriginalType EventOriginalUid
    EventResult FlowConnectorNames FlowDetailsUrl LicenseDisplayName ObjectId OrganizationId RecipientUpn
    RecordType SharingPermission SrcIpAddr UserUpn Workload`,
  PowerPlatformAdminActivity: `
    ActorName ActorUserId ActorUserType EventOriginalType EventOriginalUid EventResult OrganizationId
    PropertyCollection:dynamic RecordType RequiresCustomerKeyEncryption:bool Workload`,
  PowerPlatformConnectorActivity: `
    ActorName ActorUserId ActorUserType AdditionalInfo:dynamic ConnectorId EventOriginalType
    EventOriginalUid EventResult ObjectId OrganizationId RecordType SrcIpAddr Workload`,
  PowerPlatformDlpActivity: `
    ActorName ActorUserId ActorUserType AdditionalInfo:dynamic EventOriginalType EventOriginalUid
    EventResult ObjectId OrganizationId PolicyName RecordType SrcIpAddr Workload`,
  ProjectActivity: `
    ActorName ActorUserId ActorUserType EventOriginalType EventOriginalUid EventProduct EventResult
    EventVendor ObjectId OnBehalfOfResId OrganizationId ProjectAction ProjectEntity RecordType Scope
    SrcIpAddr UserType Workload`,
  ProtectionStatus: `
    _ResourceId AMProductVersion Computer ComputerEnvironment ComputerIP_Hidden DetectionId DeviceName
    ManagementGroupName OSName ProtectionStatus ProtectionStatusDetails ProtectionStatusRank:int Resource
    ResourceGroup ResourceId ResourceProvider ResourceType ScanDate:datetime SignatureVersion
    SourceComputerId SubscriptionId Threat ThreatStatus ThreatStatusDetails ThreatStatusRank:int
    TypeofProtection VMUUID`,
  PurviewDataSensitivityLogs: `
    _ResourceId ActivityType AssetCreationTime:datetime AssetLastScanTime:datetime
    AssetModifiedTime:datetime AssetName AssetPath AssetType Classification:dynamic
    ClassificationDetails:dynamic ClassificationTrigger FileExtension FileSize:long PurviewAccountName
    PurviewRegion PurviewTenantId SensitivityLabel:dynamic SensitivityLabelDetails:dynamic
    SensitivityLabelTrigger SourceCollectionName SourceName SourcePath SourceRegion SourceScanId
    SourceSubscriptionId SourceType`,
  SecureScoreControls: `
    _ResourceId AssessedResourceId ControlId ControlName ControlType CurrentScore:real Description
    Environment HealthyResources:int IsSnapshot:bool MaxScore:int NotApplicableResources:int
    PercentageScore:real Properties:dynamic RecommendationResourceIds:dynamic ResourceProviderType
    SecureScoresSubscriptionId UnhealthyResources:int Weight:long`,
  SecureScores: `
    _ResourceId AssessedResourceId CurrentScore:real DisplayName Environment IsSnapshot:bool MaxScore:int
    PercentageScore:real Properties:dynamic ResourceProviderType SecureScoresSubscriptionId Weight:long`,
  SecurityBaseline: `
    _ResourceId ActualResult AnalyzeOperation AnalyzeResult AssessmentId AzId BaselineRuleType BaselineType
    CceId Computer ComputerEnvironment Description ExpectedResult ManagementGroupName OSName Resource
    ResourceGroup ResourceId ResourceProvider ResourceType RuleSetting RuleSeverity SitePath
    SourceComputerId SubscriptionId`,
  SecurityDetection: `
    _ResourceId AccountsSeen:int AlertSeverity AlertTitle AssociatedResource ChildProcess CommandLine
    Computer Description DetectionID Duration ExtendedProperties FailedAttempts:int FullPath
    InvalidAccountsSeen:int IsFirstParty:bool LogChannel OccuringDatacenter OriginalSeverity ParentProcess
    ProcessName Provider RemediationSteps ReportingSystem ServiceId SubjectDomainName SubjectUserName
    SubscriptionId SuccessfulLogins:int SuspiciousProcess ValidAccountsSeen:int`,
  SecurityNestedRecommendation: `
    _ResourceId AdditionalData:dynamic AssessedResourceId Category Cause Description Id Impact
    IsSnapshot:bool NestedRecommendationId ParentRecommendationId RecommendationLink RecommendationName
    RecommendationSeverity RecommendationState RecommendationSubscriptionId RemediationDescription
    RemidiationDescription ResourceDetails:dynamic ResourceGroup ResourceProviderType
    SubAssessmentTimeGeneration:datetime VulnerabilityId`,
  SecurityRecommendation: `
    AssessedResourceId Description DeviceId DiscoveredTimeUTC:datetime Environment
    FirstEvaluationDate:datetime IsSnapshot:bool PolicyDefinitionId Properties:dynamic ProviderName
    RecommendationAdditionalData:dynamic RecommendationDisplayName RecommendationId RecommendationName
    RecommendationSeverity RecommendationState ResolvedTimeUTC:datetime ResourceRegion
    StatusChangeDate:datetime`,
  SecurityRegulatoryCompliance: `
    _ResourceId AssessedResourceId ComplianceControl ComplianceStandard FailedResources:int IsSnapshot:bool
    PassedResources:int Properties:dynamic RecommendationId RecommendationLink RecommendationName
    RegulatoryComplianceSubscriptionId ResourceProviderType SkippedResources:int State`,
  ThreatIntelObjects: `
    _ResourceId AdditionalFields:dynamic AzureTenantId Data:dynamic Id IsDeleted:bool LastUpdateMethod
    Source StixType WorkspaceId`,
  Update: `
    _ResourceId ApprovalSource Approved:bool BulletinID BulletinUrl Classification Computer
    ComputerEnvironment CVENumbers InstallTimeAvailable:bool InstallTimeDeviationRangeSeconds:real
    InstallTimePredictionSeconds:real KBID ManagementGroupName MSRCBulletinID MSRCSeverity Optional:bool
    OSFullName OSName OSType OSVersion PackageRepository PackageSeverity Product ProductArch ProductVersion
    PublishedDate:datetime RebootBehavior Resource ResourceGroup ResourceId ResourceProvider ResourceType
    RevisionNumber SourceComputerId SubscriptionId Title UpdateID UpdateState VMUUID`,
  UpdateSummary: `
    _ResourceId Computer ComputerEnvironment CriticalUpdatesMissing:int ManagementGroupName
    NETRuntimeVersion OldestMissingSecurityUpdateBucket OldestMissingSecurityUpdateInDays:int OsVersion
    OtherUpdatesMissing:int Resource ResourceGroup ResourceId ResourceProvider ResourceType
    RestartPending:bool SecurityUpdatesMissing:int SourceComputerId SubscriptionId TotalUpdatesMissing:int
    VMUUID WindowsUpdateAgentVersion WindowsUpdateSetting WSUSServer`,
  UserAccessAnalytics: `
    _ResourceId AADTenantId AccessEndReason AccessEndTime:datetime AccessId AccessLevel
    AccessStartTime:datetime AccessType SourceEntityId SourceEntityName SourceEntityType TargetEntityId
    TargetEntityName TargetEntityType`,
  VMBoundPort: `
    _ResourceId AgentId BytesReceived:long BytesSent:long Computer Ip IsWildcardBind:bool
    LinksEstablished:long LinksLive:long LinksTerminated:long Machine Port:int PortId Process ProcessName
    Protocol Responses:long ResponseTimeMax:long ResponseTimeMin:long ResponseTimeSum:long`,
  VMComputer: `
    _ResourceId AgentId AzureCloudServiceDeployment AzureCloudServiceInstanceId AzureCloudServiceName
    AzureCloudServiceRoleName AzureCloudServiceRoleType AzureFaultDomain AzureImageOffering
    AzureImagePublisher AzureImageSku AzureImageVersion AzureLocation AzureResourceGroup AzureResourceName
    AzureServiceFabricClusterId AzureServiceFabricClusterName AzureSize AzureSubscriptionId
    AzureUpdateDomain AzureVmId AzureVmScaleSetDeployment AzureVmScaleSetInstanceId AzureVmScaleSetName
    AzureVmScaleSetResourceId BootTime:datetime Computer Cpus:int CpuSpeed:int DependencyAgentVersion
    DisplayName DnsNames:dynamic FullDisplayName HostingProvider HostName HypervisorId HypervisorType
    Ipv4Addresses:dynamic Ipv4DefaultGateways:dynamic Ipv4SubnetMasks:dynamic Ipv6Addresses:dynamic
    MacAddresses:dynamic Machine OperatingSystemFamily OperatingSystemFullName PhysicalMemoryMB:long
    TimeZone VirtualizationState VirtualMachineHypervisorId VirtualMachineNativeId VirtualMachineNativeName
    VirtualMachineType`,
  VMProcess: `
    _ResourceId AgentId CommandLine CompanyName Computer Description DisplayName ExecutableName
    ExecutablePath FileVersion FirstPid:int Group InternalName Machine Process ProductName ProductVersion
    Role Services:dynamic StartTime:datetime UserDomain UserName WorkingDirectory`,
  WireData: `
    _ResourceId ApplicationProtocol ApplicationServiceName Computer Confidence Description Direction
    FirstReportedDateTime IndicatorThreatType IPVersion IsActive LastReportedDateTime
    LatencyMilliseconds:int LatencySamplingFailureRate LatencySamplingTimeStamp:datetime LocalIP LocalMAC
    LocalPortNumber:int LocalSubnet MaliciousIP ManagementGroupName ProcessID:int ProcessName ProtocolName
    ReceivedBytes:long ReceivedPackets:long RemoteIP RemoteIPCountry RemoteIPLatitude:real
    RemoteIPLongitude:real RemoteMAC RemotePortNumber:int SentBytes:long SentPackets:long
    SequenceNumber:long SessionEndTime:datetime SessionID SessionStartTime:datetime SessionState
    Severity:int TLPLevel TotalBytes:long`,
};
