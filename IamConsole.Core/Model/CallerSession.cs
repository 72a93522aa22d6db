namespace IamConsole.Core.Model;

/// <summary>What the session of a role or of a federated user carries beside its principal. It is as it was when the session was issued.</summary>
/// <param name="Name">The role session's name, or the federated user's.</param>
public sealed record CallerSession(string Name)
{
    /// <summary>The inline session policy, or none.</summary>
    public string? Policy { get; init; }

    /// <summary>The ARNs of managed policies that are session policies; what they say now counts.</summary>
    public IReadOnlyList<string> PolicyArns { get; init; } = [];

    /// <summary>Session tags, those that an earlier session of the chain handed on among them.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];

    /// <summary>The keys of the tags that the next session of the chain inherits.</summary>
    public IReadOnlyList<string> TransitiveTagKeys { get; init; } = [];

    /// <summary>Set at some <c>AssumeRole</c> of the chain, and the same ever since; or none.</summary>
    public string? SourceIdentity { get; init; }

    /// <summary>The identity provider that vouched for whoever asked for the session; none where nobody had to.</summary>
    public string? FederatedProvider { get; init; }

    /// <summary>The user or session that asked for the session; none where an identity provider vouched.</summary>
    public SessionSource? Source { get; init; }

    /// <summary>Whether session policies limit the session.</summary>
    public bool HasPolicies => Policy is not null || PolicyArns.Count > 0;
}

/// <summary>Who asked for a session.</summary>
/// <param name="Arn">Of the user or of the session that asked.</param>
/// <param name="PrincipalId">The unique id of the user or role.</param>
/// <param name="UserName">The user's name, or none.</param>
public sealed record SessionSource(string Arn, string PrincipalId, string? UserName);
