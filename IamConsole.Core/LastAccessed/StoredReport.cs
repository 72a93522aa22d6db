using System.IO.Compression;
using System.Text.Json;

namespace IamConsole.Core.LastAccessed;

/// <summary>Keeps a finished report: JSON, compressed, since the actions of an administrator are thousands of lines.</summary>
internal static class StoredReport
{
    public static byte[] Write(IReadOnlyList<ServiceAccess> services)
    {
        using var stored = new MemoryStream();
        using (var compressed = new BrotliStream(stored, CompressionLevel.Fastest))
        {
            JsonSerializer.Serialize(compressed, services);
        }

        return stored.ToArray();
    }

    public static IReadOnlyList<ServiceAccess> Read(byte[] stored)
    {
        using var compressed = new BrotliStream(new MemoryStream(stored), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<List<ServiceAccess>>(compressed) ?? throw new InvalidDataException("A stored last-accessed report is empty.");
    }
}
