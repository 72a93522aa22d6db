using IamConsole.Core.Authentication;
using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.SecurityTokens.Shapes;

namespace IamConsole.Core.SecurityTokens;

/// <summary>Gives a user, or root, temporary credentials of its own, with MFA where a code comes with the request. It needs no permission; who signs with a temporary key is refused.</summary>
public sealed record GetSessionToken : IamOperation<GetSessionTokenResult, SessionTokenTarget>
{
    /// <summary>In seconds, 900 to 129,600; 12 hours without it. Root's never last longer than an hour, whatever is asked for.</summary>
    public int? DurationSeconds { get; init; }

    /// <summary>An MFA device of the caller's.</summary>
    public string? SerialNumber { get; init; }

    public string? TokenCode { get; init; }

    internal override string Service => "sts";

    internal override bool NeedsWrite => Code.IsGiven;

    private RequestedCode Code => new(SerialNumber, TokenCode);

    protected override async ValueTask<object?> PrepareAsync(Preparation preparation, CancellationToken cancellationToken) =>
        preparation.Caller.IsTemporary ? null : await Code.CountAsync(preparation);

    protected override async Task<SessionTokenTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) =>
        new(SessionLength.RefusalOf(context.Caller, nameof(GetSessionToken)) ?? await Code.AcceptAsync(context, context.Prepared<IamError?>(), cancellationToken));

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, SessionTokenTarget target) => [];

    protected override Task<IamResult<GetSessionTokenResult>> ExecuteAsync(OperationContext context, SessionTokenTarget target, CancellationToken cancellationToken)
    {
        var session = context.Caller with { IsTemporary = true, IssuedAt = context.Now, MfaAuthenticatedAt = Code.IsGiven ? context.Now : null };
        var issued = TemporaryCredentials.Issue(context.Secrets, session, context.RealNow + SessionLength.Of(context.Caller, DurationSeconds));
        return Task.FromResult<IamResult<GetSessionTokenResult>>(new GetSessionTokenResult(Credentials.Of(issued)));
    }
}

/// <summary>The caller itself, who asks for its own credentials.</summary>
/// <param name="Rejected">Why its proof is not accepted, or none.</param>
public sealed record SessionTokenTarget(IamError? Rejected) : ITarget
{
    public string ArnText => "*";

    public IamError? Missing => null;

    public IRevisioned? Revisioned => null;
}

/// <summary>Temporary credentials of the caller itself.</summary>
public sealed record GetSessionTokenResult(Credentials Credentials);
