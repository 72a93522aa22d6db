namespace IamConsole.Hosting;

/// <summary>The folder with everything that an installation keeps, held by one process at a time.</summary>
internal sealed class DataFolder : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const string LockName = "iam.lock";
    private const string DatabaseName = "iam.db";

    // ERROR_SHARING_VIOLATION; EWOULDBLOCK of Linux and of macOS.
    private static readonly int[] HeldElsewhere = [unchecked((int)0x80070020), 11, 35];

    private readonly FileStream _lock;

    private DataFolder(string path, FileStream heldLock)
    {
        Path = path;
        _lock = heldLock;
    }

    public string Path { get; }

    public string Database => File(DatabaseName);

    /// <summary>The database while the first start fills it; a leftover of a start that was cut off is made anew.</summary>
    public string UnfinishedDatabase => File(DatabaseName + ".new");

    public string Keys => File("keys");

    /// <summary>The passwords of the first start, where there was no terminal to print them on.</summary>
    public string FirstSignIn => File("first-sign-in.txt");

    /// <summary>What the first start was given.</summary>
    public string Bootstrap => File("bootstrap.json");

    /// <summary>Creates the folder where it is missing, makes it its owner's alone, and takes its lock.</summary>
    /// <exception cref="StartRefused">Another process holds it, or the folder is something else's or out of reach.</exception>
    public static DataFolder Open(string path)
    {
        try
        {
            Prepare(path);
            return new DataFolder(path, TakeLock(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartRefused($"IamConsole__DataDirectory: {path} cannot be used: {exception.Message}");
        }
    }

    /// <summary>Gives the lock back.</summary>
    public void Dispose() => _lock.Dispose();

    private static void Prepare(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        if (!Directory.Exists(path))
        {
            Directory.CreateDirectory(path, OwnerOnly);
            return;
        }

        var entries = Directory.EnumerateFileSystemEntries(path).Select(System.IO.Path.GetFileName).Where(name => name != "lost+found").ToList();
        if (entries.Count > 0 && !entries.Contains(LockName) && !entries.Contains(DatabaseName))
        {
            throw new StartRefused($"IamConsole__DataDirectory: {path} holds other things. Choose an empty folder or one that does not exist yet.");
        }

        if (System.IO.File.GetUnixFileMode(path) != OwnerOnly)
        {
            System.IO.File.SetUnixFileMode(path, OwnerOnly);
        }
    }

    private static FileStream TakeLock(string path)
    {
        try
        {
            return new FileStream(System.IO.Path.Combine(path, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (HeldElsewhere.Contains(exception.HResult))
        {
            throw new StartRefused($"IamConsole__DataDirectory: {path} is in use by another IamConsole. Stop that one first, or choose another folder.");
        }
    }

    private string File(string name) => System.IO.Path.Combine(Path, name);
}
