using IamConsole.Core.Arns;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>Whom a role trust policy names, as findings name them.</summary>
/// <param name="Type">AWS's kind of principal: AWS or Federated.</param>
/// <param name="Name">An account's id, an ARN, a provider, or <c>*</c> for everyone.</param>
/// <param name="Account">The account that an AWS principal is of; none of everyone and of providers.</param>
internal sealed record TrustPrincipal(string Type, string Name, string? Account)
{
    private const string Aws = "AWS";
    private const string Federated = "Federated";
    private const string RootResource = "root";

    public static TrustPrincipal Everyone { get; } = new(Aws, "*", null);

    public bool IsEveryone => this == Everyone;

    private bool IsWholeAccount => Name == Account;

    /// <summary>None for services, and for the ids of users and roles that are gone, which let nobody in.</summary>
    public static TrustPrincipal? Of(PolicyPrincipalEntry entry) => entry.Type switch
    {
        PolicyPrincipalType.Federated => new(Federated, entry.Value, null),
        PolicyPrincipalType.Aws when entry.IsEveryone => Everyone,
        PolicyPrincipalType.Aws when AccountId.IsValid(entry.Value) => new(Aws, entry.Value, entry.Value),
        PolicyPrincipalType.Aws when Arn.TryParse(entry.Value, out var arn) => new(Aws, arn.Resource == RootResource ? arn.Account : entry.Value, arn.Account),
        _ => null,
    };

    /// <summary>Whether it is of the account. Whom a provider vouches for is of none.</summary>
    public bool IsIn(AccountId account) => Account == account.ToString();

    /// <summary>Whether this kind of principal can ask for an action of STS.</summary>
    public bool CanAsk(string action) => action switch
    {
        "sts:AssumeRole" => Type == Aws,
        "sts:AssumeRoleWithSAML" => Type == Federated && IsSaml,
        "sts:AssumeRoleWithWebIdentity" => Type == Federated && !IsSaml,
        _ => true,
    };

    /// <summary>Whether all that the other stands for is this one's too.</summary>
    public bool Includes(TrustPrincipal other) => IsEveryone || this == other || (IsWholeAccount && Account == other.Account);

    private bool IsSaml => Name.Contains(":saml-provider/", StringComparison.Ordinal);
}
