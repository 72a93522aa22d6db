using System.Text.RegularExpressions;
using IamConsole.Components.Shared;
using IamConsole.Core.Operations;
using IamConsole.Core.PolicyLanguage;
using IamConsole.Core.Roles;

namespace IamConsole.Components.Pages.Roles;

/// <summary>Whom a new role is to trust, as the first step of the wizard collects it.</summary>
public sealed partial class NewTrust
{
    /// <summary>The choice of a service that the table does not have.</summary>
    public const string OtherService = "other";

    /// <summary>What an assertion for AWS's sign-in is issued for.</summary>
    public const string SamlSignIn = "https://signin.aws.amazon.com/saml";

    private const string CustomTemplate = """
        {
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Sid": "Statement1",
                    "Effect": "Allow",
                    "Principal": {},
                    "Action": "sts:AssumeRole"
                }
            ]
        }
        """;

    public TrustKind Kind { get; set; }

    /// <summary>The chosen service by name, <see cref="OtherService"/>, or empty until one is chosen.</summary>
    public string Service { get; private set; } = "";

    /// <summary>The chosen use case of the service, or none.</summary>
    public ServiceUseCase? UseCase { get; set; }

    /// <summary>The principal of <see cref="OtherService"/>.</summary>
    public string OtherPrincipal { get; set; } = "";

    public bool IsOtherAccount { get; set; }

    public string OtherAccount { get; set; } = "";

    public bool RequireExternalId { get; set; }

    public string ExternalId { get; set; } = "";

    public bool RequireMfa { get; set; }

    /// <summary>The OpenID Connect provider.</summary>
    public TrustedProvider? WebProvider { get; set; }

    /// <summary>The audience that tokens have to be for.</summary>
    public string Audience { get; set; } = "";

    /// <summary>The SAML provider.</summary>
    public TrustedProvider? SamlProvider { get; set; }

    /// <summary>Whether people sign in to the console with it, for which AWS's sign-in has to be the audience; else programs may limit it by another attribute.</summary>
    public bool AllowsConsole { get; set; } = true;

    public string SamlAttribute { get; set; } = "SAML:aud";

    public string SamlValue { get; set; } = SamlSignIn;

    /// <summary>Further conditions on tokens or assertions.</summary>
    public List<TrustCondition> Conditions { get; } = [];

    public string Custom { get; set; } = CustomTemplate;

    public string? ServiceError { get; private set; }

    public string? AccountError { get; private set; }

    public string? ExternalIdError { get; private set; }

    public string? ProviderError { get; private set; }

    public string? AudienceError { get; private set; }

    public string? SamlValueError { get; private set; }

    public string? CustomError { get; set; }

    /// <summary>The service-linked role that is to be made instead of one's own, or none.</summary>
    public ServiceLinkedRole? LinkedRole => Kind is TrustKind.Service ? UseCase?.LinkedRole : null;

    /// <summary>Whether an instance profile of the role's name is made with it.</summary>
    public bool NeedsInstanceProfile => Kind is TrustKind.Service && (UseCase?.NeedsInstanceProfile ?? (Service == OtherService && OtherPrincipal.Trim() == "ec2.amazonaws.com"));

    private string Principal => UseCase?.Principal ?? OtherPrincipal.Trim();

    /// <summary>Chooses a service, and its first use case.</summary>
    public void Choose(string service) =>
        (Service, UseCase) = (service, RoleService.All.FirstOrDefault(known => known.Name == service)?.UseCases[0]);

    /// <summary>The trust policy that is to be created.</summary>
    /// <param name="thisAccount">The id of the signed-in account.</param>
    public string Document(string thisAccount) => Kind switch
    {
        TrustKind.Service => TrustPolicyTemplates.ForService(Principal),
        TrustKind.Account => TrustPolicyTemplates.ForAccount(IsOtherAccount ? OtherAccount.Trim() : thisAccount, RequireExternalId ? ExternalId.Trim() : null, RequireMfa),
        TrustKind.WebIdentity when WebProvider is { } provider => TrustPolicyTemplates.ForWebIdentity(provider.Arn, provider.Name, Audience, Filled),
        TrustKind.Saml when SamlProvider is { } provider => TrustPolicyTemplates.ForSaml(provider.Arn, AllowsConsole ? "SAML:aud" : SamlAttribute, AllowsConsole ? SamlSignIn : SamlValue.Trim(), Filled),
        _ => Custom,
    };

    /// <summary>Whether the step is complete; sets the errors where not.</summary>
    public bool Check()
    {
        (ServiceError, AccountError, ExternalIdError, ProviderError, AudienceError, SamlValueError, CustomError) = (null, null, null, null, null, null, null);
        switch (Kind)
        {
            case TrustKind.Service:
                ServiceError = Service.Length == 0 ? "Choose a service or use case."
                    : Service == OtherService && !ServicePrincipalForm().IsMatch(OtherPrincipal.Trim()) ? "Enter a service principal, such as example.amazonaws.com."
                    : null;
                break;
            case TrustKind.Account:
                AccountError = IsOtherAccount && !AccountIdForm().IsMatch(OtherAccount.Trim()) ? "An account ID has 12 digits, without dashes." : null;
                ExternalIdError = RequireExternalId && !ExternalIdForm().IsMatch(ExternalId.Trim()) ? "Enter 2 to 1,224 characters: letters, digits and + = , . @ : / _ -" : null;
                break;
            case TrustKind.WebIdentity:
                ProviderError = WebProvider is null ? "Choose an identity provider." : null;
                AudienceError = WebProvider is not null && Audience.Length == 0 ? "Choose an audience." : null;
                break;
            case TrustKind.Saml:
                ProviderError = SamlProvider is null ? "Choose a SAML 2.0 provider." : null;
                SamlValueError = !AllowsConsole && SamlValue.Trim().Length == 0 ? "Enter the value that the attribute has to have." : null;
                break;
            default:
                CustomError = PolicyDraft.Problem(Custom, PolicyKind.Trust, Quotas.TrustPolicySize);
                break;
        }

        return ServiceError is null && AccountError is null && ExternalIdError is null && ProviderError is null && AudienceError is null && SamlValueError is null && CustomError is null;
    }

    private IEnumerable<(string Operator, string Key, string Value)> Filled =>
        Conditions.Where(condition => condition.Key.Trim().Length > 0 && condition.Value.Trim().Length > 0).Select(condition => (condition.Operator, condition.Key.Trim(), condition.Value.Trim()));

    [GeneratedRegex(@"\A[0-9]{12}\z")]
    private static partial Regex AccountIdForm();

    [GeneratedRegex(@"\A[a-zA-Z0-9_+=,.@:/-]{2,1224}\z")]
    private static partial Regex ExternalIdForm();

    [GeneratedRegex(@"\A[a-z0-9-]+(\.[a-z0-9-]+)+\z")]
    private static partial Regex ServicePrincipalForm();
}

/// <summary>The kinds of trusted entities that the wizard offers.</summary>
public enum TrustKind
{
    Service,
    Account,
    WebIdentity,
    Saml,
    Custom,
}

/// <summary>An identity provider that may be trusted.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="Name">A SAML provider's name, or the URL without its scheme.</param>
public sealed record TrustedProvider(string Arn, string Name);

/// <summary>A condition on a token or assertion.</summary>
public sealed class TrustCondition
{
    public string Key { get; set; } = "";

    public string Operator { get; set; } = "StringEquals";

    public string Value { get; set; } = "";
}
