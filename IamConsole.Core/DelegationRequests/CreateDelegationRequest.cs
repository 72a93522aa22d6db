using IamConsole.Core.Operations;

namespace IamConsole.Core.DelegationRequests;

/// <summary>Asks an account for permissions; only partners of AWS may.</summary>
public sealed record CreateDelegationRequest(string Description, DelegationPermission Permissions, string RequestorWorkflowId, string NotificationChannel, int SessionDuration) : UnavailableOperation
{
    public string? OwnerAccountId { get; init; }

    public string? RequestMessage { get; init; }

    public string? RedirectUrl { get; init; }

    public bool? OnlySendByOwner { get; init; }

    protected override IamError Refusal => IamError.InvalidInput("Only product providers that AWS has approved can create delegation requests.");
}

/// <summary>What a partner asks for.</summary>
public sealed record DelegationPermission
{
    public string? PolicyTemplateArn { get; init; }

    public IReadOnlyList<PolicyParameter>? Parameters { get; init; }
}

/// <summary>A value for a policy template.</summary>
public sealed record PolicyParameter
{
    public string? Name { get; init; }

    public IReadOnlyList<string>? Values { get; init; }

    public string? Type { get; init; }
}
