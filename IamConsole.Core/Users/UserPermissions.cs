using IamConsole.Core.Operations;

namespace IamConsole.Core.Users;

/// <summary>What gives a user permissions and what bounds them.</summary>
public sealed record UserPermissions
{
    public required string UserId { get; init; }
    public required string UserName { get; init; }

    /// <summary>Each policy once, by name.</summary>
    public required IReadOnlyList<UserPolicy> Policies { get; init; }

    /// <summary>The managed policy that bounds the user, or none.</summary>
    public UserPolicy? Boundary { get; init; }

    /// <summary>Why the list is not whole: what the caller may not look at.</summary>
    public required IReadOnlyList<IamError> Refused { get; init; }

    public required long Revision { get; init; }
}

/// <summary>A policy that applies to a user.</summary>
/// <param name="Name">The policy's name.</param>
/// <param name="Kind">Whose it is.</param>
/// <param name="Arn">Of a managed policy; none of an inline one.</param>
/// <param name="Document">The document in force, for the summary.</param>
/// <param name="IsDirect">Whether it is attached to, or embedded in, the user.</param>
/// <param name="Groups">The names of the groups that bring it.</param>
public sealed record UserPolicy(string Name, HolderPolicyKind Kind, string? Arn, Guarded<string> Document, bool IsDirect, IReadOnlyList<string> Groups)
{
    /// <summary>Tells policies apart: the ARN, or for an inline policy its name and where it is embedded.</summary>
    public string Key => Arn ?? $"{(IsDirect ? "" : Groups[0])}/{Name}";
}
