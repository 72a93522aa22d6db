using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Validation;

/// <summary>How policy variables are written, and in which Version.</summary>
internal static class VariableChecks
{
    /// <summary>Reports what is wrong with the variables of a value where variables have a meaning.</summary>
    public static void Check(ValidationContext context, PolicyString value)
    {
        if (!PolicyVariables.AreIn(value.Value))
        {
            return;
        }

        if (!context.Document.HasVariables)
        {
            context.Error("VARIABLE_UNSUPPORTED_IN_VERSION", $"Policy variables need the Version {PolicyDocument.CurrentVersion}; here the text is taken literally.", value);
            return;
        }

        switch (PolicyVariables.Check(value.Value))
        {
            case VariableError.MissingBrace:
                context.Error("MISSING_BRACE_IN_VARIABLE", "Close the policy variable with '}'.", value);
                break;
            case VariableError.MissingQuote:
                context.Error("MISSING_QUOTE_IN_VARIABLE", "Put the variable's default in single quotes: ${key, 'default'}.", value);
                break;
            case VariableError.UnsupportedSpace:
                context.Error("UNSUPPORTED_SPACE_IN_VARIABLE", "Remove the blank from the policy variable.", value);
                break;
            case VariableError.Empty:
                context.Error("EMPTY_VARIABLE", "Name the condition key in ${...}.", value);
                break;
        }
    }
}
