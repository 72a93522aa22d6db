using IamConsole.Core.Arns;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Roles;

/// <summary>Who may assume a role, in the words of the console's Trusted entities column.</summary>
public static class TrustedEntities
{
    private const string ServiceDomain = ".amazonaws.com";

    /// <summary>Those of a role's trust policy; a service-linked role says so.</summary>
    public static IReadOnlyList<string> Of(string trustPolicy, bool isServiceLinked)
    {
        var entities = Of(trustPolicy);
        return isServiceLinked ? [.. entities.Select(entity => entity + " (Service-Linked Role)")] : entities;
    }

    /// <summary>Each trusted entity once, in the order of the document: <c>AWS Service: ec2</c>, <c>Account: 123456789012</c>, <c>Identity Provider: ...</c>.</summary>
    /// <param name="trustPolicy">The role trust policy; one that cannot be read names nobody.</param>
    public static IReadOnlyList<string> Of(string trustPolicy)
    {
        if (PolicyParser.Parse(trustPolicy, PolicyKind.Trust).Document is not { } document)
        {
            return [];
        }

        return [.. document.Statements
            .Where(statement => statement.Effect == PolicyEffect.Allow && statement.Principal is not null)
            .SelectMany(statement => statement.Principal!.Entries.Select(Describe))
            .Distinct()];
    }

    private static string Describe(PolicyPrincipalEntry entry) => entry.Type switch
    {
        PolicyPrincipalType.Service => $"AWS Service: {ServiceName(entry.Value)}",
        PolicyPrincipalType.Federated => $"Identity Provider: {entry.Value}",
        _ when entry.IsEveryone => "Everyone: *",
        _ => $"Account: {(Arn.TryParse(entry.Value, out var arn) ? arn.Account : entry.Value)}",
    };

    private static string ServiceName(string principal) =>
        principal.EndsWith(ServiceDomain, StringComparison.Ordinal) ? principal[..^ServiceDomain.Length] : principal;
}
