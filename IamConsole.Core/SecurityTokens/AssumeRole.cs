using IamConsole.Core.Authentication;
using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.SecurityTokens.Shapes;

namespace IamConsole.Core.SecurityTokens;

/// <summary>Gives temporary credentials of a role, of this account or of another. The role's trust policy and, unless it names the caller of the same account itself, the caller's policies have to allow it.</summary>
/// <remarks>
/// A role that does not exist is refused like one that trusts somebody else. What is asked together, session tags and source identity,
/// needs <c>sts:TagSession</c> and <c>sts:SetSourceIdentity</c> on both sides too. The session does not pass on that the caller used MFA.
/// </remarks>
public sealed record AssumeRole(string RoleArn, string RoleSessionName) : IamOperation<AssumeRoleResult, RoleSessionTarget>
{
    private const int DefaultDuration = 3600;
    private const int LongestOfChain = 3600;

    /// <summary>In seconds, 900 to the role's maximum; at most an hour where a role's session asks. An hour without it.</summary>
    public int? DurationSeconds { get; init; }

    /// <summary>What the trust policy may ask for as <c>sts:ExternalId</c>.</summary>
    public string? ExternalId { get; init; }

    /// <summary>A policy that limits the session.</summary>
    public string? Policy { get; init; }

    /// <summary>At most 10 managed policies of the role's account that limit the session.</summary>
    public IReadOnlyList<PolicyDescriptorType>? PolicyArns { get; init; }

    /// <summary>An MFA device of the calling user's.</summary>
    public string? SerialNumber { get; init; }

    public string? TokenCode { get; init; }

    public string? SourceIdentity { get; init; }

    /// <summary>Session tags, which take the place of the role's tags of the same keys.</summary>
    public IReadOnlyList<Tag>? Tags { get; init; }

    /// <summary>The keys of those session tags that the next session of a chain inherits.</summary>
    public IReadOnlyList<string>? TransitiveTagKeys { get; init; }

    /// <summary>The console asks for as long as the role's maximum and this allow, by <see cref="ConsoleSwitch"/>; no member of AWS's.</summary>
    internal TimeSpan? AtMost { get; init; }

    internal override string Service => "sts";

    // By CloudTrail.
    internal override bool IsReadOnly => true;

    internal override bool NeedsWrite => Code.IsGiven;

    private RequestedCode Code => new(SerialNumber, TokenCode);

    protected override async ValueTask<object?> PrepareAsync(Preparation preparation, CancellationToken cancellationToken) =>
        new PreparedRequest(RequestedPolicies.Of(Policy, PolicyArns), await Code.CountAsync(preparation));

    protected override async Task<RoleSessionTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken)
    {
        var rejected = await Code.AcceptAsync(context, context.Prepared<PreparedRequest>().Counted, cancellationToken);
        return new RoleSessionTarget(await context.Db.FindAssumableRoleAsync(RoleArn, cancellationToken), RoleArn, Code.IsGiven && rejected is null, rejected)
        {
            Chain = SessionChain.Of(context.Caller.Session, Tags, TransitiveTagKeys, SourceIdentity),
        };
    }

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, RoleSessionTarget target)
    {
        yield return Describe(target, "sts:AssumeRole");
        if (target.Chain.Tags.Count > 0)
        {
            yield return Describe(target, "sts:TagSession");
        }

        if (target.Chain.SourceIdentity is not null)
        {
            yield return Describe(target, "sts:SetSourceIdentity");
        }
    }

    protected override async Task<IamResult<AssumeRoleResult>> ExecuteAsync(OperationContext context, RoleSessionTarget target, CancellationToken cancellationToken)
    {
        var (role, policies) = (target.Existing, context.Prepared<PreparedRequest>().Policies);
        if ((target.Chain.Problem ?? policies.Problem ?? DurationProblem(context.Caller, role)) is { } problem)
        {
            return problem;
        }

        var issued = await RoleSessions.IssueAsync(context, role, RoleSessionName, target.Chain, policies, LengthFor(role), cancellationToken);
        return issued.Map(session => new AssumeRoleResult(session.Credentials, session.User)
        {
            PackedPolicySize = session.PackedPolicySize,
            SourceIdentity = target.Chain.SourceIdentity,
        });
    }

    private TimeSpan LengthFor(AssumableRole role)
    {
        var most = TimeSpan.FromSeconds(role.MaxSessionDuration);
        return AtMost is { } left ? (left < most ? left : most) : TimeSpan.FromSeconds(DurationSeconds ?? DefaultDuration);
    }

    private IamError? DurationProblem(Caller caller, AssumableRole role) =>
        DurationSeconds > LongestOfChain && caller.Kind is CallerKind.AssumedRole ? IamError.ValidationError("The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.")
        : DurationSeconds > role.MaxSessionDuration ? IamError.ValidationError("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.")
        : null;

    private ActionRequest Describe(RoleSessionTarget target, string action)
    {
        var request = target.Action(action)
            .With("sts:RoleSessionName", RoleSessionName)
            .With("sts:ExternalId", ExternalId)
            .With("sts:SourceIdentity", target.Chain.SourceIdentity)
            .With("sts:TransitiveTagKeys", target.Chain.TransitiveTagKeys)
            .WithRequestTags(Tags);

        // A code with the request counts for this request, whatever the caller's credentials.
        return target.MfaPassed ? request.With("aws:MultiFactorAuthPresent", "true").With("aws:MultiFactorAuthAge", "0") : request;
    }

    private sealed record PreparedRequest(RequestedPolicies Policies, IamError? Counted);
}

/// <summary>The credentials of a role's session.</summary>
public sealed record AssumeRoleResult(Credentials Credentials, AssumedRoleUser AssumedRoleUser)
{
    /// <summary>How much of the room for session policies and tags is taken, in per cent; none where there are none.</summary>
    public int? PackedPolicySize { get; init; }

    public string? SourceIdentity { get; init; }
}
