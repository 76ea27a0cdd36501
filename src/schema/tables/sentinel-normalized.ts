/** Tables of the Advanced Security Information Model, into which sources are normalized, in the short form of `columns`. */
export const SENTINEL_NORMALIZED = {
  ASimAuditEventLogs: `
    _ResourceId ActingAppId ActingAppName ActingAppType ActingOriginalAppType ActorOriginalUserType
    ActorScope ActorScopeId ActorSessionId ActorUserAadId ActorUserId ActorUserIdType ActorUsername
    ActorUsernameType ActorUserSid ActorUserType AdditionalFields:dynamic DvcAction DvcDescription DvcDomain
    DvcDomainType DvcFQDN DvcHostname DvcId DvcIdType DvcInterface DvcIpAddr DvcMacAddr DvcOriginalAction
    DvcOs DvcOsVersion DvcScope DvcScopeId DvcZone EventCount:int EventEndTime:datetime EventMessage
    EventOriginalResultDetails EventOriginalSeverity EventOriginalSubType EventOriginalType EventOriginalUid
    EventOwner EventProduct EventProductVersion EventReportUrl EventResult EventResultDetails
    EventSchemaVersion EventSeverity EventStartTime:datetime EventSubType EventType EventVendor
    HttpUserAgent NewValue Object ObjectId ObjectType OldValue Operation OriginalObjectType RuleName
    RuleNumber:int SrcDescription SrcDeviceType SrcDomain SrcDomainType SrcDvcId SrcDvcIdType SrcDvcScope
    SrcDvcScopeId SrcFQDN SrcGeoCity SrcGeoCountry SrcGeoLatitude:real SrcGeoLongitude:real SrcGeoRegion
    SrcHostname SrcIpAddr SrcOriginalRiskLevel SrcPortNumber:int SrcRiskLevel:int TargetAppId TargetAppName
    TargetAppType TargetDescription TargetDeviceType TargetDomain TargetDomainType TargetDvcId
    TargetDvcIdType TargetDvcOs TargetDvcScope TargetDvcScopeId TargetFQDN TargetGeoCity TargetGeoCountry
    TargetGeoLatitude:real TargetGeoLongitude:real TargetGeoRegion TargetHostname TargetIpAddr
    TargetOriginalAppType TargetOriginalRiskLevel TargetPortNumber:int TargetRiskLevel:int TargetUrl
    ThreatCategory ThreatConfidence:int ThreatField ThreatFirstReportedTime:datetime ThreatId ThreatIpAddr
    ThreatIsActive:bool ThreatLastReportedTime:datetime ThreatName ThreatOriginalConfidence
    ThreatOriginalRiskLevel ThreatRiskLevel:int ValueType`,
  ASimAuthenticationEventLogs: `
    _ResourceId ActingAppId ActingAppName ActingAppType ActingOriginalAppType ActorOriginalUserType
    ActorScope ActorScopeId ActorSessionId ActorUserId ActorUserIdType ActorUsername ActorUsernameType
    ActorUserType AdditionalFields:dynamic DvcAction DvcDescription DvcDomain DvcDomainType DvcFQDN
    DvcHostname DvcId DvcIdType DvcInterface DvcIpAddr DvcMacAddr DvcOriginalAction DvcOs DvcOsVersion
    DvcScope DvcScopeId DvcZone EventCount:int EventEndTime:datetime EventMessage EventOriginalResultDetails
    EventOriginalSeverity EventOriginalSubType EventOriginalType EventOriginalUid EventOwner EventProduct
    EventProductVersion EventReportUrl EventResult EventResultDetails EventSchemaVersion EventSeverity
    EventStartTime:datetime EventSubType EventType EventVendor HttpUserAgent LogonMethod LogonProtocol
    RuleName RuleNumber:int SrcDescription SrcDeviceType SrcDomain SrcDomainType SrcDvcId SrcDvcIdType
    SrcDvcOs SrcDvcScope SrcDvcScopeId SrcFQDN SrcGeoCity SrcGeoCountry SrcGeoLatitude:real
    SrcGeoLongitude:real SrcGeoRegion SrcHostname SrcIpAddr SrcIsp SrcOriginalRiskLevel SrcPortNumber:int
    SrcRiskLevel:int TargetAppId TargetAppName TargetAppType TargetDescription TargetDeviceType TargetDomain
    TargetDomainType TargetDvcId TargetDvcIdType TargetDvcOs TargetDvcScope TargetDvcScopeId TargetFQDN
    TargetGeoCity TargetGeoCountry TargetGeoLatitude:real TargetGeoLongitude:real TargetGeoRegion
    TargetHostname TargetIpAddr TargetOriginalAppType TargetOriginalRiskLevel TargetOriginalUserType
    TargetPortNumber:int TargetRiskLevel:int TargetSessionId TargetUrl TargetUserId TargetUserIdType
    TargetUsername TargetUsernameType TargetUserScope TargetUserScopeId TargetUserType ThreatCategory
    ThreatConfidence:int ThreatField ThreatFirstReportedTime:datetime ThreatId ThreatIpAddr
    ThreatIsActive:bool ThreatLastReportedTime:datetime ThreatName ThreatOriginalConfidence
    ThreatOriginalRiskLevel ThreatRiskLevel:int`,
  ASimDhcpEventLogs: `
    _ResourceId AdditionalFields:dynamic DhcpCircuitId DhcpLeaseDuration:int DhcpSessionDuration:int
    DhcpSessionId DhcpSrcDHCId DhcpSubscriberId DhcpUserClass DhcpUserClassId DhcpVendorClass
    DhcpVendorClassId DvcAction DvcDescription DvcDomain DvcDomainType DvcFQDN DvcHostname DvcId DvcIdType
    DvcInterface DvcIpAddr DvcMacAddr DvcOriginalAction DvcOs DvcOsVersion DvcScope DvcScopeId DvcZone
    EventCount:int EventEndTime:datetime EventMessage EventOriginalResultDetails EventOriginalSeverity
    EventOriginalSubType EventOriginalType EventOriginalUid EventOwner EventProduct EventProductVersion
    EventReportUrl EventResult EventResultDetails EventSchema EventSchemaVersion EventSeverity
    EventStartTime:datetime EventSubType EventType EventVendor RequestedIpAddr RuleName RuleNumber:int
    SrcDescription SrcDeviceType SrcDomain SrcDomainType SrcDvcId SrcDvcIdType SrcDvcScope SrcDvcScopeId
    SrcFQDN SrcGeoCity SrcGeoCountry SrcGeoLatitude:real SrcGeoLongitude:real SrcGeoRegion SrcHostname
    SrcIpAddr SrcMacAddr SrcOriginalRiskLevel SrcOriginalUserType SrcPortNumber:int SrcRiskLevel:int
    SrcUserId SrcUserIdType SrcUsername SrcUsernameType SrcUserScope SrcUserScopeId SrcUserSessionId
    SrcUserType SrcUserUid ThreatCategory ThreatConfidence:int ThreatField ThreatFirstReportedTime:datetime
    ThreatId ThreatIsActive:bool ThreatLastReportedTime:datetime ThreatName ThreatOriginalConfidence
    ThreatOriginalRiskLevel ThreatRiskLevel:int`,
  ASimDnsActivityLogs: `
    _ResourceId AdditionalFields:dynamic DnsFlags DnsFlagsAuthenticated:bool DnsFlagsAuthoritative:bool
    DnsFlagsCheckingDisabled:bool DnsFlagsRecursionAvailable:bool DnsFlagsRecursionDesired:bool
    DnsFlagsTruncated:bool DnsFlagsZ:bool DnsNetworkDuration:int DnsQuery DnsQueryClass:int
    DnsQueryClassName DnsQueryType:int DnsQueryTypeName DnsResponseCode:int DnsResponseIpCity
    DnsResponseIpCountry DnsResponseIpLatitude:real DnsResponseIpLongitude:real DnsResponseIpRegion
    DnsResponseName DnsSessionId Dst DstDescription DstDeviceType DstDomain DstDomainType DstDvcId
    DstDvcIdType DstDvcScope DstDvcScopeId DstFQDN DstGeoCity DstGeoCountry DstGeoLatitude:real
    DstGeoLongitude:real DstGeoRegion DstHostname DstIpAddr DstOriginalRiskLevel DstPortNumber:int
    DstRiskLevel:int Dvc DvcAction DvcDescription DvcDomain DvcDomainType DvcFQDN DvcHostname DvcId
    DvcIdType DvcInterface DvcIpAddr DvcMacAddr DvcOriginalAction DvcOs DvcOsVersion DvcScope DvcScopeId
    DvcZone EventCount:int EventEndTime:datetime EventMessage EventOriginalSeverity EventOriginalType
    EventOriginalUid EventOwner EventProduct EventProductVersion EventReportUrl EventResult
    EventResultDetails EventSchemaVersion EventSeverity EventStartTime:datetime EventSubType EventType
    EventVendor NetworkProtocol NetworkProtocolVersion RuleName RuleNumber:int Src SrcDescription
    SrcDeviceType SrcDomain SrcDomainType SrcDvcId SrcDvcIdType SrcDvcScope SrcDvcScopeId SrcFQDN SrcGeoCity
    SrcGeoCountry SrcGeoLatitude:real SrcGeoLongitude:real SrcGeoRegion SrcHostname SrcIpAddr
    SrcOriginalRiskLevel SrcOriginalUserType SrcPortNumber:int SrcProcessGuid SrcProcessId SrcProcessName
    SrcRiskLevel:int SrcUserId SrcUserIdType SrcUsername SrcUsernameType SrcUserScope SrcUserScopeId
    SrcUserSessionId SrcUserType ThreatCategory ThreatConfidence:int ThreatField ThreatFirstReportedTime
    ThreatFirstReportedTime_d:datetime ThreatId ThreatIpAddr ThreatIsActive:bool ThreatLastReportedTime
    ThreatLastReportedTime_d:datetime ThreatName ThreatOriginalConfidence ThreatOriginalRiskLevel:int
    ThreatOriginalRiskLevel_s ThreatRiskLevel:int TransactionIdHex UrlCategory`,
  ASimFileEventLogs: `
    _ResourceId ActingProcessCommandLine ActingProcessGuid ActingProcessId ActingProcessName
    ActorOriginalUserType ActorScope ActorScopeId ActorSessionId ActorUserAadId ActorUserId ActorUserIdType
    ActorUsername ActorUsernameType ActorUserSid ActorUserType AdditionalFields:dynamic DvcAction
    DvcDescription DvcDomain DvcDomainType DvcFQDN DvcHostname DvcId DvcIdType DvcInterface DvcIpAddr
    DvcMacAddr DvcOriginalAction DvcOs DvcOsVersion DvcScope DvcScopeId DvcZone EventCount:int
    EventEndTime:datetime EventMessage EventOriginalResultDetails EventOriginalSeverity EventOriginalSubType
    EventOriginalType EventOriginalUid EventOwner EventProduct EventProductVersion EventReportUrl
    EventResult EventResultDetails EventSchema EventSchemaVersion EventSeverity EventStartTime:datetime
    EventSubType EventType EventVendor HashType HttpUserAgent NetworkApplicationProtocol RuleName
    RuleNumber:int SrcDescription SrcDeviceType SrcDomain SrcDomainType SrcDvcId SrcDvcIdType SrcDvcScope
    SrcDvcScopeId SrcFileCreationTime:datetime SrcFileDirectory SrcFileExtension SrcFileMD5 SrcFileMimeType
    SrcFileName SrcFilePath SrcFilePathType SrcFileSHA1 SrcFileSHA256 SrcFileSHA512 SrcFileSize:long SrcFQDN
    SrcGeoCity SrcGeoCountry SrcGeoLatitude:real SrcGeoLongitude:real SrcGeoRegion SrcHostname SrcIpAddr
    SrcMacAddr SrcOriginalRiskLevel SrcPortNumber:int SrcRiskLevel:int TargetAppId TargetAppName
    TargetAppType TargetFileCreationTime:datetime TargetFileDirectory TargetFileExtension TargetFileMD5
    TargetFileMimeType TargetFileName TargetFilePath TargetFilePathType TargetFileSHA1 TargetFileSHA256
    TargetFileSHA512 TargetFileSize:long TargetOriginalAppType TargetUrl ThreatCategory ThreatConfidence:int
    ThreatField ThreatFilePath ThreatFirstReportedTime:datetime ThreatId ThreatIsActive:bool
    ThreatLastReportedTime:datetime ThreatName ThreatOriginalConfidence ThreatOriginalRiskLevel
    ThreatRiskLevel:int`,
  ASimNetworkSessionLogs: `
    _ResourceId AdditionalFields:dynamic DstAppId DstAppName DstAppType DstBytes:long DstDescription
    DstDeviceType DstDomain DstDomainType DstDvcId DstDvcIdType DstFQDN DstGeoCity DstGeoCountry
    DstGeoLatitude:real DstGeoLongitude:real DstGeoRegion DstHostname DstInterfaceGuid DstInterfaceName
    DstIpAddr DstMacAddr DstNatIpAddr DstNatPortNumber:int DstOriginalUserType DstPackets:long
    DstPortNumber:int DstSubscriptionId DstUserId DstUserIdType DstUsername DstUsernameType DstUserType
    DstVlanId DstZone Dvc DvcAction DvcDescription DvcDomain DvcDomainType DvcFQDN DvcHostname DvcId
    DvcIdType DvcInboundInterface DvcInterface DvcIpAddr DvcMacAddr DvcOriginalAction DvcOs DvcOsVersion
    DvcOutboundInterface DvcSubscriptionId DvcZone EventCount:int EventEndTime:datetime EventMessage
    EventOriginalResultDetails EventOriginalSeverity EventOriginalSubType EventOriginalType EventOriginalUid
    EventProduct EventProductVersion EventReportUrl EventResult EventResultDetails EventSchemaVersion
    EventSeverity EventStartTime:datetime EventSubType EventType EventVendor NetworkApplicationProtocol
    NetworkBytes:long NetworkConnectionHistory NetworkDirection NetworkDuration:int NetworkIcmpCode:int
    NetworkIcmpType NetworkPackets:long NetworkProtocol NetworkProtocolVersion NetworkRuleName
    NetworkRuleNumber:int NetworkSessionId SrcAppId SrcAppName SrcAppType SrcBytes:long SrcDescription
    SrcDeviceType SrcDomain SrcDomainType SrcDvcId SrcDvcIdType SrcFQDN SrcGeoCity SrcGeoCountry
    SrcGeoLatitude:real SrcGeoLongitude:real SrcGeoRegion SrcHostname SrcInterfaceGuid SrcInterfaceName
    SrcIpAddr SrcMacAddr SrcNatIpAddr SrcNatPortNumber:int SrcOriginalUserType SrcPackets:long
    SrcPortNumber:int SrcSubscriptionId SrcUserId SrcUserIdType SrcUsername SrcUsernameType SrcUserType
    SrcVlanId SrcZone TcpFlagsAck:bool TcpFlagsFin:bool TcpFlagsPsh:bool TcpFlagsRst:bool TcpFlagsSyn:bool
    TcpFlagsUrg:bool ThreatCategory ThreatConfidence:int ThreatField ThreatFirstReportedTime:datetime
    ThreatId ThreatIpAddr ThreatIsActive:bool ThreatLastReportedTime:datetime ThreatName
    ThreatOriginalConfidence ThreatOriginalRiskLevel ThreatRiskLevel:int`,
  ASimProcessEventLogs: `
    _ResourceId ActingProcessCommandLine ActingProcessCreationTime:datetime ActingProcessFileCompany
    ActingProcessFileDescription ActingProcessFileInternalName ActingProcessFilename
    ActingProcessFileOriginalName ActingProcessFileProduct ActingProcessFileSize:long
    ActingProcessFileVersion ActingProcessGuid ActingProcessId ActingProcessIMPHASH
    ActingProcessInjectedAddress ActingProcessIntegrityLevel ActingProcessIsHidden:bool ActingProcessMD5
    ActingProcessName ActingProcessSHA1 ActingProcessSHA256 ActingProcessSHA512 ActingProcessTokenElevation
    ActorOriginalUserType ActorScope ActorScopeId ActorSessionId ActorUserId ActorUserIdType ActorUsername
    ActorUsernameType ActorUserType AdditionalFields:dynamic DvcAction DvcDescription DvcDomain
    DvcDomainType DvcFQDN DvcHostname DvcId DvcIdType DvcInterface DvcIpAddr DvcMacAddr DvcOriginalAction
    DvcOs DvcOsVersion DvcScope DvcScopeId DvcZone EventCount:int EventEndTime:datetime EventMessage
    EventOriginalResultDetails EventOriginalSeverity EventOriginalSubType EventOriginalType EventOriginalUid
    EventOwner EventProduct EventProductVersion EventReportUrl EventResult EventResultDetails
    EventSchemaVersion EventSeverity EventStartTime:datetime EventSubType EventType EventVendor
    ParentProcessCreationTime:datetime ParentProcessFileCompany ParentProcessFileDescription
    ParentProcessFileProduct ParentProcessFileVersion ParentProcessGuid ParentProcessId ParentProcessIMPHASH
    ParentProcessInjectedAddress ParentProcessIntegrityLevel ParentProcessIsHidden:bool ParentProcessMD5
    ParentProcessName ParentProcessSHA1 ParentProcessSHA256 ParentProcessSHA512 ParentProcessTokenElevation
    RuleName RuleNumber:int TargetOriginalUserType TargetProcessCommandLine
    TargetProcessCreationTime:datetime TargetProcessCurrentDirectory TargetProcessFileCompany
    TargetProcessFileDescription TargetProcessFileInternalName TargetProcessFilename
    TargetProcessFileOriginalName TargetProcessFileProduct TargetProcessFileSize:long
    TargetProcessFileVersion TargetProcessGuid TargetProcessId TargetProcessIMPHASH
    TargetProcessInjectedAddress TargetProcessIntegrityLevel TargetProcessIsHidden:bool TargetProcessMD5
    TargetProcessName TargetProcessSHA1 TargetProcessSHA256 TargetProcessSHA512 TargetProcessStatusCode
    TargetProcessTokenElevation TargetScope TargetScopeId TargetUserId TargetUserIdType TargetUsername
    TargetUsernameType TargetUserSessionGuid TargetUserSessionId TargetUserType ThreatCategory
    ThreatConfidence:int ThreatField ThreatFirstReportedTime:datetime ThreatId ThreatIsActive:bool
    ThreatLastReportedTime:datetime ThreatName ThreatOriginalConfidence ThreatOriginalRiskLevel
    ThreatRiskLevel:int`,
  ASimRegistryEventLogs: `
    _ResourceId ActingProcessCommandLine ActingProcessGuid ActingProcessId ActingProcessName
    ActorOriginalUserType ActorScope ActorScopeId ActorSessionId ActorUserAadId ActorUserId ActorUserIdType
    ActorUsername ActorUsernameType ActorUserSid ActorUserType AdditionalFields:dynamic DvcAction
    DvcDescription DvcDomain DvcDomainType DvcFQDN DvcHostname DvcId DvcIdType DvcInterface DvcIpAddr
    DvcMacAddr DvcOriginalAction DvcOs DvcOsVersion DvcScope DvcScopeId DvcZone EventCount:int
    EventEndTime:datetime EventMessage EventOriginalResultDetails EventOriginalSeverity EventOriginalSubType
    EventOriginalType EventOriginalUid EventOwner EventProduct EventProductVersion EventReportUrl
    EventResult EventResultDetails EventSchema EventSchemaVersion EventSeverity EventStartTime:datetime
    EventSubType EventType EventVendor ParentProcessCommandLine ParentProcessGuid ParentProcessId
    ParentProcessName RegistryKey RegistryPreviousKey RegistryPreviousValue RegistryPreviousValueData
    RegistryPreviousValueType RegistryValue RegistryValueData RegistryValueType RuleName RuleNumber:int
    ThreatCategory ThreatConfidence:int ThreatField ThreatFirstReportedTime:datetime ThreatId
    ThreatIsActive:bool ThreatLastReportedTime:datetime ThreatName ThreatOriginalConfidence
    ThreatOriginalRiskLevel ThreatRiskLevel:int`,
  ASimUserManagementActivityLogs: `
    _ResourceId ActingAppId ActingAppName ActingAppType ActingOriginalAppType ActorOriginalUserType
    ActorScope ActorScopeId ActorSessionId ActorUserAadId ActorUserId ActorUserIdType ActorUsername
    ActorUsernameType ActorUserSid ActorUserType AdditionalFields:dynamic DvcAction DvcDescription DvcDomain
    DvcDomainType DvcFQDN DvcHostname DvcId DvcIdType DvcInterface DvcIpAddr DvcMacAddr DvcOriginalAction
    DvcOs DvcOsVersion DvcScope DvcScopeId DvcZone EventCount:int EventEndTime:datetime EventMessage
    EventOriginalResultDetails EventOriginalSeverity EventOriginalSubType EventOriginalType EventOriginalUid
    EventOwner EventProduct EventProductVersion EventReportUrl EventResult EventResultDetails EventSchema
    EventSchemaVersion EventSeverity EventStartTime:datetime EventSubType EventType EventVendor GroupId
    GroupIdType GroupName GroupNameType GroupOriginalType GroupType HttpUserAgent NewPropertyValue
    PreviousPropertyValue RuleName RuleNumber:int SrcDescription SrcDeviceType SrcDomain SrcDomainType
    SrcDvcId SrcDvcIdType SrcDvcScope SrcDvcScopeId SrcFQDN SrcGeoCity SrcGeoCountry SrcGeoLatitude:real
    SrcGeoLongitude:real SrcGeoRegion SrcHostname SrcIpAddr SrcMacAddr SrcOriginalRiskLevel
    SrcPortNumber:int SrcRiskLevel:int TargetOriginalUserType TargetUserId TargetUserIdType TargetUsername
    TargetUsernameType TargetUserScope TargetUserScopeId TargetUserSessionId TargetUserType TargetUserUid
    ThreatCategory ThreatConfidence:int ThreatField ThreatFirstReportedTime:datetime ThreatId
    ThreatIsActive:bool ThreatLastReportedTime:datetime ThreatName ThreatOriginalConfidence
    ThreatOriginalRiskLevel ThreatRiskLevel:int`,
  ASimWebSessionLogs: `
    _ResourceId AdditionalFields:dynamic DstAppId DstAppName DstAppType DstBytes:long DstDeviceType
    DstDomain DstDomainType DstDvcId DstDvcIdType DstDvcScope DstDvcScopeId DstFQDN DstGeoCity DstGeoCountry
    DstGeoLatitude:real DstGeoLongitude:real DstGeoRegion DstHostname DstIpAddr DstMacAddr DstNatIpAddr
    DstNatPortNumber:int DstOriginalUserType DstPackets:long DstPortNumber:int DstUserId DstUserIdType
    DstUsername DstUsernameType DstUserType Dvc DvcAction DvcDomain DvcDomainType DvcFQDN DvcHostname DvcId
    DvcIdType DvcIpAddr DvcOriginalAction EventCount:int EventEndTime:datetime EventMessage
    EventOriginalResultDetails EventOriginalSeverity EventOriginalSubType EventOriginalType EventOriginalUid
    EventOwner EventProduct EventProductVersion EventReportUrl EventResult EventResultDetails
    EventSchemaVersion EventSeverity EventStartTime:datetime EventSubType EventType EventVendor
    FileContentType FileMD5 FileName FileSHA1 FileSHA256 FileSHA512 FileSize:int HttpContentFormat
    HttpContentType HttpHost HttpReferrer HttpRequestMethod HttpRequestTime:int HttpRequestXff
    HttpResponseTime:int HttpUserAgent HttpVersion NetworkApplicationProtocol NetworkBytes:long
    NetworkConnectionHistory NetworkDirection NetworkDuration:int NetworkIcmpCode:int NetworkIcmpType
    NetworkPackets:long NetworkProtocol NetworkProtocolVersion NetworkSessionId Rule RuleName RuleNumber:int
    SrcAppId SrcAppName SrcAppType SrcBytes:long SrcDeviceType SrcDomain SrcDomainType SrcDvcId SrcDvcIdType
    SrcDvcScope SrcDvcScopeId SrcFQDN SrcGeoCity SrcGeoCountry SrcGeoLatitude:real SrcGeoLongitude:real
    SrcGeoRegion SrcHostname SrcIpAddr SrcMacAddr SrcNatIpAddr SrcNatPortNumber:int SrcOriginalUserType
    SrcPackets:long SrcPortNumber:int SrcProcessGuid SrcProcessId SrcProcessName SrcUserId SrcUserIdType
    SrcUsername SrcUsernameType SrcUserScope SrcUserScopeId SrcUserType ThreatCategory ThreatConfidence:int
    ThreatField ThreatFirstReportedTime:datetime ThreatId ThreatIpAddr ThreatIsActive:bool
    ThreatLastReportedTime:datetime ThreatName ThreatOriginalConfidence ThreatOriginalRiskLevel
    ThreatRiskLevel:int Url UrlCategory UrlOriginal`,
};
