import { tables } from "../compact.js";

/** Accounts, directory changes and sign-ins. */
export const identityTables = tables({
  AADSignInEventsBeta: `
    Timestamp:datetime Application ApplicationId LogonType ErrorCode:int CorrelationId SessionId
    AccountDisplayName AccountObjectId AccountUpn IsExternalUser:int IsGuestUser:bool
    AlternateSignInName LastPasswordChangeTimestamp:datetime ResourceDisplayName ResourceId
    ResourceTenantId DeviceName AadDeviceId OSPlatform DeviceTrustType IsManaged:int IsCompliant:int
    AuthenticationProcessingDetails AuthenticationRequirement TokenIssuerType:int
    RiskLevelAggregated:int RiskDetails:int RiskState:int UserAgent ClientAppUsed Browser
    ConditionalAccessPolicies ConditionalAccessStatus:int IPAddress Country State City Latitude
    Longitude NetworkLocationDetails RequestId ReportId EndpointCall EntraIdDeviceId RiskEventTypes
    RiskLevelDuringSignIn:int`,
  AADSpnSignInEventsBeta: `
    Timestamp:datetime Application ApplicationId IsManagedIdentity:bool ErrorCode:int CorrelationId
    ServicePrincipalName ServicePrincipalId ResourceDisplayName ResourceId ResourceTenantId IPAddress
    Country State City Latitude Longitude RequestId ReportId`,
  EntraIdSignInEvents: `
    AccountDisplayName AccountObjectId AccountUpn AlternateSignInName Application ApplicationId
    AuthenticationProcessingDetails AuthenticationRequirement Browser City ClientAppUsed
    ConditionalAccessPolicies ConditionalAccessStatus:int CorrelationId Country DeviceName
    DeviceTrustType EndpointCall EntraIdDeviceId ErrorCode:int GatewayJA4 IPAddress IsCompliant:int
    IsExternalUser:int IsGuestUser:bool IsManaged:int IsSignInThroughGlobalSecureAccess:bool
    LastPasswordChangeTimestamp:datetime Latitude LogonType Longitude NetworkLocationDetails OSPlatform
    ReportId RequestId ResourceDisplayName ResourceId ResourceTenantId RiskEventTypes
    RiskLevelAggregated:int RiskLevelDuringSignIn:int RiskState:int SessionId State Timestamp:datetime
    TokenIssuerType UniqueTokenId UserAgent`,
  EntraIdSpnSignInEvents: `
    Application ApplicationId City CorrelationId Country ErrorCode:int GatewayJA4 IPAddress
    IsConfidentialClient:bool IsManagedIdentity:bool Latitude Longitude ReportId RequestId
    ResourceDisplayName ResourceId ResourceTenantId ServicePrincipalId ServicePrincipalName SessionId
    State Timestamp:datetime UniqueTokenId UserAgent`,
  GraphApiAuditEvents: `
    AccountObjectId ApiVersion ApplicationId ClientRequestId EntityType IdentityProvider IpAddress
    Location OperationId ReportId RequestDuration RequestId RequestMethod RequestUri ResponseSize:long
    ResponseStatusCode Scopes ServicePrincipalId TargetWorkload Timestamp:datetime UniqueTokenIdentifier`,
  IdentityAccountInfo: `
    AccountId AccountStatus AccountUpn AdditionalFields:dynamic Address AssignedRoles:dynamic
    AuthenticationMethod AuthenticationSourceAccountId City Country CreatedDateTime:datetime
    CriticalityLevel:int DefenderRiskLevel:int DefenderRiskUpdateTime:datetime DeletedDateTime:datetime
    Department DisplayName EligibleRoles:dynamic EmailAddress EmployeeId EnrolledMfas:dynamic GivenName
    GroupMembership:dynamic IdentityId IdentityLinkBy IdentityLinkReason IdentityLinkTime:datetime
    IdentityLinkType IdentityType IsPrimary:bool JobTitle LastPasswordChangeTime:datetime Manager Phone
    ReportId Sid SourceProvider SourceProviderAccountId SourceProviderInstanceDisplayName
    SourceProviderInstanceId SourceProviderRiskLevel:dynamic SourceProviderRiskLevelDetails Surname
    Tags:dynamic TenantMembershipType Timestamp:datetime`,
  IdentityDirectoryEvents: `
    Timestamp:datetime ActionType Application TargetAccountUpn TargetAccountDisplayName TargetDeviceName
    DestinationDeviceName DestinationIPAddress DestinationPort:int Protocol AccountName AccountDomain
    AccountUpn AccountSid AccountObjectId AccountDisplayName DeviceName IPAddress Port:int Location ISP
    ReportId AdditionalFields:dynamic`,
  IdentityEvents: `
    Timestamp:datetime AccountDisplayName AccountId AccountType AccountUpn ActionFailureReason
    ActionResult ActionType AdditionalFields:dynamic Application ApplicationEventId
    ApplicationInstanceId ApplicationSessionId IPAddress RawEventData:dynamic ReportId
    TargetObjects:dynamic UserAgent`,
  IdentityInfo: `
    Timestamp:datetime ReportId AccountObjectId AccountUpn OnPremSid AccountDisplayName AccountName
    AccountDomain Type DistinguishedName CloudSid GivenName Surname Department JobTitle EmailAddress
    SipProxyAddress Address City Country IsAccountEnabled:bool Manager Phone CreatedDateTime:datetime
    SourceProvider ChangeSource Tags:dynamic AssignedRoles:dynamic TenantId SourceSystem
    CriticalityLevel:int IdentityEnvironment OnPremObjectId OtherMailAddresses:dynamic
    PrivilegedEntraPimRoles:dynamic RiskStatus SourceProviders:dynamic TenantMembershipType`,
  IdentityLogonEvents: `
    Timestamp:datetime ActionType Application LogonType Protocol FailureReason AccountName AccountDomain
    AccountUpn AccountSid AccountObjectId AccountDisplayName DeviceName DeviceType OSPlatform IPAddress
    Port:int DestinationDeviceName DestinationIPAddress DestinationPort:int TargetDeviceName
    TargetAccountDisplayName Location Isp ReportId AdditionalFields:dynamic LastSeenForUser:dynamic
    UncommonForUser:dynamic`,
  IdentityQueryEvents: `
    Timestamp:datetime ActionType Application QueryType QueryTarget Query Protocol AccountName
    AccountDomain AccountUpn AccountSid AccountObjectId AccountDisplayName DeviceName IPAddress Port:int
    DestinationDeviceName DestinationIPAddress DestinationPort:int TargetDeviceName TargetAccountUpn
    TargetAccountDisplayName Location ReportId AdditionalFields:dynamic`,
  OAuthAppInfo: `
    Timestamp:datetime AddedOnTime:datetime AppName AppOrigin AppOwnerTenantId AppStatus
    ConsentedUsersCount:int IsAdminConsented:bool LastModifiedTime:datetime LastUsedTime:datetime
    OAuthAppId Permissions:dynamic PrivilegeLevel ReportId ServicePrincipalId VerifiedPublisher:dynamic`,
});
