using System.Globalization;
using IamConsole.Components.Shared;
using IamConsole.Core.Groups;

namespace IamConsole.Components.Pages.UserGroups;

/// <summary>What the tables of users about groups have in common.</summary>
internal static class GroupUsers
{
    public static string Groups(GroupUserRow row) => row.Groups.IsDenied ? Words.Denied : row.Groups.Value.ToString(CultureInfo.InvariantCulture);

    public static GroupUserSort Sort(TableRequest request) => request.Sort switch
    {
        "groups" => GroupUserSort.Groups,
        "activity" => GroupUserSort.LastActivity,
        "created" => GroupUserSort.Created,
        _ => GroupUserSort.Name,
    };

    /// <summary>The first names of many: 'alice, bob, carol and 4 more'.</summary>
    public static string Names(IReadOnlyList<GroupUserRow> rows)
    {
        const int Most = 5;
        return string.Join(", ", rows.Take(Most).Select(row => row.Name)) + (rows.Count > Most ? $" and {rows.Count - Most} more" : "");
    }
}
