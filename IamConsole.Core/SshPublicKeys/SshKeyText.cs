using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using IamConsole.Core.Operations;

namespace IamConsole.Core.SshPublicKeys;

/// <summary>An RSA public key in the two encodings that IAM takes and gives: a line <c>ssh-rsa ...</c> (RFC 4253) and PEM.</summary>
internal sealed class SshKeyText
{
    private const string Kind = "ssh-rsa";
    private const int LeastBits = 2048;
    private const int MostBits = 16384;

    private readonly RSAParameters _key;

    private SshKeyText(RSAParameters key) => _key = key;

    /// <summary>The line <c>ssh-rsa ...</c> without a comment.</summary>
    public string Line => $"{Kind} {Convert.ToBase64String(Blob())}";

    /// <summary>The public key in PEM.</summary>
    public string Pem
    {
        get
        {
            using var rsa = RSA.Create(_key);
            return rsa.ExportSubjectPublicKeyInfoPem();
        }
    }

    /// <summary>MD5 of the key, 16 pairs of hexadecimal digits with colons between.</summary>
    public string Fingerprint
    {
        [SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "AWS's own form of a fingerprint; nothing is decided by it but whether a user has the key already.")]
        get => string.Join(':', Convert.ToHexStringLower(MD5.HashData(Blob())).Chunk(2).Select(pair => new string(pair)));
    }

    /// <summary>Reads a key; refused with <c>UnrecognizedPublicKeyEncoding</c> or <c>InvalidPublicKey</c>, in words from memory.</summary>
    public static IamResult<SshKeyText> Read(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.StartsWith("-----BEGIN", StringComparison.Ordinal))
        {
            return ReadPem(trimmed);
        }

        return trimmed.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [Kind, var base64, ..]
            ? ReadBlob(base64)
            : new IamError("UnrecognizedPublicKeyEncoding", "The public key encoding is not recognized. Use ssh-rsa or PEM format.");
    }

    private static IamError Invalid { get; } = new("InvalidPublicKey", $"The SSH public key is not valid. It is an RSA key of {LeastBits} bits or more.");

    private static IamResult<SshKeyText> ReadPem(string pem)
    {
        try
        {
            using var rsa = RSA.Create();
            rsa.ImportFromPem(pem);
            return pem.Contains("PRIVATE KEY", StringComparison.Ordinal) ? Invalid : Of(rsa.ExportParameters(includePrivateParameters: false));
        }
        catch (Exception problem) when (problem is CryptographicException or ArgumentException)
        {
            return Invalid;
        }
    }

    private static IamResult<SshKeyText> ReadBlob(string base64)
    {
        try
        {
            ReadOnlySpan<byte> rest = Convert.FromBase64String(base64);
            var kind = Next(ref rest);
            var exponent = Next(ref rest).TrimStart((byte)0);
            var modulus = Next(ref rest).TrimStart((byte)0);
            return rest.IsEmpty && kind.SequenceEqual(Encoding.ASCII.GetBytes(Kind)) ? Of(new RSAParameters { Exponent = exponent.ToArray(), Modulus = modulus.ToArray() }) : Invalid;
        }
        catch (Exception problem) when (problem is FormatException or ArgumentOutOfRangeException)
        {
            return Invalid;
        }
    }

    private static IamResult<SshKeyText> Of(RSAParameters key)
    {
        if (key is not { Modulus: { Length: > 0 } modulus, Exponent.Length: > 0 })
        {
            return Invalid;
        }

        var bits = (modulus.Length * 8) - System.Numerics.BitOperations.LeadingZeroCount((uint)modulus[0]) + 24;
        if (bits is < LeastBits or > MostBits)
        {
            return Invalid;
        }

        try
        {
            using var rsa = RSA.Create(key);
            return new SshKeyText(key);
        }
        catch (CryptographicException)
        {
            return Invalid;
        }
    }

    private static ReadOnlySpan<byte> Next(ref ReadOnlySpan<byte> rest)
    {
        var length = BinaryPrimitives.ReadInt32BigEndian(rest);
        var field = rest.Slice(4, length);
        rest = rest[(4 + length)..];
        return field;
    }

    private byte[] Blob()
    {
        using var blob = new MemoryStream();
        Write(blob, Encoding.ASCII.GetBytes(Kind));
        WriteNumber(blob, _key.Exponent!);
        WriteNumber(blob, _key.Modulus!);
        return blob.ToArray();
    }

    // A number whose first bit is set would be negative without a zero before it.
    private static void WriteNumber(MemoryStream blob, byte[] number) => Write(blob, number[0] >= 0x80 ? [0, .. number] : number);

    private static void Write(MemoryStream blob, ReadOnlySpan<byte> field)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, field.Length);
        blob.Write(length);
        blob.Write(field);
    }
}
