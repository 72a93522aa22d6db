namespace IamConsole.SampleData;

/// <summary>A user of the sample company.</summary>
/// <param name="Name">The user name.</param>
/// <param name="HiredDaysAgo">When the user was made.</param>
/// <param name="Group">The user group, or none.</param>
/// <param name="Department">The tag, or none.</param>
internal sealed record Person(string Name, double HiredDaysAgo, string? Group, string? Department)
{
    public string Path { get; init; } = "/";

    /// <summary>What the start prints beside the name of those who can sign in; the others have no password.</summary>
    public string? Purpose { get; init; }

    public bool HasBoundary { get; init; }

    /// <summary>The access keys, oldest first: how old, and what for.</summary>
    public IReadOnlyList<(double DaysAgo, string Description)> Keys { get; init; } = [];
}

/// <summary>Who works at the sample company, and what works for it.</summary>
internal static class People
{
    public static readonly IReadOnlyList<Person> All =
    [
        new("olivia.hart", 537.2, "Administrators", "Platform") { Purpose = "Administrators: may do everything" },
        new("ines.costa", 528.1, "Finance", "Finance") { Purpose = "Finance: costs and billing" },
        new("ravi.menon", 500.6, "Administrators", "Platform") { Purpose = "Administrators", Keys = [(150.2, "terraform on my laptop")] },
        new("build-server", 479.7, null, "Platform") { Path = "/service-accounts/", Keys = [(409.8, "build server"), (25.4, "build server - replaces the old one")] },
        new("chloe.dubois", 470.3, "Developers", "Engineering") { Purpose = "Developers: development stacks and logs", Keys = [(300.9, "old laptop"), (40.1, "laptop")] },
        new("grace.kim", 420.5, "DataScientists", "Data") { Purpose = "DataScientists: readings and models", Keys = [(60.7, "notebook")] },
        new("daniel.okafor", 390.4, "Developers", "Engineering") { Purpose = "Developers", Keys = [(120.8, "command line")] },
        new("jonas.berg", 348.2, "Auditors", "Security") { Purpose = "Auditors: see everything, change nothing" },
        new("hugo.almeida", 250.9, "DataScientists", "Data") { Purpose = "DataScientists", Keys = [(240.3, "notebook")] },
        new("emma.lind", 200.3, "Developers", "Engineering") { Purpose = "Developers, within a boundary", HasBoundary = true },
        new("farid.haddad", 130.5, "Developers", "Engineering") { Purpose = "Developers, within a boundary", HasBoundary = true, Keys = [(130.2, "contract work")] },
        new("kofi.asante", 2.6, null, null),
    ];
}
