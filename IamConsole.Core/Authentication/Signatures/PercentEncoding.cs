using System.Buffers;
using System.Text;

namespace IamConsole.Core.Authentication.Signatures;

/// <summary>Percent-encoding as signatures and the Query protocol mean it (RFC 3986; letters, digits and <c>-._~</c> stay).</summary>
public static class PercentEncoding
{
    private static readonly SearchValues<byte> Unreserved = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"u8);

    /// <summary>Encodes a text's UTF-8 bytes.</summary>
    public static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length + 16);
        Append(encoded, Encoding.UTF8.GetBytes(text));
        return encoded.ToString();
    }

    /// <summary>Encodes bytes, which need not be UTF-8.</summary>
    public static void Append(StringBuilder target, ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            if (Unreserved.Contains(value))
            {
                target.Append((char)value);
            }
            else
            {
                target.Append('%').Append(HexDigit(value >> 4)).Append(HexDigit(value & 15));
            }
        }
    }

    /// <summary>Decodes a name or value of a form or query, where a plus sign is a space. What is no escape stays as it is.</summary>
    /// <param name="encoded">The encoded bytes.</param>
    /// <param name="malformed">Whether a percent sign was followed by something else than two hexadecimal digits.</param>
    public static byte[] Decode(ReadOnlySpan<byte> encoded, out bool malformed)
    {
        malformed = false;
        var decoded = new byte[encoded.Length];
        var length = 0;
        for (var i = 0; i < encoded.Length; i++)
        {
            var value = encoded[i];
            if (value == '%')
            {
                if (i + 2 < encoded.Length && char.IsAsciiHexDigit((char)encoded[i + 1]) && char.IsAsciiHexDigit((char)encoded[i + 2]))
                {
                    value = (byte)((HexValue(encoded[i + 1]) << 4) | HexValue(encoded[i + 2]));
                    i += 2;
                }
                else
                {
                    malformed = true;
                }
            }
            else if (value == '+')
            {
                value = (byte)' ';
            }

            decoded[length++] = value;
        }

        return decoded[..length];
    }

    private static char HexDigit(int value) => (char)(value < 10 ? '0' + value : 'A' + value - 10);

    private static int HexValue(byte digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
