using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Catalog;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.ManagedPolicies;

/// <summary>The managed policies that the account can use: its own by name, then AWS's by name; without descriptions and tags.</summary>
public sealed record ListPolicies : IamOperation<ListPoliciesResult, AccountTarget>
{
    // A marker names the last policy shown behind the letter of its scope.
    private const char Local = 'L';
    private const char Aws = 'A';

    /// <summary>All, AWS or Local; all where nothing is said.</summary>
    public string? Scope { get; init; }

    /// <summary>Whether unused policies are left out.</summary>
    public bool? OnlyAttached { get; init; }

    public string? PathPrefix { get; init; }

    /// <summary>PermissionsPolicy or PermissionsBoundary: only policies that are used so.</summary>
    public string? PolicyUsageFilter { get; init; }

    public string? Marker { get; init; }

    public int? MaxItems { get; init; }

    protected override Task<AccountTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) =>
        Task.FromResult(new AccountTarget(Arn.OfIam(context.Account, "policy/").ToString()));

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AccountTarget target) => [new("iam:ListPolicies", target.ArnText)];

    protected override async Task<IamResult<ListPoliciesResult>> ExecuteAsync(OperationContext context, AccountTarget target, CancellationToken cancellationToken)
    {
        if (!Operations.Marker.Decode(Marker).TryGet(out var after, out var invalid))
        {
            return invalid;
        }

        var most = MaxItems ?? Operations.Marker.DefaultMaxItems;
        var uses = await context.Db.CountUsesAsync(cancellationToken);
        var found = new List<(string Key, Policy Policy)>();
        if (Scope is not "AWS" && !after.StartsWith(Aws))
        {
            await AddLocalAsync(context, found, after.Length == 0 ? "" : after[1..], most + 1, uses, cancellationToken);
        }

        if (Scope is not "Local" && found.Count <= most)
        {
            AddAws(found, after.StartsWith(Aws) ? after[1..] : "", most + 1, uses);
        }

        var (items, truncated, marker) = Operations.Marker.Cut(found, most, item => item.Key);
        return new ListPoliciesResult([.. items.Select(item => item.Policy)], truncated, marker);
    }

    private async Task AddLocalAsync(OperationContext context, List<(string Key, Policy Policy)> found, string after, int most, IReadOnlyDictionary<string, PolicyUse> uses, CancellationToken cancellationToken)
    {
        var prefix = PathPrefix ?? "/";
        var policies = context.Db.Policies
            .Where(policy => string.Compare(policy.Name, after) > 0 && policy.Path.Substring(0, prefix.Length) == prefix)
            .OrderBy(policy => policy.Name)
            .AsAsyncEnumerable();
        await foreach (var policy in policies.WithCancellation(cancellationToken))
        {
            var use = uses.GetValueOrDefault(policy.ArnIn(context.Account));
            if (IsWanted(use))
            {
                found.Add((Local + policy.Name, Policy.Of(context.Account, policy, use)));
                if (found.Count == most)
                {
                    return;
                }
            }
        }
    }

    private void AddAws(List<(string Key, Policy Policy)> found, string after, int most, IReadOnlyDictionary<string, PolicyUse> uses)
    {
        var rest = ManagedPolicyCatalog.Current.Policies
            .OrderBy(policy => policy.Arn, StringComparer.Ordinal)
            .Where(policy => string.CompareOrdinal(policy.Arn, after) > 0 && policy.Path.StartsWith(PathPrefix ?? "/", StringComparison.Ordinal));
        foreach (var policy in rest)
        {
            var use = uses.GetValueOrDefault(policy.Arn);
            if (IsWanted(use))
            {
                found.Add((Aws + policy.Arn, Policy.Of(policy, use)));
                if (found.Count == most)
                {
                    return;
                }
            }
        }
    }

    private bool IsWanted(PolicyUse use) => PolicyUsageFilter switch
    {
        "PermissionsPolicy" => use.Attachments > 0,
        "PermissionsBoundary" => use.Boundaries > 0,
        _ => OnlyAttached != true || use.IsUsed,
    };
}

/// <summary>One page of policies.</summary>
public sealed record ListPoliciesResult(IReadOnlyList<Policy> Policies, bool IsTruncated, string? Marker);
