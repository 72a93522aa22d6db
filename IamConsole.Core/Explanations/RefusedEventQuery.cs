using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Explanations;

/// <summary>Why a request of the event history was refused: the very request, over the policies as they are now.</summary>
/// <remarks>The history keeps no policies. It keeps their revision, so that it is known whether they are still those of then.</remarks>
public sealed record RefusedEventQuery(long Sequence) : ConsoleQuery<RefusedEvent>
{
    protected internal override bool IsRecorded => false;

    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [new("cloudtrail:LookupEvents", "*")];

    protected internal override async Task<IamResult<RefusedEvent>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var entry = await context.Db.ActivityEvents.FirstOrDefaultAsync(entry => entry.Sequence == Sequence, cancellationToken);
        if (entry?.RefusedRequest is not { } text)
        {
            return IamError.NoSuchEntity("There is no refused request with this number in the event history.");
        }

        var (request, revision) = RefusedRequestText.Read(text, entry.AccountId, entry.SourceIp, entry.UserAgent);
        var trust = request.AsksForRole && await context.FindRoleAsync(Arn.NameIn(request.Resource), cancellationToken) is { Role: { } role } target && target.ArnText == request.Resource
            ? new ResourcePolicy(context.Account, ResourcePolicy.TrustPrefix + role.Id, role.AssumeRolePolicyDocument)
            : null;
        var principal = await context.FindPoliciesAsync(CallerOf(entry, context), trust, cancellationToken);
        return new RefusedEvent(
            entry.ErrorMessage ?? "",
            entry.PrincipalArn,
            principal is null ? null : await new ExplanationReader(context, principal.Policies, request, entry.PrincipalId).ReadAsync(cancellationToken),
            principal is not null && principal.Revision != revision);
    }

    private static Caller CallerOf(ActivityEvent entry, QueryContext context) => new()
    {
        Account = context.Account,
        Kind = entry.IdentityType switch
        {
            "Root" => CallerKind.Root,
            "IAMUser" => CallerKind.User,
            "AssumedRole" => CallerKind.AssumedRole,
            _ => CallerKind.FederatedUser,
        },
        PrincipalId = entry.PrincipalId,
        Arn = entry.PrincipalArn,
        UserName = entry.UserName,
        Session = SessionText.Read(entry.Session)?.Session,
        IsTemporary = true,
    };
}

/// <summary>A refused request of the event history.</summary>
/// <param name="Message">What AWS's text said then.</param>
/// <param name="PrincipalArn">Who was refused.</param>
/// <param name="Explained">What the policies say now; none where there is no such user or role any more.</param>
/// <param name="PoliciesChanged">Whether policies of the account have changed since, so that the answer of now need not be that of then.</param>
public sealed record RefusedEvent(string Message, string PrincipalArn, ExplainedRequest? Explained, bool PoliciesChanged);
