using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Evaluation;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Simulation.Shapes;

namespace IamConsole.Core.Simulation;

/// <summary>Makes the requests of a simulation: always the same caller under the same circumstances.</summary>
internal sealed class SimulatedRequests
{
    // The value of aws:userid where the simulation has no caller (observed).
    private const string StubUserId = "STUB_PRINCIPAL_FOR_POLICY_SIMULATOR";

    private readonly RequestPrincipal _caller;
    private readonly string? _owner;
    private readonly bool _hasResourcePolicy;
    private readonly IReadOnlyList<ConditionKeyValue> _context;

    private SimulatedRequests(RequestPrincipal caller, string? owner, bool hasResourcePolicy, IReadOnlyList<ConditionKeyValue> context)
    {
        _caller = caller;
        _owner = owner;
        _hasResourcePolicy = hasResourcePolicy;
        _context = context;
    }

    /// <summary>Reads who asks and under which circumstances; the first that makes no sense is refused.</summary>
    /// <param name="account">The account of a caller that is not named.</param>
    /// <param name="source">Whose policies are simulated, or none; a user is the caller unless another is named.</param>
    /// <param name="callerArn">The ARN of the user that asks, or none.</param>
    /// <param name="resourceOwner">The ARN of the account that owns resources whose ARNs name none.</param>
    /// <param name="entries">Condition keys.</param>
    /// <param name="hasResourcePolicy">Whether the resource's side is simulated too.</param>
    public static IamResult<SimulatedRequests> Create(
        AccountId account, PolicySourceTarget? source, string? callerArn, string? resourceOwner, IReadOnlyList<ContextEntry>? entries, bool hasResourcePolicy)
    {
        if (!ReadCaller(account, source, callerArn, hasResourcePolicy).TryGet(out var caller, out var invalid))
        {
            return invalid;
        }

        if (resourceOwner is not null && RequestPrincipal.TryFromArn(resourceOwner) is not { Kind: RequestPrincipalKind.Root })
        {
            return SimulationErrors.InvalidOwner(resourceOwner);
        }

        if (!ContextValues.Read(entries).TryGet(out var context, out invalid))
        {
            return invalid;
        }

        var owner = resourceOwner is null ? null : RequestPrincipal.TryFromArn(resourceOwner)!.AccountId;
        return new SimulatedRequests(caller, owner, hasResourcePolicy, context);
    }

    /// <summary>Whether a request crosses accounts, so that both sides have to allow it.</summary>
    public static bool IsCrossAccount(RequestContext request) => request.ResourceAccount != request.Principal.AccountId;

    /// <summary>The request for an action on a resource.</summary>
    /// <remarks>Without a resource policy only the caller's side is simulated: resources of other accounts count as its own there.</remarks>
    public RequestContext Make(string action, string resource)
    {
        var owner = Arn.TryParse(resource, out var arn) && AccountId.TryParse(arn.Account, null, out var named) ? named.ToString() : _owner ?? _caller.AccountId!;
        var request = new RequestContext(_caller, action, resource, _hasResourcePolicy ? owner : _caller.AccountId);
        request.Add("aws:ResourceAccount", owner);
        foreach (var (key, values, isMultivalued) in _context)
        {
            if (isMultivalued)
            {
                request.Add(key, values);
            }
            else
            {
                request.Add(key, values[0]);
            }
        }

        return request;
    }

    private static IamResult<RequestPrincipal> ReadCaller(AccountId account, PolicySourceTarget? source, string? callerArn, bool hasResourcePolicy)
    {
        var sourceUser = source?.Holder is IamUser user ? RequestPrincipal.User(source.ArnText, user.Id) : null;
        if (callerArn is not null && callerArn != sourceUser?.Arn)
        {
            return RequestPrincipal.TryFromArn(callerArn) is { Kind: RequestPrincipalKind.User } named ? named : SimulationErrors.InvalidCaller(callerArn);
        }

        if (sourceUser is not null)
        {
            return sourceUser;
        }

        return hasResourcePolicy ? SimulationErrors.CallerRequired()
            : source?.Holder is IamRole ? RequestPrincipal.TryFromArn(source.ArnText, StubUserId)!
            : RequestPrincipal.Unnamed(account.ToString(), StubUserId);
    }
}
