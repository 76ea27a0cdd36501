import { tables } from "../compact.js";

/** Software, vulnerabilities, configuration and baseline assessments of devices. */
export const devicePostureTables = tables({
  DeviceBaselineComplianceAssessment: `
    ConfigurationId CurrentValue:dynamic DeviceId DeviceName IsApplicable:bool IsCompliant:bool
    IsExempt:bool OSPlatform OSVersion ProfileId RecommendedValue:dynamic Source:dynamic`,
  DeviceBaselineComplianceAssessmentKB: `
    BenchmarkProfileLevels:dynamic CCEReference ConfigurationBenchmark ConfigurationBenchmarkVersion
    ConfigurationCategory ConfigurationDescription ConfigurationId ConfigurationName
    ConfigurationRationale RecommendedValue:dynamic RemediationOptions Source:dynamic`,
  DeviceBaselineComplianceProfiles: `
    BaseBenchmark BenchmarkProfileLevel BenchmarkVersion CreatedBy CreatedOn:datetime LastUpdatedBy
    LastUpdatedOn:datetime OSPlatform:dynamic OSVersion ProfileDescription ProfileId ProfileName
    Status:bool`,
  DeviceTvmBrowserExtensions: `
    BrowserName DeviceId ExtensionDescription ExtensionId ExtensionName ExtensionRisk ExtensionVendor
    ExtensionVersion InstallationTime:datetime IsActivated`,
  DeviceTvmBrowserExtensionsKB: `
    BrowserName ExtensionDescription ExtensionId ExtensionName ExtensionRisk ExtensionVersion:dynamic
    IsPermissionRequired PermissionDescription PermissionId PermissionName PermissionRisk`,
  DeviceTvmCertificateInfo: `
    DeviceId ExpirationDate ExtendedKeyUsage FriendlyName IssueDate IssuedBy:dynamic IssuedTo:dynamic
    KeySize KeyUsage Path SerialNumber SignatureAlgorithm SubjectType Thumbprint`,
  DeviceTvmHardwareFirmware: `
    DeviceId DeviceName ComponentType Manufacturer ComponentName ComponentFamily ComponentVersion
    AdditionalFields:dynamic`,
  DeviceTvmInfoGathering: `
    Timestamp:datetime LastSeenTime:datetime DeviceId DeviceName OSPlatform AdditionalFields:dynamic`,
  DeviceTvmInfoGatheringKB: `
    IgId FieldName Description Categories:dynamic DataStructure`,
  DeviceTvmSecureConfigurationAssessment: `
    DeviceId DeviceName OSPlatform Timestamp:datetime ConfigurationId ConfigurationCategory
    ConfigurationSubcategory ConfigurationImpact:real IsCompliant:bool IsApplicable:bool Context:dynamic
    IsExpectedUserImpact:bool`,
  DeviceTvmSecureConfigurationAssessmentKB: `
    ConfigurationId ConfigurationImpact:real ConfigurationName ConfigurationDescription RiskDescription
    ConfigurationCategory ConfigurationSubcategory ConfigurationBenchmarks:dynamic Tags:dynamic
    RemediationOptions RelatedMitreTactics:dynamic RelatedMitreTechniques:dynamic Timestamp:datetime`,
  DeviceTvmSoftwareEvidenceBeta: `
    DeviceId SoftwareVendor SoftwareName SoftwareVersion RegistryPaths:dynamic DiskPaths:dynamic
    LastSeenTime`,
  DeviceTvmSoftwareInventory: `
    DeviceId DeviceName OSPlatform OSVersion OSArchitecture SoftwareVendor SoftwareName SoftwareVersion
    EndOfSupportStatus EndOfSupportDate:datetime ProductCodeCpe`,
  DeviceTvmSoftwareVulnerabilities: `
    DeviceId DeviceName OSPlatform OSVersion OSArchitecture SoftwareVendor SoftwareName SoftwareVersion
    CveId VulnerabilitySeverityLevel RecommendedSecurityUpdate RecommendedSecurityUpdateId
    CveTags:dynamic`,
  DeviceTvmSoftwareVulnerabilitiesKB: `
    CveId CvssScore IsExploitAvailable:bool VulnerabilitySeverityLevel LastModifiedTime:datetime
    PublishedDate:datetime VulnerabilityDescription AffectedSoftware:dynamic Timestamp:datetime`,
});
