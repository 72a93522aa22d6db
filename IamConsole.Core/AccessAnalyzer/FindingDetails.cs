using IamConsole.Core.Model;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>What a finding says, of one of these kinds.</summary>
public sealed record FindingDetails
{
    public ExternalAccessDetails? ExternalAccessDetails { get; init; }

    public UnusedIamRoleDetails? UnusedIamRoleDetails { get; init; }

    public UnusedIamUserAccessKeyDetails? UnusedIamUserAccessKeyDetails { get; init; }

    public UnusedIamUserPasswordDetails? UnusedIamUserPasswordDetails { get; init; }

    public UnusedPermissionDetails? UnusedPermissionDetails { get; init; }

    /// <summary>A finding's: one, or of unused permissions one for each service.</summary>
    internal static IReadOnlyList<FindingDetails> Of(AccessFinding finding) => finding.FindingType switch
    {
        FindingTypes.ExternalAccess => [new() { ExternalAccessDetails = new ExternalAccessDetails(AnalyzerJson.Read<IReadOnlyDictionary<string, string>>(finding.Condition))
        {
            Principal = new Dictionary<string, string> { [finding.PrincipalType] = finding.Principal },
            Action = AnalyzerJson.Read<IReadOnlyList<string>>(finding.Details),
            IsPublic = finding.IsPublic,
            Sources = [new FindingSource("POLICY")],
        } }],
        FindingTypes.UnusedRole => [new() { UnusedIamRoleDetails = new UnusedIamRoleDetails { LastAccessed = finding.LastAccessedAt } }],
        FindingTypes.UnusedAccessKey => [new() { UnusedIamUserAccessKeyDetails = new UnusedIamUserAccessKeyDetails(finding.Subject) { LastAccessed = finding.LastAccessedAt } }],
        FindingTypes.UnusedPassword => [new() { UnusedIamUserPasswordDetails = new UnusedIamUserPasswordDetails { LastAccessed = finding.LastAccessedAt } }],
        _ => [.. AnalyzerJson.Read<IReadOnlyList<UnusedPermissionDetails>>(finding.Details).Select(service => new FindingDetails { UnusedPermissionDetails = service })],
    };
}

/// <summary>Who from outside can do what.</summary>
/// <param name="Condition">The condition keys that it depends on, and their values.</param>
public sealed record ExternalAccessDetails(IReadOnlyDictionary<string, string> Condition)
{
    /// <summary>One principal, by AWS's kind of it.</summary>
    public IReadOnlyDictionary<string, string>? Principal { get; init; }

    public IReadOnlyList<string>? Action { get; init; }

    /// <summary>Whether anyone at all can.</summary>
    public bool? IsPublic { get; init; }

    public IReadOnlyList<FindingSource>? Sources { get; init; }
}

/// <summary>How the access came about; of roles always by POLICY, the trust policy.</summary>
public sealed record FindingSource(string Type);

/// <summary>A role that nobody used.</summary>
public sealed record UnusedIamRoleDetails
{
    public DateTimeOffset? LastAccessed { get; init; }
}

/// <summary>An access key that nobody used.</summary>
public sealed record UnusedIamUserAccessKeyDetails(string AccessKeyId)
{
    public DateTimeOffset? LastAccessed { get; init; }
}

/// <summary>A password that nobody used.</summary>
public sealed record UnusedIamUserPasswordDetails
{
    public DateTimeOffset? LastAccessed { get; init; }
}

/// <summary>What of a service is granted and was not used.</summary>
public sealed record UnusedPermissionDetails(string ServiceNamespace)
{
    /// <summary>The unused actions of a service that was used; none where all of the service was not.</summary>
    public IReadOnlyList<UnusedAction>? Actions { get; init; }

    public DateTimeOffset? LastAccessed { get; init; }
}

/// <summary>A granted action that was not used.</summary>
/// <param name="Action">Without the service's prefix.</param>
public sealed record UnusedAction(string Action)
{
    public DateTimeOffset? LastAccessed { get; init; }
}
