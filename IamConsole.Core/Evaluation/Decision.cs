namespace IamConsole.Core.Evaluation;

/// <summary>The answer to a request.</summary>
public enum DecisionResult
{
    /// <summary>Nothing that must allow does.</summary>
    ImplicitDeny,

    /// <summary>A statement denies.</summary>
    ExplicitDeny,

    /// <summary>The request may proceed.</summary>
    Allowed,
}

/// <summary>The kinds of policy that have a say, in the order in which a refusal is attributed.</summary>
public enum PolicyLayer
{
    /// <summary>Resource control policies.</summary>
    ResourceControl,

    /// <summary>Service control policies.</summary>
    ServiceControl,

    /// <summary>The VPC endpoint's policy.</summary>
    VpcEndpoint,

    /// <summary>The resource's policy.</summary>
    Resource,

    /// <summary>The role's trust policy.</summary>
    Trust,

    /// <summary>Identity-based policies.</summary>
    Identity,

    /// <summary>The permissions boundary.</summary>
    Boundary,

    /// <summary>Session policies.</summary>
    Session,

    /// <summary>The root user's full access.</summary>
    Root,
}

/// <summary>Whether a request may proceed, and which kind of policy decided that.</summary>
/// <param name="Result">The answer.</param>
/// <param name="DecidedBy">The first layer that denies, else the one that granted.</param>
public readonly record struct Decision(DecisionResult Result, PolicyLayer DecidedBy)
{
    /// <summary>Whether the request may proceed.</summary>
    public bool IsAllowed => Result == DecisionResult.Allowed;
}

/// <summary>Names of results and layers in results of the command line and in case files.</summary>
public static class DecisionNames
{
    /// <summary><c>allowed</c>, <c>implicitDeny</c> or <c>explicitDeny</c>.</summary>
    public static string NameOf(DecisionResult result) => result switch
    {
        DecisionResult.Allowed => "allowed",
        DecisionResult.ExplicitDeny => "explicitDeny",
        _ => "implicitDeny",
    };

    /// <summary><c>rcp</c>, <c>scp</c>, <c>vpcEndpoint</c>, <c>resource</c>, <c>trust</c>, <c>identity</c>, <c>boundary</c>, <c>session</c> or <c>root</c>.</summary>
    public static string NameOf(PolicyLayer layer) => layer switch
    {
        PolicyLayer.ResourceControl => "rcp",
        PolicyLayer.ServiceControl => "scp",
        PolicyLayer.VpcEndpoint => "vpcEndpoint",
        PolicyLayer.Resource => "resource",
        PolicyLayer.Trust => "trust",
        PolicyLayer.Identity => "identity",
        PolicyLayer.Boundary => "boundary",
        PolicyLayer.Session => "session",
        _ => "root",
    };
}
