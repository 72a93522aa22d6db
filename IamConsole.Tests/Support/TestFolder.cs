namespace IamConsole.Tests.Support;

/// <summary>Folders that tests make and take away.</summary>
internal static class TestFolder
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Deletes it with everything in it, again where somebody who is just ending has put another file there.</summary>
    public static void Delete(string path)
    {
        if (!SpinWait.SpinUntil(() => TryDelete(path), Patience))
        {
            Directory.Delete(path, recursive: true);
        }
    }

    private static bool TryDelete(string path)
    {
        try
        {
            Directory.Delete(path, recursive: true);
            return true;
        }
        catch (IOException) when (Directory.Exists(path))
        {
            return false;
        }
    }
}
