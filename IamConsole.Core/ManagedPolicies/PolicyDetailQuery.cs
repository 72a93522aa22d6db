using IamConsole.Core.Authorization;
using IamConsole.Core.Catalog;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.ManagedPolicies;

/// <summary>What a policy's page shows: the policy, its document in force and its versions.</summary>
public sealed record PolicyDetailQuery(string PolicyArn) : ConsoleQuery<PolicyDetail>
{
    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [];

    protected internal override async Task<IamResult<PolicyDetail>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var target = await context.FindPolicyAsync(PolicyArn, cancellationToken);
        if ((await context.DemandAsync(target.Action("iam:GetPolicy"), cancellationToken) ?? target.Missing) is { } refusal)
        {
            return refusal;
        }

        var use = await context.Db.CountUseAsync(target.ArnText, cancellationToken);
        var document = await context.DemandAsync(target.Action("iam:GetPolicyVersion"), cancellationToken) is { } noDocument
            ? noDocument
            : await DocumentAsync(context, target, cancellationToken);
        var versions = await context.DemandAsync(target.Action("iam:ListPolicyVersions"), cancellationToken) is { } noVersions
            ? noVersions
            : await VersionsAsync(context, target, cancellationToken);
        if (target.Customer is { } policy)
        {
            return new PolicyDetail
            {
                Policy = Policy.Of(context.Account, policy, use) with { Description = policy.Description, Tags = target.Tags },
                Type = PolicyType.CustomerManaged,
                Document = document,
                Versions = versions,
                Revision = policy.Revision,
            };
        }

        var managed = ManagedPolicyCatalog.Current.Find(target.ArnText)!;
        return new PolicyDetail { Policy = Policy.Of(managed, use), Type = PolicyTypes.Of(managed), Document = document, Versions = versions };
    }

    private static async Task<IamResult<string>> DocumentAsync(QueryContext context, PolicyTarget target, CancellationToken cancellationToken) =>
        target.Customer is null
            ? ManagedPolicyCatalog.Current.Find(target.ArnText)!.ReadDocument()
            : (await context.Db.ReadDefaultDocumentAsync(target.ArnText, cancellationToken))!;

    private static async Task<IamResult<IReadOnlyList<PolicyVersion>>> VersionsAsync(QueryContext context, PolicyTarget target, CancellationToken cancellationToken)
    {
        if (target.Customer is not { } policy)
        {
            return new List<PolicyVersion> { PolicyVersion.Of(ManagedPolicyCatalog.Current.Find(target.ArnText)!) };
        }

        var versions = await context.Db.PolicyVersions
            .Where(version => version.PolicyId == policy.Id)
            .OrderByDescending(version => version.Number)
            .Select(version => new PolicyVersion
            {
                VersionId = PolicyVersion.IdOf(version.Number),
                IsDefaultVersion = version.Number == policy.DefaultVersion,
                CreateDate = version.CreatedAt,
            })
            .ToListAsync(cancellationToken);
        return versions;
    }
}

/// <summary>A managed policy with what hangs on it.</summary>
public sealed record PolicyDetail
{
    /// <summary>With description and tags.</summary>
    public required Policy Policy { get; init; }

    public required PolicyType Type { get; init; }

    /// <summary>The document in force, or the refusal of <c>iam:GetPolicyVersion</c>.</summary>
    public required IamResult<string> Document { get; init; }

    /// <summary>Newest first, or the refusal of <c>iam:ListPolicyVersions</c>.</summary>
    public required IamResult<IReadOnlyList<PolicyVersion>> Versions { get; init; }

    /// <summary>To be sent with changes of a customer managed policy; 0 for those of AWS, which never change.</summary>
    public long Revision { get; init; }

    public bool IsEditable => Type is PolicyType.CustomerManaged;
}
