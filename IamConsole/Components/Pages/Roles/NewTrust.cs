using System.Text.RegularExpressions;
using IamConsole.Components.Shared;
using IamConsole.Core.Operations;
using IamConsole.Core.PolicyLanguage;
using IamConsole.Core.Roles;

namespace IamConsole.Components.Pages.Roles;

/// <summary>Whom a new role is to trust, as the first step of the wizard collects it.</summary>
public sealed partial class NewTrust
{
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

    /// <summary>The chosen service's principal; empty until one is chosen.</summary>
    public string Service { get; set; } = "";

    public bool IsOtherAccount { get; set; }

    public string OtherAccount { get; set; } = "";

    public bool RequireExternalId { get; set; }

    public string ExternalId { get; set; } = "";

    public bool RequireMfa { get; set; }

    public string Custom { get; set; } = CustomTemplate;

    public string? ServiceError { get; private set; }

    public string? AccountError { get; private set; }

    public string? ExternalIdError { get; private set; }

    public string? CustomError { get; set; }

    /// <summary>The trust policy that is to be created.</summary>
    /// <param name="thisAccount">The id of the signed-in account.</param>
    public string Document(string thisAccount) => Kind switch
    {
        TrustKind.Service => TrustPolicyTemplates.ForService(Service),
        TrustKind.Account => TrustPolicyTemplates.ForAccount(IsOtherAccount ? OtherAccount.Trim() : thisAccount, RequireExternalId ? ExternalId.Trim() : null, RequireMfa),
        _ => Custom,
    };

    /// <summary>Whether the step is complete; sets the errors where not.</summary>
    public bool Check()
    {
        (ServiceError, AccountError, ExternalIdError, CustomError) = (null, null, null, null);
        switch (Kind)
        {
            case TrustKind.Service:
                ServiceError = Service.Length == 0 ? "Choose a service or use case." : null;
                break;
            case TrustKind.Account:
                AccountError = IsOtherAccount && !AccountIdForm().IsMatch(OtherAccount.Trim()) ? "An account ID has 12 digits, without dashes." : null;
                ExternalIdError = RequireExternalId && !ExternalIdForm().IsMatch(ExternalId.Trim()) ? "Enter 2 to 1,224 characters: letters, digits and + = , . @ : / _ -" : null;
                break;
            default:
                CustomError = PolicyDraft.Problem(Custom, PolicyKind.Trust, Quotas.TrustPolicySize);
                break;
        }

        return ServiceError is null && AccountError is null && ExternalIdError is null && CustomError is null;
    }

    [GeneratedRegex(@"\A[0-9]{12}\z")]
    private static partial Regex AccountIdForm();

    [GeneratedRegex(@"\A[a-zA-Z0-9_+=,.@:/-]{2,1224}\z")]
    private static partial Regex ExternalIdForm();
}

/// <summary>The kinds of trusted entities that the wizard offers.</summary>
public enum TrustKind
{
    Service,
    Account,
    Custom,
}
