using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.LastAccessed;

/// <summary>What the 'Last accessed' tab of a user, group, role or policy lists: every service that its policies allow.</summary>
/// <remarks>It stands for a report that is generated and read at once; AWS's console does the same with a job.</remarks>
/// <param name="Arn">The user, group, role or policy.</param>
public sealed record LastAccessedQuery(string Arn) : ConsoleQuery<LastAccessedResult>
{
    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [];

    protected internal override async Task<IamResult<LastAccessedResult>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var subject = await AccessSubject.FindAsync(context.Db, Arn, cancellationToken);
        if (await LastAccessedActionsQuery.RefuseAsync(context, subject, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var seesPolicies = subject.Holder is null || await context.IsAllowedAsync(subject.Action("iam:ListPoliciesGrantingServiceAccess"), cancellationToken);
        var services = await ServiceAccessReader.ReadAsync(context.Db, subject, context.Now, _ => false, cancellationToken);
        return new LastAccessedResult([.. services.Select(service => new ServiceAccessRow(
            service.Prefix,
            service.Name,
            seesPolicies ? Guarded.Of<IReadOnlyList<string>>([.. service.Policies.Select(policy => policy.Name)]) : Guarded.Denied<IReadOnlyList<string>>(),
            service.Last,
            service.Entities.Count))]);
    }
}

/// <summary>The services by name.</summary>
public sealed record LastAccessedResult(IReadOnlyList<ServiceAccessRow> Services);

/// <summary>A service that is allowed.</summary>
/// <param name="Prefix">Such as <c>iam</c>.</param>
/// <param name="Name">The service's name.</param>
/// <param name="Policies">The names of the policies that allow any of its actions; they are <c>iam:ListPoliciesGrantingServiceAccess</c>'s to show.</param>
/// <param name="Last">Who last used it and when; none where nobody did in the tracking period.</param>
/// <param name="EntityCount">How many users and roles used it in the tracking period.</param>
public sealed record ServiceAccessRow(string Prefix, string Name, Guarded<IReadOnlyList<string>> Policies, EntityAccess? Last, int EntityCount);
