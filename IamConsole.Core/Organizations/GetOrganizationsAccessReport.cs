using IamConsole.Core.Operations;

namespace IamConsole.Core.Organizations;

/// <summary>A report of what an entity of an organization used. None was ever begun here.</summary>
public sealed record GetOrganizationsAccessReport(string JobId) : UnavailableOperation
{
    public string? Marker { get; init; }

    public int? MaxItems { get; init; }

    public string? SortKey { get; init; }

    protected override IamError Refusal => IamError.NoSuchEntity($"The job with id {JobId} cannot be found.");
}
