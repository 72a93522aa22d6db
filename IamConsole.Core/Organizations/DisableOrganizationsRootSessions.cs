using IamConsole.Core.Operations;

namespace IamConsole.Core.Organizations;

/// <summary>Ends privileged root sessions in members of an organization.</summary>
public sealed record DisableOrganizationsRootSessions : UnavailableOperation
{
    protected override IamError Refusal => OrganizationErrors.NoOrganization;
}
