using IamConsole.Core.Operations;

namespace IamConsole.Core.Organizations;

/// <summary>Lets an organization's management account take privileged root sessions in its members.</summary>
public sealed record EnableOrganizationsRootSessions : UnavailableOperation
{
    protected override IamError Refusal => OrganizationErrors.NoOrganization;
}
