import { tables } from "../compact.js";

/** The exposure graph and AI agents. */
export const exposureTables = tables({
  AIAgentsInfo: `
    AccessCapabilities:dynamic AccessControlPolicy AgentActionTriggers AgentAppId
    AgentCreationTime:datetime AgentDescription AgentStatus AgentToolsDetails:dynamic
    AgentTopicsDetails:dynamic AgentUsers AIAgentId:guid AIAgentName AIModel AuthenticationTrigger
    AuthorizedSecurityGroupIds:dynamic ChildAgentsSchemaNames:dynamic ConnectedAgentsSchemaNames:dynamic
    CreatorAccountUpn ElementTypes:dynamic EntraBlueprintId EntraObjectId EnvironmentId Instructions
    IsBlocked:bool IsGenerativeOrchestrationEnabled:bool KnowledgeDetails LastModifiedByUpn
    LastModifiedTime:datetime LastPublishedByUpn LastPublishedTime:datetime OwnerAccountUpns Platform
    RawAgentInfo RegistrySource SourceAgentId Timestamp:datetime UserAuthenticationType Version`,
  AgentsInfo: `
    AgentId Availability Capabilities:dynamic Channels:dynamic ConnectedAgents:dynamic
    CreatedDateTime:datetime DeclaredDataSources:dynamic DeclaredTools:dynamic Description
    Endpoints:dynamic EntraAgentID EntraBlueprintID Guardrails:dynamic InstanceCount:int Instructions
    LastPublishedDateTime:datetime LastUpdatedDateTime:datetime LifecycleStatus McpServers:dynamic
    Memory:dynamic Model ObservabilityID:dynamic Owners:dynamic Permissions:dynamic Platform
    PublishedStatus RawAgentInfo:dynamic SharedWith:dynamic Skills:dynamic SourceAgentId
    Timestamp:datetime ToolsAuthenticationType:dynamic Triggers:dynamic Version`,
  ExposureGraphEdges: `
    EdgeId EdgeLabel SourceNodeId SourceNodeName SourceNodeLabel SourceNodeCategories:dynamic
    TargetNodeId TargetNodeName TargetNodeLabel TargetNodeCategories:dynamic EdgeProperties:dynamic`,
  ExposureGraphNodes: `
    NodeId NodeLabel NodeName Categories:dynamic NodeProperties:dynamic EntityIds:dynamic`,
});
