using IamConsole.Core.Operations;

namespace IamConsole.Components.Shared;

/// <summary>The rules of a password in words, each with the name by which the browser's script knows it.</summary>
public static class PasswordRuleTexts
{
    /// <summary>What can be said of the typed text alone, in the order of the account settings.</summary>
    public static IEnumerable<(string Rule, int Number, string Text)> Of(PasswordRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        yield return ("length", rules.MinimumLength, $"At least {rules.MinimumLength} characters, and at most {PasswordRules.MaximumLength}");
        if (rules.RequiresUppercase)
        {
            yield return ("upper", 1, "An uppercase letter (A–Z)");
        }

        if (rules.RequiresLowercase)
        {
            yield return ("lower", 1, "A lowercase letter (a–z)");
        }

        if (rules.RequiresNumber)
        {
            yield return ("number", 1, "A number");
        }

        if (rules.RequiresSymbol)
        {
            yield return ("symbol", 1, $"A symbol: {PasswordRules.Symbols}");
        }

        if (rules.LeastKinds > 0)
        {
            yield return ("kinds", rules.LeastKinds, $"{rules.LeastKinds} of the four: uppercase letters, lowercase letters, numbers, symbols {PasswordRules.Symbols}");
        }
    }
}
