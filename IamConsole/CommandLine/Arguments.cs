using System.Diagnostics.CodeAnalysis;

namespace IamConsole.CommandLine;

internal enum Verb
{
    Serve,
    ResetRoot,
    CreateAccount,
    Help,
}

/// <summary>A command line taken apart.</summary>
/// <param name="Verb">What is to be done.</param>
/// <param name="Options">The verb's own options by name, without hyphens.</param>
/// <param name="Settings">Settings for the configuration, each <c>--key=value</c>.</param>
internal sealed record Arguments(Verb Verb, IReadOnlyDictionary<string, string> Options, string[] Settings)
{
    // The last three, and sections by themselves, are what a test host hands to an application.
    private static readonly string[] HostSettings = ["urls", "environment", "contentRoot", "applicationName"];
    private static readonly string[] Sections = ["IamConsole:", "Bootstrap:", "Kestrel:", "Logging:"];

    public static bool TryParse(IReadOnlyList<string> arguments, [NotNullWhen(true)] out Arguments? parsed, [NotNullWhen(false)] out string? problem)
    {
        parsed = null;
        Verb? verb = null;
        var options = new Dictionary<string, string>();
        var settings = new List<string>();
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            if (argument is "--help" or "-h" or "help")
            {
                parsed = new Arguments(Verb.Help, options, []);
                problem = null;
                return true;
            }

            if (!argument.StartsWith("--", StringComparison.Ordinal))
            {
                if (verb is not null || !TryParseVerb(argument, out verb))
                {
                    problem = $"Unknown verb: {argument}";
                    return false;
                }

                continue;
            }

            var equals = argument.IndexOf('=', StringComparison.Ordinal);
            var name = argument[2..(equals < 0 ? argument.Length : equals)];
            var isSetting = HostSettings.Contains(name, StringComparer.OrdinalIgnoreCase) || Sections.Any(section => $"{name}:".StartsWith(section, StringComparison.OrdinalIgnoreCase));
            if (!isSetting && !OptionsOf(verb).Contains(name))
            {
                problem = $"Unknown option: --{name}";
                return false;
            }

            if (equals < 0 && i + 1 == arguments.Count)
            {
                problem = $"A value is missing after --{name}";
                return false;
            }

            var value = equals < 0 ? arguments[++i] : argument[(equals + 1)..];
            if (isSetting)
            {
                settings.Add($"--{name}={value}");
            }
            else
            {
                options[name] = value;
            }
        }

        parsed = new Arguments(verb ?? Verb.Serve, options, [.. settings]);
        problem = null;
        return true;
    }

    private static bool TryParseVerb(string text, out Verb? verb)
    {
        verb = text switch
        {
            "reset-root" => Verb.ResetRoot,
            "create-account" => Verb.CreateAccount,
            _ => null,
        };
        return verb is not null;
    }

    private static string[] OptionsOf(Verb? verb) => verb switch
    {
        Verb.ResetRoot => ["account"],
        Verb.CreateAccount => ["alias", "root-email"],
        _ => [],
    };
}
