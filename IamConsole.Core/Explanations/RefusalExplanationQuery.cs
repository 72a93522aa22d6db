using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.Explanations;

/// <summary>Why a request was refused, by the policies that refused it: one's own always, that of others as part of the event history.</summary>
public sealed record RefusalExplanationQuery(RefusedRequest Refused) : ConsoleQuery<ExplainedRequest>
{
    protected internal override bool IsRecorded => false;

    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) =>
        context.Caller.PrincipalId == Refused.PrincipalId ? [] : [new("cloudtrail:LookupEvents", "*")];

    protected internal override async Task<IamResult<ExplainedRequest>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken) =>
        Refused.Account != context.Account
            ? IamError.NoSuchEntity("There was no such request in this account.")
            : await new ExplanationReader(context, Refused.Principal.Policies, Refused.Context, Refused.PrincipalId).ReadAsync(cancellationToken);
}
