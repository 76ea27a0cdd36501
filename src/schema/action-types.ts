import { words } from "./compact.js";

/**
 * ActionType values by table, used to sort out a file that mixes tables. A value missing here decides nothing: sensors
 * send more of them than any list knows, most of all in DeviceEvents.
 */
export const ACTION_TYPES: ReadonlyMap<string, readonly string[]> = new Map([
  [
    "DeviceEvents",
    words(`
    AccountCheckedForBlankPassword AmsiScriptContent AmsiScriptDetection
    AntivirusDefinitionsUpdateFailed AntivirusDefinitionsUpdated AntivirusDetection
    AntivirusDetectionActionType AntivirusEmergencyUpdatesInstalled AntivirusError
    AntivirusMalwareActionFailed AntivirusMalwareBlocked AntivirusReport AntivirusScanCancelled
    AntivirusScanCompleted AntivirusScanFailed AntivirusTroubleshootModeEvent
    AppControlAppInstallationAudited AppControlAppInstallationBlocked AppControlCIScriptAudited
    AppControlCIScriptBlocked AppControlCodeIntegrityDriverRevoked AppControlCodeIntegrityImageAudited
    AppControlCodeIntegrityImageRevoked AppControlCodeIntegrityOriginAllowed
    AppControlCodeIntegrityOriginAudited AppControlCodeIntegrityOriginBlocked
    AppControlCodeIntegrityPolicyAudited AppControlCodeIntegrityPolicyBlocked
    AppControlCodeIntegrityPolicyLoaded AppControlCodeIntegritySigningInformation
    AppControlExecutableAudited AppControlExecutableBlocked AppControlPackagedAppAudited
    AppControlPackagedAppBlocked AppControlPolicyApplied AppControlScriptAudited AppControlScriptBlocked
    AppGuardBrowseToUrl AppGuardCreateContainer AppGuardLaunchedWithUrl AppGuardResumeContainer
    AppGuardStopContainer AppGuardSuspendContainer AppLockerBlockExecutable AppLockerBlockPackagedApp
    AppLockerBlockPackagedAppInstallation AppLockerBlockScript AsrAdobeReaderChildProcessAudited
    AsrAdobeReaderChildProcessBlocked AsrAuditEvent AsrCustomRuleAudited
    AsrExecutableEmailContentAudited AsrExecutableEmailContentBlocked AsrExecutableOfficeContentAudited
    AsrExecutableOfficeContentBlocked AsrLsassCredentialTheftAudited AsrLsassCredentialTheftBlocked
    AsrObfuscatedScriptAudited AsrObfuscatedScriptBlocked AsrOfficeChildProcessAudited
    AsrOfficeChildProcessBlocked AsrOfficeCommAppChildProcessAudited AsrOfficeCommAppChildProcessBlocked
    AsrOfficeMacroWin32ApiCallsAudited AsrOfficeMacroWin32ApiCallsBlocked
    AsrOfficeProcessInjectionAudited AsrOfficeProcessInjectionBlocked AsrPersistenceThroughWmiAudited
    AsrPersistenceThroughWmiBlocked AsrPsexecWmiChildProcessAudited AsrPsexecWmiChildProcessBlocked
    AsrRansomwareAudited AsrRansomwareBlocked AsrScriptExecutableDownloadAudited
    AsrScriptExecutableDownloadBlocked AsrUntrustedExecutableAudited AsrUntrustedExecutableBlocked
    AsrUntrustedUsbProcessAudited AsrUntrustedUsbProcessBlocked AsrVulnerableSignedDriverAudited
    AsrVulnerableSignedDriverBlocked AuditPolicyModification BitLockerAuditCompleted
    BluetoothPolicyTriggered BpfFilterAttached BrowserLaunchedToOpenUrl ClrUnbackedModuleLoaded
    ContainedUserLogonBlocked ContainedUserRemoteDesktopSessionDisconnected
    ContainedUserRemoteDesktopSessionStopped ContainedUserSmbFileOpenBlocked ControlFlowGuardViolation
    ControlledFolderAccessViolationAudited ControlledFolderAccessViolationBlocked
    CreateRemoteThreadApiCall CredentialsBackup DeviceBootAttestationInfo DirectoryServiceObjectCreated
    DirectoryServiceObjectModified DlpPocPrintJob DnsQueryRequest DnsQueryResponse DpapiAccessed
    DriverLoad ExploitGuardAcgAudited ExploitGuardAcgEnforced ExploitGuardChildProcessAudited
    ExploitGuardChildProcessBlocked ExploitGuardEafViolationAudited ExploitGuardEafViolationBlocked
    ExploitGuardIafViolationAudited ExploitGuardIafViolationBlocked ExploitGuardLowIntegrityImageAudited
    ExploitGuardLowIntegrityImageBlocked ExploitGuardNetworkProtectionAudited
    ExploitGuardNetworkProtectionBlocked ExploitGuardNonMicrosoftSignedAudited
    ExploitGuardNonMicrosoftSignedBlocked ExploitGuardRopExploitAudited ExploitGuardRopExploitBlocked
    ExploitGuardSharedBinaryAudited ExploitGuardSharedBinaryBlocked ExploitGuardWin32SystemCallAudited
    ExploitGuardWin32SystemCallBlocked FileTimestampModificationEvent FirewallInboundConnectionBlocked
    FirewallInboundConnectionToAppBlocked FirewallOutboundConnectionBlocked FirewallServiceStopped
    GetAsyncKeyStateApiCall GetClipboardData KernelModuleLoad LdapSearch
    LocalSecurityAuthoritySubsystemServiceProcessAccessDenied LogonRightsSettingEnabled
    MemoryRemoteProtect NamedPipeEvent NetworkProtectionUserBypassEvent NetworkShareObjectAccessChecked
    NetworkShareObjectAdded NetworkShareObjectDeleted NetworkShareObjectModified
    NtAllocateVirtualMemoryApiCall NtAllocateVirtualMemoryRemoteApiCall NtMapViewOfSectionRemoteApiCall
    NtProtectVirtualMemoryApiCall NtProtectVirtualMemoryRemoteApiCall NtWriteVirtualMemoryApiCall
    OpenProcessApiCall OpenThreadApiCall OtherAlertRelatedActivity PTraceDetected PasswordChangeAttempt
    PlistPropertyModified PnpDeviceAllowed PnpDeviceBlocked PnpDeviceConnected PowerShellCommand
    PrintJobBlocked ProcessCreatedUsingWmiQuery ProcessInjectionDetected ProcessPrimaryTokenModified
    QueueUserApcRemoteApiCall ReadProcessMemoryApiCall RemoteDesktopConnection RemoteWmiOperation
    RemovableStorageFileEvent RemovableStoragePolicyTriggered SafeDocFileScan ScheduledTaskCreated
    ScheduledTaskDeleted ScheduledTaskDisabled ScheduledTaskEnabled ScheduledTaskUpdated ScreenshotTaken
    ScriptContent SecurityGroupCreated SecurityGroupDeleted SecurityLogCleared SensitiveFileRead
    ServiceInstalled SetThreadContextRemoteApiCall ShellLinkCreateFileEvent SmartScreenAppWarning
    SmartScreenExploitWarning SmartScreenUrlWarning SmartScreenUserOverride TamperingAttempt
    TvmAxonTelemetryEvent UntrustedExecutableLoadedByLsass UntrustedWifiConnection
    UsbDriveDriveLetterChanged UsbDriveMount UsbDriveMounted UsbDriveUnmount UsbDriveUnmounted
    UserAccountAddedToLocalGroup UserAccountCreated UserAccountDeleted UserAccountModified
    UserAccountRemovedFromLocalGroup WmiBindEventFilterToConsumer WriteProcessMemoryApiCall
    WriteToLsassProcessMemory`),
  ],
  [
    "DeviceFileEvents",
    words(`
    FileCreated FileDeleted FileModified FileRenamed`),
  ],
  [
    "DeviceImageLoadEvents",
    words(`
    ImageLoaded`),
  ],
  [
    "DeviceLogonEvents",
    words(`
    LogonAttempted LogonFailed LogonSuccess`),
  ],
  [
    "DeviceNetworkEvents",
    words(`
    ConnectionAcknowledged ConnectionAttempt ConnectionFailed ConnectionFound ConnectionRequest
    ConnectionSuccess ConnectionSuccessAggregatedReport DnsConnectionInspected FtpConnectionInspected
    HttpConnectionInspected IcmpConnectionInspected InboundConnectionAccepted
    InboundInternetScanInspected ListeningConnectionCreated NetworkSignatureInspected
    NtlmAuthenticationInspected SmtpConnectionInspected SshConnectionInspected SslConnectionInspected`),
  ],
  [
    "DeviceProcessEvents",
    words(`
    OpenProcess ProcessCreated`),
  ],
  [
    "DeviceRegistryEvents",
    words(`
    RegistryKeyCreated RegistryKeyDeleted RegistryKeyRenamed RegistryValueDeleted RegistryValueSet`),
  ],
  [
    "UrlClickEvents",
    words(`
    ClickAllowed ClickBlocked ClickBlockedByTenantPolicy UrlErrorPage UrlScanInProgress`),
  ],
]);
