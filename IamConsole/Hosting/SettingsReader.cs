namespace IamConsole.Hosting;

/// <summary>Reads settings one by one and collects what is wrong with them, by the names that an operator writes.</summary>
internal sealed class SettingsReader(IConfiguration configuration)
{
    private readonly List<string> _problems = [];

    /// <summary>The value, or none where it is absent or empty.</summary>
    public string? Text(string key) => configuration[key] is { Length: > 0 } value ? value : null;

    public bool Flag(string key, bool whenAbsent) => Flag(key) ?? whenAbsent;

    /// <summary>The value, or none where it is absent, empty or neither true nor false.</summary>
    public bool? Flag(string key)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        if (bool.TryParse(text, out var flag))
        {
            return flag;
        }

        Problem(key, "must be true or false");
        return null;
    }

    /// <summary>The number, or none where it is absent, empty or out of range.</summary>
    public int? Number(string key, int least, int most)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Problem(key, $"must be a number from {least} to {most}");
        return null;
    }

    /// <summary>The value if it keeps a rule; otherwise the problem is noted and there is none.</summary>
    /// <param name="key">The key.</param>
    /// <param name="isValid">The rule.</param>
    /// <param name="rule">The rule in words, such as 'must be twelve digits'. The value is never repeated, since it may be a secret.</param>
    public string? Text(string key, Predicate<string> isValid, string rule)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        if (isValid(text))
        {
            return text;
        }

        Problem(key, rule);
        return null;
    }

    public void RefuseUnknown(string section, params ReadOnlySpan<string> known)
    {
        foreach (var child in configuration.GetSection(section).GetChildren())
        {
            if (!known.ToArray().Contains(child.Key, StringComparer.OrdinalIgnoreCase))
            {
                Problem($"{section}:{child.Key}", "is not a setting");
            }
        }
    }

    public void Problem(string key, string problem) => _problems.Add($"{NameOf(key)} {problem}.");

    /// <summary>The name as an environment variable has it, which is how the documentation calls it.</summary>
    public static string NameOf(string key) => key.Replace(":", "__", StringComparison.Ordinal);

    /// <exception cref="StartRefused">Something was wrong.</exception>
    public void ThrowIfAny()
    {
        if (_problems.Count > 0)
        {
            throw new StartRefused(string.Join(' ', _problems));
        }
    }
}
