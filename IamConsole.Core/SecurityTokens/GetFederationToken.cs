using IamConsole.Core.Arns;
using IamConsole.Core.Authentication;
using IamConsole.Core.Authorization;
using IamConsole.Core.Catalog;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.SecurityTokens.Shapes;

namespace IamConsole.Core.SecurityTokens;

/// <summary>Gives temporary credentials to somebody whom the calling user, or root, vouches for. They may do what both the user's policies and the session policies allow, and without session policies nothing.</summary>
public sealed record GetFederationToken(string Name) : IamOperation<GetFederationTokenResult, AccountTarget>
{
    /// <summary>In seconds, 900 to 129,600; 12 hours without it. Root's never last longer than an hour, whatever is asked for.</summary>
    public int? DurationSeconds { get; init; }

    /// <summary>A policy that limits the session.</summary>
    public string? Policy { get; init; }

    /// <summary>At most 10 managed policies of the account that limit the session.</summary>
    public IReadOnlyList<PolicyDescriptorType>? PolicyArns { get; init; }

    /// <summary>Session tags, which take the place of the user's tags of the same keys.</summary>
    public IReadOnlyList<Tag>? Tags { get; init; }

    internal override string Service => "sts";

    protected override ValueTask<object?> PrepareAsync(Preparation preparation, CancellationToken cancellationToken) => new(RequestedPolicies.Of(Policy, PolicyArns));

    protected override Task<AccountTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) =>
        Task.FromResult(new AccountTarget(Arn.FederatedUser(context.Account, Name).ToString()));

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AccountTarget target)
    {
        yield return new ActionRequest("sts:GetFederationToken", target.ArnText).WithRequestTags(Tags);
        if (Tags is { Count: > 0 })
        {
            yield return new ActionRequest("sts:TagSession", target.ArnText).WithRequestTags(Tags);
        }
    }

    protected override async Task<IamResult<GetFederationTokenResult>> ExecuteAsync(OperationContext context, AccountTarget target, CancellationToken cancellationToken)
    {
        var (caller, policies) = (context.Caller, context.Prepared<RequestedPolicies>());
        if ((SessionLength.RefusalOf(caller, nameof(GetFederationToken)) ?? SessionChain.Of(null, Tags, null, null).Problem ?? policies.Problem) is { } problem)
        {
            return problem;
        }

        foreach (var arn in policies.Arns)
        {
            if (ManagedPolicyCatalog.Current.Find(arn) is null && await context.Db.FindCustomerPolicyAsync(arn, cancellationToken) is null)
            {
                return IamError.ValidationError($"Policy {arn} does not exist or is not attachable.");
            }
        }

        var session = policies.Limit(new CallerSession(Name) { Tags = Tags ?? [], Source = new SessionSource(caller.Arn, caller.PrincipalId, caller.UserName) });
        var packed = PackedSize.PercentOf(session);
        if (packed > 100)
        {
            return PackedSize.TooLarge(packed.Value);
        }

        var federated = new Caller
        {
            Account = context.Account,
            Kind = CallerKind.FederatedUser,
            PrincipalId = caller.PrincipalId,
            Arn = target.ArnText,
            IsTemporary = true,
            IssuedAt = context.Now,
            Session = session,
        };
        var issued = TemporaryCredentials.Issue(context.Secrets, federated, context.RealNow + SessionLength.Of(caller, DurationSeconds));
        return new GetFederationTokenResult(Credentials.Of(issued), new FederatedUser(federated.Arn, federated.UserId)) { PackedPolicySize = packed };
    }
}

/// <summary>The credentials of a federated user's session.</summary>
public sealed record GetFederationTokenResult(Credentials Credentials, FederatedUser FederatedUser)
{
    /// <summary>How much of the room for session policies and tags is taken, in per cent; none where there are none.</summary>
    public int? PackedPolicySize { get; init; }
}
