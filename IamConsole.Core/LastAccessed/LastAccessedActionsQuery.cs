using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.LastAccessed;

/// <summary>What a row of the 'Last accessed' tab opens to: the tracked actions of one service, and who used the service.</summary>
/// <param name="Arn">The user, group, role or policy.</param>
/// <param name="ServiceNamespace">The service's prefix.</param>
public sealed record LastAccessedActionsQuery(string Arn, string ServiceNamespace) : ConsoleQuery<LastAccessedActions>
{
    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [];

    protected internal override async Task<IamResult<LastAccessedActions>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var subject = await AccessSubject.FindAsync(context.Db, Arn, cancellationToken);
        if (await RefuseAsync(context, subject, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var services = await ServiceAccessReader.ReadAsync(context.Db, subject, context.Now, prefix => prefix.Equals(ServiceNamespace, StringComparison.OrdinalIgnoreCase), cancellationToken);
        var service = services.FirstOrDefault(service => service.Prefix.Equals(ServiceNamespace, StringComparison.OrdinalIgnoreCase));
        var seesEntities = await context.IsAllowedAsync(new ActionRequest("iam:GetServiceLastAccessedDetailsWithEntities", "*"), cancellationToken);
        return new LastAccessedActions(service?.Actions ?? [], seesEntities ? Guarded.Of(service?.Entities ?? []) : Guarded.Denied<IReadOnlyList<EntityAccess>>());
    }

    /// <summary>Why the caller may not see last-accessed information of a subject, or none.</summary>
    internal static async Task<IamError?> RefuseAsync(QueryContext context, AccessSubject subject, CancellationToken cancellationToken) =>
        await context.DemandAsync(subject.Action("iam:GenerateServiceLastAccessedDetails"), cancellationToken)
        ?? await context.DemandAsync(new ActionRequest("iam:GetServiceLastAccessedDetails", "*"), cancellationToken)
        ?? subject.Missing;
}

/// <summary>One service in detail.</summary>
/// <param name="Actions">The tracked actions that are allowed, by name, those never used included.</param>
/// <param name="Entities">Who used the service, the last one first; they are <c>iam:GetServiceLastAccessedDetailsWithEntities</c>'s to show.</param>
public sealed record LastAccessedActions(IReadOnlyList<ActionAccess> Actions, Guarded<IReadOnlyList<EntityAccess>> Entities);
