using IamConsole.Core.Operations;

namespace IamConsole.Core.Organizations;

/// <summary>Ends central management of root credentials.</summary>
public sealed record DisableOrganizationsRootCredentialsManagement : UnavailableOperation
{
    protected override IamError Refusal => OrganizationErrors.NoOrganization;
}
