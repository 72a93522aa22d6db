using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Validation;

/// <summary>How an account, user, role or session is written in a Principal element.</summary>
internal static class PrincipalArnChecks
{
    private const int AccountDigits = 12;
    private const int ShortestUniqueId = 16;

    private static readonly string[] Resources = ["user/", "role/", "assumed-role/", "federated-user/"];

    public static void Check(ValidationContext context)
    {
        foreach (var statement in context.Statements)
        {
            foreach (var entry in (statement.Principal ?? statement.NotPrincipal)?.Entries ?? [])
            {
                if (entry.Type == PolicyPrincipalType.Aws && !entry.Value.AsSpan().ContainsAny('*', '?', '$'))
                {
                    CheckEntry(context, entry);
                }
            }
        }
    }

    private static void CheckEntry(ValidationContext context, PolicyPrincipalEntry entry)
    {
        var value = entry.Value;
        if (IsAccount(value) || (value.Length >= ShortestUniqueId && value.All(char.IsAsciiLetterOrDigit)))
        {
            return;
        }

        var parts = value.Split(':', ArnSegments.Count);
        if (parts[0] != "arn")
        {
            context.Error("INVALID_ARN_PREFIX", "Name an account by twelve digits, others by their ARN.", entry);
        }
        else if (parts.Length < ArnSegments.Count)
        {
            context.Error("MISSING_ARN_FIELD", "Write all six parts: arn:partition:iam::account:resource.", entry);
        }
        else if (parts[3].Length > 0)
        {
            context.Error("ARN_REGION_NOT_ALLOWED", "Leave the Region empty: principals have none.", entry);
        }
        else if (!IsAccount(parts[4]) && parts[4] != "cloudfront")
        {
            context.Error("INVALID_ARN_ACCOUNT", "An account is twelve digits.", entry);
        }
        else if (parts[5] != "root" && !Array.Exists(Resources, prefix => parts[5].Length > prefix.Length && parts[5].StartsWith(prefix, StringComparison.Ordinal)))
        {
            context.Error("INVALID_ARN_RESOURCE", "Name root, a user, a role or a session: others cannot be principals.", entry);
        }
    }

    private static bool IsAccount(string value) => value.Length == AccountDigits && value.All(char.IsAsciiDigit);
}
