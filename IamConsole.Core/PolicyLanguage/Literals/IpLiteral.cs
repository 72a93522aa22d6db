using System.Globalization;

namespace IamConsole.Core.PolicyLanguage.Literals;

/// <summary>An address without range, IPv4 or IPv6. Reading one allocates nothing.</summary>
/// <param name="IsV6">Whether it is IPv6; the two kinds never equal each other.</param>
/// <param name="Bits">The address as a number; 32 or 128 bits count.</param>
public readonly record struct IpLiteral(bool IsV6, UInt128 Bits)
{
    private const int GroupCount = 8;
    private const int GroupBits = 16;

    /// <summary>Reads dotted IPv4 or IPv6 in any of its spellings, without zone.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out IpLiteral address)
    {
        if (text.Contains(':'))
        {
            var isV6 = TryParseV6(text, out var bits);
            address = new IpLiteral(true, bits);
            return isV6;
        }

        var isV4 = TryParseV4(text, out var small);
        address = new IpLiteral(false, small);
        return isV4;
    }

    private static bool TryParseV4(ReadOnlySpan<char> text, out uint bits)
    {
        bits = 0;
        var parts = 0;
        var digits = 0;
        var part = 0u;
        foreach (var character in text)
        {
            if (character == '.' && digits > 0 && parts < 3)
            {
                bits = (bits << 8) | part;
                parts++;
                digits = 0;
                part = 0;
            }
            else if (char.IsAsciiDigit(character) && !(digits > 0 && part == 0))
            {
                part = (part * 10) + character - '0';
                digits++;
                if (part > 255)
                {
                    return false;
                }
            }
            else
            {
                return false;
            }
        }

        bits = (bits << 8) | part;
        return parts == 3 && digits > 0;
    }

    private static bool TryParseV6(ReadOnlySpan<char> text, out UInt128 bits)
    {
        bits = default;
        var gap = text.IndexOf("::");
        if (gap < 0)
        {
            return TryParseGroups(text, out bits, out var all) && all == GroupCount;
        }

        if (!TryParseGroups(text[..gap], out var head, out var before) || !TryParseGroups(text[(gap + 2)..], out var tail, out var after) || before + after >= GroupCount)
        {
            return false;
        }

        if (gap > 0 && text[..gap].Contains('.'))
        {
            return false;
        }

        bits = before == 0 ? tail : (head << (GroupBits * (GroupCount - before))) | tail;
        return true;
    }

    private static bool TryParseGroups(ReadOnlySpan<char> text, out UInt128 bits, out int count)
    {
        bits = default;
        count = 0;
        if (text.IsEmpty)
        {
            return true;
        }

        while (true)
        {
            var colon = text.IndexOf(':');
            var group = colon < 0 ? text : text[..colon];
            if (colon < 0 && group.Contains('.'))
            {
                count += 2;
                var isV4 = TryParseV4(group, out var small);
                bits = (bits << 32) | small;
                return isV4 && count <= GroupCount;
            }

            if (group.Length is 0 or > 4 || !ushort.TryParse(group, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) || ++count > GroupCount)
            {
                return false;
            }

            bits = (bits << GroupBits) | value;
            if (colon < 0)
            {
                return true;
            }

            text = text[(colon + 1)..];
        }
    }
}
