using System.Collections.Frozen;

namespace IamConsole.Core.Authentication;

/// <summary>The 20,000 passwords that are met most often in collections of stolen ones (<c>Data/common-passwords.txt</c>, see NOTICE).</summary>
/// <remarks>ASVS 5.0 asks for the first 3,000 of eight and more characters (6.2.4); these are some 7,300, the rest serve as what such passwords are made of.</remarks>
public static class CommonPasswords
{
    private const int LongestAddition = 6;
    private const int ShortestCore = 4;

    private static readonly Lazy<FrozenSet<string>> All = new(Read);

    /// <summary>Whether a password is one of them in any case, or one with no more than six digits and symbols put before or behind it, such as <c>Monkey2026!</c>.</summary>
    public static bool Contains(string password)
    {
        ArgumentNullException.ThrowIfNull(password);
        var text = password.ToLowerInvariant();
        var core = text.AsSpan().Trim("0123456789!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ ");
        return All.Value.Contains(text)
            || (core.Length >= ShortestCore && text.Length - core.Length <= LongestAddition && All.Value.GetAlternateLookup<ReadOnlySpan<char>>().Contains(core));
    }

    private static FrozenSet<string> Read()
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream("common-passwords.txt") ?? throw new InvalidOperationException("common-passwords.txt is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
    }
}
