using IamConsole.Core.Authorization;
using IamConsole.Core.Catalog;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.ManagedPolicies;

/// <summary>The versions of a managed policy, newest first, without their documents.</summary>
public sealed record ListPolicyVersions(string PolicyArn) : IamOperation<ListPolicyVersionsResult, PolicyTarget>
{
    public string? Marker { get; init; }

    public int? MaxItems { get; init; }

    protected override Task<PolicyTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindPolicyAsync(PolicyArn, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, PolicyTarget target) => [target.Action("iam:ListPolicyVersions")];

    protected override async Task<IamResult<ListPolicyVersionsResult>> ExecuteAsync(OperationContext context, PolicyTarget target, CancellationToken cancellationToken)
    {
        if (!Operations.Marker.Decode(Marker).TryGet(out var after, out var invalid))
        {
            return invalid;
        }

        if (target.Customer is not { } policy)
        {
            return new ListPolicyVersionsResult([PolicyVersion.Of(ManagedPolicyCatalog.Current.Find(target.ArnText)!)], false, null);
        }

        var before = PolicyVersion.NumberOf(after) is > 0 and var number ? number : int.MaxValue;
        var most = MaxItems ?? Operations.Marker.DefaultMaxItems;
        var versions = await context.Db.PolicyVersions
            .Where(version => version.PolicyId == policy.Id && version.Number < before)
            .OrderByDescending(version => version.Number)
            .Take(most + 1)
            .Select(version => new PolicyVersion
            {
                VersionId = PolicyVersion.IdOf(version.Number),
                IsDefaultVersion = version.Number == policy.DefaultVersion,
                CreateDate = version.CreatedAt,
            })
            .ToListAsync(cancellationToken);
        var (items, truncated, marker) = Operations.Marker.Cut(versions, most, version => version.VersionId);
        return new ListPolicyVersionsResult(items, truncated, marker);
    }
}

/// <summary>One page of versions.</summary>
public sealed record ListPolicyVersionsResult(IReadOnlyList<PolicyVersion> Versions, bool IsTruncated, string? Marker);
