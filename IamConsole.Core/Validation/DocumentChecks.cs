using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Validation;

/// <summary>Version, sizes and Sids.</summary>
internal static class DocumentChecks
{
    private const int IdentityQuota = 10_240;
    private const int ResourceQuota = 20_480;
    private const int TrustQuota = 2_048;
    private const int OrganizationQuota = 5_120;

    public static void Check(ValidationContext context)
    {
        if (context.Document.Version is null)
        {
            context.Warn("MISSING_VERSION", $"Add \"Version\": \"{PolicyDocument.CurrentVersion}\"; without it there are no policy variables.", context.Document);
        }

        CheckSize(context);
        foreach (var statement in context.Statements)
        {
            if (statement.Sid is { Length: 0 })
            {
                context.AtElement(PolicyFindingType.Suggestion, "EMPTY_SID_VALUE", "Give the statement a name or remove the Sid.", statement, "Sid");
            }
        }
    }

    private static void CheckSize(ValidationContext context)
    {
        var size = PolicySize.Count(context.Document.Text);
        switch (context.Kind)
        {
            case PolicyKind.ServiceControl when context.Document.Text.Length > OrganizationQuota:
                context.Error("POLICY_SIZE_EXCEEDS_SCP_QUOTA", $"Shorten the policy to {OrganizationQuota} characters; white space counts.", context.Document);
                break;
            case PolicyKind.ResourceControl when context.Document.Text.Length > OrganizationQuota:
                context.Error("POLICY_SIZE_EXCEEDS_RCP_QUOTA", $"Shorten the policy to {OrganizationQuota} characters; white space counts.", context.Document);
                break;
            case PolicyKind.Trust when size > TrustQuota:
                context.Warn("POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA", $"Shorten the policy to {TrustQuota} characters without white space.", context.Document);
                break;
            case PolicyKind.Resource or PolicyKind.VpcEndpoint when size > ResourceQuota:
                context.Warn("POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA", $"Shorten the policy to {ResourceQuota} characters without white space.", context.Document);
                break;
            case PolicyKind.Identity or PolicyKind.PermissionsBoundary or PolicyKind.Session when size > IdentityQuota:
                context.Warn("POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA", $"Shorten the policy to {IdentityQuota} characters without white space, or split it.", context.Document);
                break;
        }
    }
}
