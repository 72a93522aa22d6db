using IamConsole.Core.Model;

namespace IamConsole.Core.LastAccessed;

/// <summary>What is known of one service that the subject's policies allow.</summary>
public sealed record ServiceAccess
{
    /// <summary>Such as <c>iam</c>.</summary>
    public required string Prefix { get; init; }

    /// <summary>The service's name.</summary>
    public required string Name { get; init; }

    /// <summary>The policies that allow any of its actions, by name.</summary>
    public required IReadOnlyList<GrantingPolicy> Policies { get; init; }

    /// <summary>Who of the subject's users and roles attempted to use it in the tracking period, the last one first.</summary>
    public required IReadOnlyList<EntityAccess> Entities { get; init; }

    /// <summary>The tracked actions that are allowed, by name; empty where they were not asked for.</summary>
    public IReadOnlyList<ActionAccess> Actions { get; init; } = [];

    /// <summary>The last attempt, or none in the tracking period.</summary>
    public EntityAccess? Last => Entities is [var last, ..] ? last : null;
}

/// <summary>A user or role, and when it last attempted to use a service.</summary>
public sealed record EntityAccess(string Arn, string Name, PolicyHolderKind Kind, string Id, string Path, DateTimeOffset Time, string Region);

/// <summary>An action that is allowed.</summary>
/// <param name="Name">Without prefix.</param>
/// <param name="Time">The last attempt in the tracking period, or none.</param>
/// <param name="Region">Where that went.</param>
/// <param name="EntityArn">Who it was.</param>
public sealed record ActionAccess(string Name, DateTimeOffset? Time, string? Region, string? EntityArn);

/// <summary>A policy that allows actions of a service.</summary>
/// <param name="Name">The policy's name.</param>
/// <param name="Arn">Of a managed policy; none of an inline one.</param>
/// <param name="HolderKind">What an inline policy is embedded in; none of a managed one.</param>
/// <param name="HolderName">The name of that user, group or role.</param>
public sealed record GrantingPolicy(string Name, string? Arn, PolicyHolderKind? HolderKind, string? HolderName);
