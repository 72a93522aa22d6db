using IamConsole.Components.Shared;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;

namespace IamConsole.Components.Pages.Policies;

/// <summary>What the tables of users, groups and roles on the policy pages have in common.</summary>
internal static class PolicyEntities
{
    public static IReadOnlyList<TableFilter> KindFilter { get; } =
    [
        new("kind", "Filter by entity type", "All entity types",
        [
            new(nameof(PolicyHolderKind.User), "Users"),
            new(nameof(PolicyHolderKind.Group), "User groups"),
            new(nameof(PolicyHolderKind.Role), "Roles"),
        ]),
    ];

    public static PolicyHolderKind? KindOf(TableRequest request) => Enum.TryParse<PolicyHolderKind>(request.Filter("kind"), out var kind) ? kind : null;

    public static string KindText(PolicyHolderKind kind) => kind is PolicyHolderKind.Group ? "User group" : kind.ToString();

    public static string Href(PolicyEntityRow row) => row.Kind switch
    {
        PolicyHolderKind.User => IamUrls.User(row.Name),
        PolicyHolderKind.Group => IamUrls.UserGroup(row.Name),
        _ => IamUrls.Role(row.Name),
    };

    public static IReadOnlyList<ExpectedRevision> Shown(IReadOnlyList<PolicyEntityRow> rows) => [.. rows.Select(row => new ExpectedRevision(row.Id, row.Revision))];

    public static IamOperation Attach(PolicyEntityRow row, string policyArn) => row.Kind switch
    {
        PolicyHolderKind.User => new AttachUserPolicy(row.Name, policyArn),
        PolicyHolderKind.Group => new AttachGroupPolicy(row.Name, policyArn),
        _ => new AttachRolePolicy(row.Name, policyArn),
    };

    public static IamOperation Detach(PolicyEntityRow row, string policyArn) => row.Kind switch
    {
        PolicyHolderKind.User => new DetachUserPolicy(row.Name, policyArn),
        PolicyHolderKind.Group => new DetachGroupPolicy(row.Name, policyArn),
        _ => new DetachRolePolicy(row.Name, policyArn),
    };
}
