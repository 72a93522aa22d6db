using IamConsole.Core.Operations;

namespace IamConsole.Core.Organizations;

/// <summary>Lets an organization's management account manage the root credentials of its members.</summary>
public sealed record EnableOrganizationsRootCredentialsManagement : UnavailableOperation
{
    protected override IamError Refusal => OrganizationErrors.NoOrganization;
}
