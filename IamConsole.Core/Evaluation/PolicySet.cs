namespace IamConsole.Core.Evaluation;

/// <summary>A policy with the name by which an explanation calls it.</summary>
/// <param name="Name">A policy's ARN, or a place such as <c>identity[0]</c>.</param>
/// <param name="Policy">The policy.</param>
public sealed record NamedPolicy(string Name, CompiledPolicy Policy);

/// <summary>Every policy that has a say in a request. What is not there is absent and limits nothing.</summary>
public sealed record PolicySet
{
    /// <summary>A set without any policy: everything is implicitly denied.</summary>
    public static PolicySet Empty { get; } = new();

    /// <summary>Managed and inline policies of the principal and, for a user, of its groups.</summary>
    public IReadOnlyList<NamedPolicy> Identity { get; init; } = [];

    /// <summary>The principal's permissions boundary.</summary>
    public NamedPolicy? Boundary { get; init; }

    /// <summary>The session's policies, which together limit it; none when empty.</summary>
    public IReadOnlyList<NamedPolicy>? Session { get; init; }

    /// <summary>Service control policies by level, root first; each level must allow, and an empty one allows nothing.</summary>
    public IReadOnlyList<IReadOnlyList<NamedPolicy>>? ServiceControl { get; init; }

    /// <summary>Resource control policies by level, with all that applies, <c>RCPFullAWSAccess</c> too.</summary>
    public IReadOnlyList<IReadOnlyList<NamedPolicy>>? ResourceControl { get; init; }

    /// <summary>The resource's policy; for <c>sts:AssumeRole*</c> the role's trust policy.</summary>
    public NamedPolicy? Resource { get; init; }

    /// <summary>The policy of the VPC endpoint through which the request came.</summary>
    public NamedPolicy? VpcEndpoint { get; init; }
}
