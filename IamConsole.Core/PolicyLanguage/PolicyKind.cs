namespace IamConsole.Core.PolicyLanguage;

/// <summary>What a policy document is attached to; it decides which elements the document may and must have.</summary>
public enum PolicyKind
{
    /// <summary>Managed or inline policy of a user, group or role. No principal.</summary>
    Identity,

    /// <summary>Policy of a resource such as a bucket, a key or a queue. Names principals; a resource pair is optional.</summary>
    Resource,

    /// <summary>Trust policy of a role. Names principals; a resource pair is refused.</summary>
    Trust,

    /// <summary>Permissions boundary of a user or role.</summary>
    PermissionsBoundary,

    /// <summary>Policy passed for one session.</summary>
    Session,

    /// <summary>Service control policy of an organization.</summary>
    ServiceControl,

    /// <summary>Resource control policy of an organization. Its principal is always <c>*</c>.</summary>
    ResourceControl,

    /// <summary>Policy of a VPC endpoint. Like a resource policy, but a statement without principal concerns everybody.</summary>
    VpcEndpoint,
}
