namespace IamConsole.Hosting;

/// <summary>Where the application was started from.</summary>
internal static class Surroundings
{
    /// <summary>The folder beside which data is kept: the solution's when run from source, otherwise the application's own.</summary>
    public static string Home { get; } = HomeOf(AppContext.BaseDirectory);

    /// <param name="applicationFolder">The folder that the assemblies are in.</param>
    internal static string HomeOf(string applicationFolder)
    {
        for (var folder = new DirectoryInfo(applicationFolder); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "IamConsole.csproj")) && folder.Parent is { } solution)
            {
                return solution.FullName;
            }
        }

        return applicationFolder;
    }
}
