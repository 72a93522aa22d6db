using IamConsole.Core.Operations;

namespace IamConsole.Core.Organizations;

/// <summary>Which central root features an organization has.</summary>
public sealed record ListOrganizationsFeatures : UnavailableOperation
{
    protected override IamError Refusal => OrganizationErrors.NoOrganization;
}
