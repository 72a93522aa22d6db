using IamConsole.Hosting;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.Hosting;

public sealed class DataFolderTests : IDisposable
{
    private readonly string _parent = Directory.CreateTempSubdirectory("iamconsole-").FullName;

    private string Folder => Path.Combine(_parent, "deep", "data");

    [Fact]
    public void One_holder_at_a_time()
    {
        using (DataFolder.Open(Folder))
        {
            var refused = Assert.Throws<StartRefused>(() => DataFolder.Open(Folder));
            Assert.Contains("is in use by another IamConsole", refused.Message, StringComparison.Ordinal);
            Assert.StartsWith("IamConsole__DataDirectory", refused.Message, StringComparison.Ordinal);
        }

        DataFolder.Open(Folder).Dispose();
    }

    [Fact]
    public void It_is_its_owners_alone()
    {
        using var folder = DataFolder.Open(Folder);

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Folder));
        }
    }

    [Fact]
    public void A_folder_with_other_things_is_left_alone()
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, "thesis.txt"), "");
        var mode = OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(Folder);

        Assert.Contains("holds other things", Assert.Throws<StartRefused>(() => DataFolder.Open(Folder)).Message, StringComparison.Ordinal);
        Assert.Equal(["thesis.txt"], Directory.EnumerateFileSystemEntries(Folder).Select(Path.GetFileName));
        Assert.Equal(mode, OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(Folder));
    }

    [Fact]
    public void A_file_in_its_place_is_refused_by_name()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Folder)!);
        File.WriteAllText(Folder, "");

        Assert.StartsWith("IamConsole__DataDirectory", Assert.Throws<StartRefused>(() => DataFolder.Open(Folder)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => TestFolder.Delete(_parent);
}
