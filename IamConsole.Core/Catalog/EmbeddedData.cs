using System.IO.Compression;
using System.Text;

namespace IamConsole.Core.Catalog;

/// <summary>The files that <c>tools/catalog</c> makes, embedded in this assembly.</summary>
internal static class EmbeddedData
{
    public static Stream Open(string name) =>
        typeof(EmbeddedData).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded.");

    public static string ReadAllText(string name)
    {
        using var stream = Open(name);
        return Inflate(stream, length: stream.Length);
    }

    /// <summary>Inflates the next <paramref name="length"/> bytes of a stream to text.</summary>
    public static string Inflate(Stream stream, long length) => Encoding.UTF8.GetString(InflateBytes(stream, length));

    /// <summary>Inflates the next <paramref name="length"/> bytes of a stream.</summary>
    public static byte[] InflateBytes(Stream stream, long length)
    {
        var compressed = new byte[length];
        stream.ReadExactly(compressed);
        using var inflated = new MemoryStream((int)length * 8);
        using var brotli = new BrotliStream(new MemoryStream(compressed), CompressionMode.Decompress);
        brotli.CopyTo(inflated);
        return inflated.ToArray();
    }
}
