import type { Column } from "../plan/types.js";
import { columns } from "./compact.js";

/**
 * Columns that Log Analytics, its search jobs and the streaming API add to every table. They are kept under these
 * types where an export carries them.
 */
export const PLATFORM_COLUMNS: readonly Column[] = columns(`
    TimeGenerated:datetime TenantId Type SourceSystem MachineGroup _BilledSize:real _IsBillable _ItemId
    _ResourceId _SubscriptionId _OriginalType _OriginalItemId _OriginalTimeGenerated:datetime`);

/** Columns of single tables that only Log Analytics has. */
export const LOG_ANALYTICS_COLUMNS: ReadonlyMap<string, readonly Column[]> = new Map([
  ["CloudAuditEvents", columns("CloudResourceId")],
  ["DisruptionAndResponseEvents", columns("DataSources")],
  [
    "IdentityInfo",
    columns(`
    AccountCloudSID AccountCreationTime:datetime AccountSID AccountTenantId AdditionalMailAddresses:dynamic
    Applications BlastRadius CompanyName DeletedDateTime:datetime EmployeeId EntityRiskScore:dynamic
    ExtensionProperty:dynamic GroupMembership:dynamic InvestigationPriority:int
    InvestigationPriorityPercentile:int IsMFARegistered:bool IsServiceAccount:bool LastSeenDate:datetime
    MailAddress OnPremisesDistinguishedName OnPremisesExtensionAttributes RelatedAccounts:dynamic RiskLevel
    RiskLevelDetails RiskState SAMAccountName ServicePrincipals:dynamic State StreetAddress UACFlags
    UserAccountControl:dynamic UserState UserStateChangedOn:datetime UserType`),
  ],
]);
