using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Numerics;
using System.Text.RegularExpressions;

namespace IamConsole.Tests.Evaluation.Reference;

/// <summary>Conditions by the book: null means that the condition is not understood.</summary>
internal static partial class ReferenceConditions
{
    private static readonly string[] Orders = ["Equals", "LessThan", "LessThanEquals", "GreaterThan", "GreaterThanEquals"];

    public static bool? Holds(string name, string key, string[] wanted, ReferenceRequest request, bool hasVariables)
    {
        var quantifier = name.Contains(':') ? name[..name.IndexOf(':')] : "";
        if (quantifier is not ("" or "ForAllValues" or "ForAnyValue"))
        {
            return null;
        }

        var plain = name[(name.IndexOf(':') + 1)..];
        var isPresent = request.Keys.TryGetValue(key, out var found);
        if (plain == "Null")
        {
            var isReadable = wanted.All(value => value.ToLowerInvariant() is "true" or "false");
            return isReadable ? wanted.Any(value => bool.Parse(value) != isPresent) : null;
        }

        var ifExists = plain.EndsWith("IfExists", StringComparison.Ordinal);
        plain = ifExists ? plain[..^"IfExists".Length] : plain;
        var isNegated = plain.Contains("Not", StringComparison.Ordinal);
        var positive = plain.Replace("Not", "");
        if (Comparison(positive, wanted, request, hasVariables) is not { } compare)
        {
            return null;
        }

        if (!isPresent)
        {
            return ifExists || (quantifier.Length > 0 ? quantifier == "ForAllValues" : isNegated);
        }

        if (found.IsList && quantifier.Length == 0)
        {
            return false;
        }

        bool Fits(string value) => compare(value) is { } fits && fits != isNegated;
        return quantifier == "ForAnyValue" ? found.Values.Any(Fits) : found.Values.All(Fits);
    }

    /// <summary>A function from a request's value to: some wanted value fits, none fits, or (null) unreadable.</summary>
    private static Func<string, bool?>? Comparison(string positive, string[] wanted, ReferenceRequest request, bool hasVariables)
    {
        var takesVariables = positive.StartsWith("String", StringComparison.Ordinal) || positive.StartsWith("Arn", StringComparison.Ordinal) || positive == "Bool";
        if (takesVariables && wanted.Any(value => !ReferenceText.IsReadable(value, hasVariables)))
        {
            return null;
        }

        switch (positive)
        {
            case "StringEquals":
                return value => wanted.Any(one => ReferenceText.Fill(one, request, hasVariables) == value);
            case "StringEqualsIgnoreCase":
                return value => wanted.Any(one => string.Equals(ReferenceText.Fill(one, request, hasVariables), value, StringComparison.OrdinalIgnoreCase));
            case "StringLike":
                return value => wanted.Any(one => ReferenceText.Glob(one, value, request, hasVariables));
            case "ArnEquals" or "ArnLike":
                return wanted.All(one => ReferenceText.IsArnPattern(one, hasVariables))
                    ? value => ReferenceText.IsArn(value) ? wanted.Any(one => ReferenceText.Arn(one, value, request, hasVariables)) : null
                    : null;
            case "Bool":
                return value => wanted.Any(one => ReferenceText.Fill(one, request, hasVariables) is { } filled && IsTrue(filled) == IsTrue(value));
            case "BinaryEquals":
                return wanted.All(one => Bytes(one) is not null) ? value => wanted.Any(one => Bytes(one) == Bytes(value)) : null;
            case "IpAddress":
                return wanted.All(IsRange) ? value => Address(value) is { } address ? wanted.Any(one => IsIn(one, address)) : null : null;
        }

        foreach (var (family, read) in new (string, Func<string, double?>)[] { ("Numeric", Number), ("Date", Seconds) })
        {
            var order = positive.StartsWith(family, StringComparison.Ordinal) ? positive[family.Length..] : "";
            if (Orders.Contains(order))
            {
                return wanted.All(one => read(one) is not null) ? value => read(value) is { } number && wanted.Any(one => Ordered(number, read(one)!.Value, order)) : null;
            }
        }

        return null;
    }

    private static bool IsTrue(string text) => text.Equals("true", StringComparison.OrdinalIgnoreCase);

    private static string? Bytes(string text)
    {
        try
        {
            return Convert.ToHexString(Convert.FromBase64String(text));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static double? Seconds(string text)
    {
        if (text.Length != 4 && Number(text) is { } seconds)
        {
            return seconds;
        }

        string[] shapes = ["yyyy", "yyyy-MM", "yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.fK", "yyyy-MM-ddTHH:mm:ss.fffK"];
        return DateTimeOffset.TryParseExact(text, shapes, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? (date - DateTimeOffset.UnixEpoch).TotalSeconds
            : null;
    }

    private static bool Ordered(double value, double wanted, string order) => order switch
    {
        "LessThan" => value < wanted,
        "LessThanEquals" => value <= wanted,
        "GreaterThan" => value > wanted,
        "GreaterThanEquals" => value >= wanted,
        _ => value == wanted,
    };

    /// <summary>The platform's reader also takes shortened IPv4 and zones, which IAM does not.</summary>
    private static IPAddress? Address(string text) =>
        Addresses().IsMatch(text) && IPAddress.TryParse(text, out var address) ? address : null;

    [GeneratedRegex(@"^([0-9]+\.[0-9]+\.[0-9]+\.[0-9]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)$")]
    private static partial Regex Addresses();

    private static bool IsRange(string range)
    {
        var parts = range.Split('/');
        return parts.Length <= 2
            && Address(parts[0]) is { } address
            && (parts.Length == 1 || (int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var prefix) && prefix <= address.GetAddressBytes().Length * 8));
    }

    private static bool IsIn(string range, IPAddress address)
    {
        var parts = range.Split('/');
        var network = IPAddress.Parse(parts[0]);
        if (network.AddressFamily != address.AddressFamily)
        {
            return false;
        }

        var length = network.GetAddressBytes().Length * 8;
        var hostBits = length - (parts.Length == 1 ? length : int.Parse(parts[1], CultureInfo.InvariantCulture));
        var first = new BigInteger(network.GetAddressBytes(), isUnsigned: true, isBigEndian: true);
        var asked = new BigInteger(address.GetAddressBytes(), isUnsigned: true, isBigEndian: true);
        var hasHostBits = (first >> hostBits) << hostBits != first;
        return !(network.AddressFamily == AddressFamily.InterNetworkV6 && hasHostBits) && first >> hostBits == asked >> hostBits;
    }
}
