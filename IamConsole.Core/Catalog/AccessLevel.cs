namespace IamConsole.Core.Catalog;

/// <summary>What an action amounts to, in the order in which AWS lists the levels (IAM User Guide, Access levels in policy summaries).</summary>
public enum AccessLevel
{
    List,
    Read,
    Write,
    PermissionsManagement,
    Tagging,
}

/// <summary>AWS's words for access levels.</summary>
public static class AccessLevels
{
    /// <summary>All five, in AWS's order.</summary>
    public static IReadOnlyList<AccessLevel> All { get; } = Enum.GetValues<AccessLevel>();

    /// <summary>The name as AWS writes it, such as "Permissions management".</summary>
    public static string DisplayName(this AccessLevel level) => level switch
    {
        AccessLevel.List => "List",
        AccessLevel.Read => "Read",
        AccessLevel.Write => "Write",
        AccessLevel.PermissionsManagement => "Permissions management",
        AccessLevel.Tagging => "Tagging",
        _ => throw new ArgumentOutOfRangeException(nameof(level)),
    };

    /// <summary>L, R, W, P or T: the short form for level bars.</summary>
    public static char Letter(this AccessLevel level) => level.DisplayName()[0];
}
