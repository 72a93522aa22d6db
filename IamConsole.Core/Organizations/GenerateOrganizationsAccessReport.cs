using IamConsole.Core.Operations;

namespace IamConsole.Core.Organizations;

/// <summary>Begins a report of what an entity of an organization used.</summary>
public sealed record GenerateOrganizationsAccessReport(string EntityPath) : UnavailableOperation
{
    public string? OrganizationsPolicyId { get; init; }

    protected override IamError Refusal => OrganizationErrors.NoOrganization;
}
