using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace IamConsole.CommandLine;

internal enum Verb
{
    Serve,
    ResetRoot,
    CreateAccount,
    Evaluate,
    Operations,
    Generate,
    Measure,
    Help,
}

/// <summary>A command line taken apart.</summary>
/// <param name="Verb">What is to be done.</param>
/// <param name="Options">The verb's own options by name, without hyphens; a flag has an empty value.</param>
/// <param name="Settings">Settings for the configuration, each <c>--key=value</c>.</param>
/// <param name="Operand">What the verb is to work on; only <c>evaluate</c> has one, and then always.</param>
internal sealed record Arguments(Verb Verb, IReadOnlyDictionary<string, string> Options, string[] Settings, string? Operand = null)
{
    private static readonly string[] Flags = ["explain", "full", "remove-mfa"];

    // The last three, and sections by themselves, are what a test host hands to an application.
    private static readonly string[] HostSettings = ["urls", "environment", "contentRoot", "applicationName"];
    private static readonly string[] Sections = ["IamConsole:", "Activity:", "Api:", "Bootstrap:", "Kestrel:", "Logging:"];

    public static bool TryParse(IReadOnlyList<string> arguments, [NotNullWhen(true)] out Arguments? parsed, [NotNullWhen(false)] out string? problem)
    {
        parsed = null;
        Verb? verb = null;
        string? operand = null;
        var options = new Dictionary<string, string>();
        var settings = new List<string>();
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            if (argument is "--help" or "-h" || (argument == "help" && verb is null))
            {
                parsed = new Arguments(Verb.Help, options, []);
                problem = null;
                return true;
            }

            if (!argument.StartsWith("--", StringComparison.Ordinal))
            {
                if (verb is Verb.Evaluate && operand is null)
                {
                    operand = argument;
                }
                else if (verb is not null || !TryParseVerb(argument, out verb))
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

            if (!isSetting && Flags.Contains(name))
            {
                if (equals >= 0)
                {
                    problem = $"--{name} has no value";
                    return false;
                }

                options[name] = "";
                continue;
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

        problem = verb is Verb.Evaluate ? FindMisuseOfEvaluate(operand, options) : null;
        parsed = problem is null ? new Arguments(verb ?? Verb.Serve, options, [.. settings], operand) : null;
        return problem is null;
    }

    private static string? FindMisuseOfEvaluate(string? operand, Dictionary<string, string> options) =>
        operand is null ? "A file is missing after evaluate (- is standard input)"
        : options.TryGetValue("repeat", out var text) && !(long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var times) && times > 0) ? "--repeat must be a whole number from 1"
        : null;

    private static bool TryParseVerb(string text, out Verb? verb)
    {
        verb = text switch
        {
            "reset-root" => Verb.ResetRoot,
            "create-account" => Verb.CreateAccount,
            "evaluate" => Verb.Evaluate,
            "operations" => Verb.Operations,
            "generate" => Verb.Generate,
            "measure" => Verb.Measure,
            _ => null,
        };
        return verb is not null;
    }

    private static string[] OptionsOf(Verb? verb) => verb switch
    {
        Verb.ResetRoot => ["account", "remove-mfa"],
        Verb.CreateAccount => ["alias", "root-email"],
        Verb.Evaluate => ["explain", "repeat"],
        Verb.Generate => ["account", "events", "full"],
        Verb.Measure => ["account"],
        _ => [],
    };
}
