namespace IamConsole.Core.Operations;

/// <summary>A policy that is attached to, or embedded in, a user group or role, as its page shows it.</summary>
/// <param name="Name">The policy's name.</param>
/// <param name="Kind">Whose it is.</param>
/// <param name="Arn">Of a managed policy; none of an inline one.</param>
/// <param name="Document">The document in force, for the summary.</param>
/// <param name="AttachedEntities">To how many users, groups and roles it is attached; an inline policy lives in its one holder and has none.</param>
public sealed record HolderPolicy(string Name, HolderPolicyKind Kind, string? Arn, Guarded<string> Document, Guarded<int?> AttachedEntities)
{
    /// <summary>Tells policies of one holder apart.</summary>
    public string Key => Arn ?? "inline/" + Name;
}

/// <summary>The policies of a user group or role.</summary>
/// <param name="Shown">The holder, to be sent with changes.</param>
/// <param name="Policies">By name.</param>
/// <param name="Refused">Why the list is not whole: what the caller may not look at.</param>
public sealed record HolderPolicies(ExpectedRevision Shown, IReadOnlyList<HolderPolicy> Policies, IReadOnlyList<IamError> Refused)
{
    /// <summary>The document in force of a role's permissions boundary; none where there is no boundary.</summary>
    public Guarded<string>? BoundaryDocument { get; init; }
}

/// <summary>The console's Type column.</summary>
public enum HolderPolicyKind
{
    CustomerManaged,
    AwsManaged,
    AwsManagedJobFunction,
    CustomerInline,
}
