namespace IamConsole.Core.PolicyLanguage;

/// <summary>What IAM refuses of a trust policy's principals by their shape alone.</summary>
internal static class PrincipalSaveCheck
{
    private const int AccountDigits = 12;

    private static readonly string[] UniqueIdPrefixes = ["AIDA", "AROA", "ASIA", "AGPA", "AKIA"];
    private static readonly string[] Resources = ["user/", "role/", "assumed-role/", "federated-user/"];

    public static string? FirstRefusal(PolicyDocument draft)
    {
        foreach (var statement in draft.Statements)
        {
            foreach (var entry in statement.Principal!.Entries)
            {
                if (statement.Principal.IsBareWildcard || !IsValid(entry))
                {
                    return $"Invalid principal in policy: \"{Label(entry.Type)}\":\"{entry.Value}\"";
                }
            }
        }

        return null;
    }

    private static string Label(PolicyPrincipalType type) => type switch
    {
        PolicyPrincipalType.Service => "SERVICE",
        PolicyPrincipalType.Federated => "FEDERATED",
        PolicyPrincipalType.CanonicalUser => "CANONICAL",
        _ => "AWS",
    };

    private static bool IsValid(PolicyPrincipalEntry entry) => entry.Type switch
    {
        PolicyPrincipalType.Aws => entry.Value == "*" || IsAccount(entry.Value) || IsUniqueId(entry.Value) || IsPrincipalArn(entry.Value),
        PolicyPrincipalType.Federated => IsHost(entry.Value) || IsProviderArn(entry.Value),
        PolicyPrincipalType.Service => IsHost(entry.Value),
        _ => entry.Value.Length > 0 && entry.Value.All(char.IsAsciiHexDigit),
    };

    private static bool IsAccount(string value) => value.Length == AccountDigits && value.All(char.IsAsciiDigit);

    private static bool IsUniqueId(string value) =>
        value.Length >= 16 && value.All(char.IsAsciiLetterOrDigit) && UniqueIdPrefixes.Any(prefix => value.StartsWith(prefix, StringComparison.Ordinal));

    private static bool IsPrincipalArn(string value) =>
        TrySplit(value, out var service, out var account, out var resource)
        && service is "iam" or "sts"
        && IsAccount(account)
        && !resource.AsSpan().ContainsAny('*', '?')
        && (resource == "root" || Resources.Any(prefix => resource.Length > prefix.Length && resource.StartsWith(prefix, StringComparison.Ordinal)));

    private static bool IsProviderArn(string value) =>
        TrySplit(value, out var service, out var account, out var resource)
        && service == "iam"
        && IsAccount(account)
        && (resource.StartsWith("saml-provider/", StringComparison.Ordinal) || resource.StartsWith("oidc-provider/", StringComparison.Ordinal));

    private static bool IsHost(string value) =>
        value.Contains('.') && value.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '/' or '_');

    private static bool TrySplit(string value, out string service, out string account, out string resource)
    {
        Span<Range> segments = stackalloc Range[ArnSegments.Count];
        var isArn = ArnSegments.Split(value, hasVariables: false, segments) == ArnSegments.Count && value[segments[0]] == "arn" && value[segments[3]].Length == 0;
        service = isArn ? value[segments[2]] : "";
        account = isArn ? value[segments[4]] : "";
        resource = isArn ? value[segments[5]] : "";
        return isArn;
    }
}
