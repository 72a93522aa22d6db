using IamConsole.Core.Operations;

namespace IamConsole.Core.DelegationRequests;

/// <summary>What a delegation request asks for, in words.</summary>
public sealed record GetHumanReadableSummary(string EntityArn) : UnavailableOperation
{
    public string? Locale { get; init; }

    protected override IamError Refusal => IamError.NoSuchEntity($"The entity {EntityArn} cannot be found.");

    protected override string ResourceArn(OperationContext context) => EntityArn;
}
