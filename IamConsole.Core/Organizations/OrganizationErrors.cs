using IamConsole.Core.Operations;

namespace IamConsole.Core.Organizations;

/// <summary>What AWS answers to an account that is in no organization; no account is here.</summary>
internal static class OrganizationErrors
{
    public static IamError NoOrganization { get; } = new("OrganizationNotFoundException", "The request was rejected because no organization is associated with your account.");
}
