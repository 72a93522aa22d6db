namespace IamConsole.Hosting;

/// <summary>What tells this installation from others on the same machine; known once start-up has opened the database.</summary>
public sealed class InstallationInfo
{
    private string? _id;

    /// <summary>Eight lower-case characters, part of every cookie's name, since cookies ignore ports.</summary>
    /// <exception cref="InvalidOperationException">Start-up has not opened the database yet.</exception>
    public string Id
    {
        get => _id ?? throw new InvalidOperationException("The installation is not known before start-up has opened its database.");
        internal set => _id = value;
    }
}
