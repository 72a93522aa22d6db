namespace IamConsole.Core.PolicyLanguage.Literals;

/// <summary>An address range of IpAddress and NotIpAddress: an address, or CIDR notation.</summary>
/// <remarks>Without prefix one address is meant. Host bits are ignored in IPv4; an IPv6 range with host bits contains nothing.</remarks>
public readonly record struct IpRange
{
    private const int BitsV4 = 32;
    private const int BitsV6 = 128;

    private readonly UInt128 _mask;

    private IpRange(IpLiteral address, int prefix)
    {
        Address = address;
        Prefix = prefix;
        var bits = address.IsV6 ? BitsV6 : BitsV4;
        var width = address.IsV6 ? UInt128.MaxValue : uint.MaxValue;
        _mask = prefix == 0 ? UInt128.Zero : (width << (bits - prefix)) & width;
    }

    /// <summary>The address as written, host bits included.</summary>
    public IpLiteral Address { get; }

    /// <summary>Number of leading bits that count: 0 to 32 or 128.</summary>
    public int Prefix { get; }

    /// <summary>Whether bits beyond the prefix are set.</summary>
    public bool HasHostBits => (Address.Bits & ~_mask) != UInt128.Zero;

    /// <summary>Whether <paramref name="address"/> lies in the range.</summary>
    public bool Contains(IpLiteral address) =>
        address.IsV6 == Address.IsV6
        && !(Address.IsV6 && HasHostBits)
        && (address.Bits & _mask) == (Address.Bits & _mask);

    /// <summary>Reads an address with or without prefix.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out IpRange range)
    {
        range = default;
        var slash = text.IndexOf('/');
        if (!IpLiteral.TryParse(slash < 0 ? text : text[..slash], out var address))
        {
            return false;
        }

        var bits = address.IsV6 ? BitsV6 : BitsV4;
        var prefix = bits;
        if (slash >= 0 && !TryParsePrefix(text[(slash + 1)..], bits, out prefix))
        {
            return false;
        }

        range = new IpRange(address, prefix);
        return true;
    }

    private static bool TryParsePrefix(ReadOnlySpan<char> text, int bits, out int prefix)
    {
        prefix = 0;
        if (text.Length is 0 or > 3)
        {
            return false;
        }

        foreach (var character in text)
        {
            if (!char.IsAsciiDigit(character))
            {
                return false;
            }

            prefix = (prefix * 10) + character - '0';
        }

        return prefix <= bits;
    }
}
