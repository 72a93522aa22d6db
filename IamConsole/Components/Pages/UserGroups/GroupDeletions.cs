using IamConsole.Components.Shared;
using IamConsole.Core.Arns;
using IamConsole.Core.Groups;
using IamConsole.Core.InlinePolicies;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Operations;

namespace IamConsole.Components.Pages.UserGroups;

/// <summary>What deleting user groups takes: the operations, and the words for them.</summary>
internal static class GroupDeletions
{
    /// <summary>Everything, in the order in which IAM accepts it.</summary>
    public static IEnumerable<IamOperation> Operations(GroupDeletion deletion) =>
    [
        .. deletion.Users.Select(name => new RemoveUserFromGroup(deletion.GroupName, name)),
        .. deletion.PolicyArns.Select(arn => new DetachGroupPolicy(deletion.GroupName, arn)),
        .. deletion.InlinePolicies.Select(name => new DeleteGroupPolicy(deletion.GroupName, name)),
        new DeleteGroup(deletion.GroupName),
    ];

    public static IReadOnlyList<string> Consequences(IReadOnlyList<GroupDeletion> deletions)
    {
        var users = deletions.SelectMany(deletion => deletion.Users).Distinct().ToList();
        var attached = deletions.SelectMany(deletion => deletion.PolicyArns).Select(arn => Arn.NameIn(arn)).Distinct().ToList();
        var inline = deletions.SelectMany(deletion => deletion.InlinePolicies).ToList();
        List<string> consequences = [];
        if (users.Count > 0)
        {
            consequences.Add($"{Count(users, "user stays", "users stay")} but {(users.Count == 1 ? "loses" : "lose")} its permissions: {Words.Names(users)}.");
        }

        if (attached.Count > 0)
        {
            consequences.Add($"{Count(attached, "managed policy is", "managed policies are")} detached: {Words.Names(attached)}.");
        }

        if (inline.Count > 0)
        {
            consequences.Add($"{Count(inline, "inline policy is", "inline policies are")} deleted: {Words.Names(inline)}.");
        }

        return consequences;
    }

    private static string Count(List<string> names, string one, string many) => names.Count == 1 ? $"1 {one}" : $"{names.Count} {many}";
}
