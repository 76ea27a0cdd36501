import { tables } from "../compact.js";

/** Mail, chat messages and the links clicked in them. */
export const emailTables = tables({
  CampaignInfo: `
    Timestamp:datetime CampaignId CampaignName CampaignSubType CampaignType NetworkMessageId
    RecipientEmailAddress ReportId`,
  EmailAttachmentInfo: `
    Timestamp:datetime NetworkMessageId SenderFromAddress SenderDisplayName SenderObjectId
    RecipientEmailAddress RecipientObjectId FileName FileType SHA256 FileSize:long ThreatTypes
    ThreatNames DetectionMethods ReportId FileExtension`,
  EmailEvents: `
    Timestamp:datetime NetworkMessageId InternetMessageId SenderMailFromAddress SenderFromAddress
    SenderDisplayName SenderObjectId SenderMailFromDomain SenderFromDomain SenderIPv4 SenderIPv6
    RecipientEmailAddress RecipientObjectId Subject EmailClusterId:long EmailDirection DeliveryAction
    DeliveryLocation ThreatTypes ThreatNames DetectionMethods ConfidenceLevel BulkComplaintLevel:int
    EmailAction EmailActionPolicy EmailActionPolicyGuid AuthenticationDetails AttachmentCount:int
    UrlCount:int EmailLanguage Connectors OrgLevelAction OrgLevelPolicy UserLevelAction UserLevelPolicy
    ReportId AdditionalFields LatestDeliveryLocation LatestDeliveryAction Cc:dynamic Context
    DistributionList EmailSize:int ExchangeTransportRule ForwardingInformation IsFirstContact:bool
    LastEventExecutionTime:datetime RecipientDomain ThreatClassification To:dynamic`,
  EmailPostDeliveryEvents: `
    Timestamp:datetime NetworkMessageId InternetMessageId Action ActionType ActionTrigger ActionResult
    RecipientEmailAddress DeliveryLocation ThreatTypes DetectionMethods ReportId EmailDirection
    SenderFromAddress`,
  EmailUrlInfo: `
    Timestamp:datetime NetworkMessageId Url UrlDomain UrlLocation ReportId UrlChainId
    UrlChainPosition:int`,
  FileMaliciousContentInfo: `
    Timestamp:datetime DetectionMethods DocumentID FileCreationTime:datetime FileName
    FileOwnerDisplayName FileOwnerUpn FileSize:long FolderPath LastModifiedTime:datetime
    LastModifyingAccountUpn ReportId SHA256 ThreatNames ThreatTypes Workload`,
  MessageEvents: `
    Timestamp:datetime ConfidenceLevel:dynamic DeliveryAction DeliveryLocation DetectionMethods:dynamic
    GroupId GroupName IsExternalThread:bool IsOwnedThread:bool LastEditedTime MessageFormatSubtype
    MessageFormatType MessageId MessageSubject MessageSubtype MessageType MessageVersion ParentMessageId
    RecipientDetails:dynamic ReportId SafetyTip SenderDisplayName SenderEmailAddress SenderObjectId
    SenderType Subject TeamsMessageId ThreadId ThreadName ThreadSubType ThreadType ThreatTypes`,
  MessagePostDeliveryEvents: `
    Timestamp:datetime Action ActionResult ActionTrigger ActionType ConfidenceLevel:dynamic
    DetectionMethods IsExternalThread:bool LatestDeliveryLocation RecipientDetails:dynamic ReportId
    SafetyTip SenderEmailAddress TeamsMessageId ThreatTypes`,
  MessageUrlInfo: `
    Timestamp:datetime ReportId TeamsMessageId ThreatTypes Url UrlDomain`,
  UrlClickEvents: `
    Timestamp:datetime Url ActionType AccountUpn Workload NetworkMessageId ThreatTypes DetectionMethods
    IPAddress IsClickedThrough:bool UrlChain ReportId AppName AppVersion SourceId`,
});
