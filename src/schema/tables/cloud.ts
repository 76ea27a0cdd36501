import { tables } from "../compact.js";

/** Cloud applications and workloads. */
export const cloudTables = tables({
  CloudAppEvents: `
    Timestamp:datetime ActionType Application ApplicationId:int AccountObjectId AccountId
    AccountDisplayName IsAdminOperation:bool DeviceType OSPlatform IPAddress IsAnonymousProxy:bool
    CountryCode City Isp UserAgent ActivityType ActivityObjects:dynamic ObjectName ObjectType ObjectId
    ReportId AccountType IsExternalUser:bool IsImpersonated:bool IPTags:dynamic IPCategory
    UserAgentTags:dynamic RawEventData:dynamic AdditionalFields:dynamic LastSeenForUser UncommonForUser
    AuditSource SessionData:dynamic OAuthAppId AppInstanceId:int`,
  CloudAuditEvents: `
    Timestamp:datetime ReportId DataSource ActionType OperationName ResourceId IPAddress
    IsAnonymousProxy:bool CountryCode City Isp UserAgent RawEventData:dynamic AdditionalFields:dynamic
    Account AuditSource AwsResourceName AzureResourceId GcpFullResourceName`,
  CloudDnsEvents: `
    Timestamp:datetime ActionType AdditionalFields:dynamic AwsResourceName AzureResourceId ContainerId
    ContainerName DnsEventSubType DnsEventType DnsNetworkDuration:long DnsQuery DnsQueryTypeName
    DnsResponseCodeName GcpFullResourceName ImageName KubernetesNamespace KubernetesPodName
    KubernetesResource ProcessId:long ProcessName ReportId TransactionIdHex`,
  CloudPolicyEnforcementEvents: `
    ActionType AdditionalFields AwsResourceName AzureResourceId DataSource GcpFullResourceName
    KubernetesNamespace Reason Region ReportId ResourceKind ResourceName SubscriptionId
    Timestamp:datetime`,
  CloudProcessEvents: `
    Timestamp:datetime AccountName ActionType AdditionalFields AwsResourceName AzureResourceId
    ContainerId ContainerImageName ContainerName FileName FolderPath GcpFullResourceName
    InitiatingProcessId KubernetesNamespace KubernetesPodName KubernetesResource LogonId:long
    ParentProcessId ParentProcessName ProcessCommandLine ProcessCreationTime:datetime
    ProcessCurrentWorkingDirectory ProcessId:long ProcessName ReportId`,
  CloudStorageAggregatedEvents: `
    Timestamp:datetime AccountApplicationId AccountObjectId AccountTenantId AccountType:long AccountUpn
    ActionType AdditionalFields:dynamic AnonymousSuccessfulOperations:int AuthenticationType
    AzureResourceId AzureSubscriptionId CityName ClientCloudPlatformName ClientSystemServiceName
    CountryName DataAggregationEndTime:datetime DataAggregationStartTime:datetime DataSource
    DistinctGetOperations:int FailedOperationsCount:int FirstEventTimestamp:datetime
    HasAnonymousResourceNotFoundFailures:bool HashReputationMd5List:dynamic IPAddress
    IsKnownSuspiciousIp:bool IsPrivateIp:bool IsTorExitNode:bool LastEventTimestamp:datetime Location
    Md5Hashes:dynamic OperationNamesList:dynamic OperationsCount:int ProvinceName ReportId ResourceGroup
    ServiceType StorageAccount StorageContainer StorageFileShare SuccessfulOperationsCount:int
    SuccessfulReadOperations:int SuspiciousUserAgentName TotalResponseLength:int UserAgentHeader`,
});
