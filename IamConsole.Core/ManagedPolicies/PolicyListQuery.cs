using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Catalog;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.ManagedPolicies;

/// <summary>What the Policies page and the policy picker list: AWS's policies and the account's own together.</summary>
/// <remarks>
/// A quota holds the account's own to some hundreds and AWS's are some 1,500 in memory, so the two are merged and sorted
/// here; what a row has beyond that is read for the rows of the page alone.
/// </remarks>
public sealed record PolicyListQuery : ConsoleQuery<PolicyListResult>
{
    private static readonly IReadOnlyList<FilterProperty<Entry>> Properties =
    [
        FilterProperty<Entry>.Text("name", policy => policy.Name),
        FilterProperty<Entry>.Text("path", policy => policy.Path),
        FilterProperty<Entry>.Number("attachments", policy => policy.Use.Attachments),
        FilterProperty<Entry>.Number("boundaries", policy => policy.Use.Boundaries),
        FilterProperty<Entry>.Age("edited", policy => policy.EditedAt),
        FilterProperty<Entry>.Age("age", policy => policy.CreatedAt),
    ];

    /// <summary>A part of the name, or a <see cref="TagSearch"/>, which AWS's policies do not meet; empty for all.</summary>
    public string Search { get; init; } = "";

    /// <summary>One type, or all. AWS managed includes those for job functions.</summary>
    public PolicyType? Type { get; init; }

    /// <summary>By <c>name</c>, <c>path</c>, <c>attachments</c> and <c>boundaries</c> (how many), and in days since: <c>edited</c>, <c>age</c>.</summary>
    public PropertyFilter Filter { get; init; } = PropertyFilter.None;

    public PolicySort Sort { get; init; }

    public bool Descending { get; init; }

    /// <summary>What sorts those that are equal by that; their names otherwise.</summary>
    public SortBy<PolicySort>? Then { get; init; }

    public int Skip { get; init; }

    public int Take { get; init; } = 50;

    /// <summary>Whether nobody asked: what was shown is read again after a change, or the console warms up.</summary>
    public bool IsRefresh { get; init; }

    protected internal override bool IsRecorded => !IsRefresh;

    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [new("iam:ListPolicies", Arn.OfIam(context.Account, "policy/").ToString())];

    protected internal override async Task<IamResult<PolicyListResult>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var filtered = await Properties.MeetingAsync(Filter, context.Now, _ => ValueTask.FromResult(true));
        if (!filtered.TryGet(out var meetsFilter, out var error))
        {
            return error;
        }

        var uses = await context.Db.CountUsesAsync(cancellationToken);
        var found = new List<Entry>();
        if (Type is null or PolicyType.CustomerManaged)
        {
            found.AddRange(await ReadOwnAsync(context, uses, cancellationToken));
        }

        if (Type is not PolicyType.CustomerManaged)
        {
            found.AddRange(ManagedPolicyCatalog.Current
                .Search(Search, Type is PolicyType.AwsManagedJobFunction ? ManagedPolicyFilter.JobFunction : ManagedPolicyFilter.All)
                .Select(policy => Entry.Of(policy, uses.GetValueOrDefault(policy.Arn))));
        }

        if (Filter.Conditions.Count > 0)
        {
            found = [.. found.AsQueryable().Where(meetsFilter)];
        }

        var page = Ordered(found).Skip(Skip).Take(Searching.Rows(Take)).ToList();
        return new PolicyListResult(await RowsAsync(context, page, cancellationToken), found.Count);
    }

    private async Task<IEnumerable<Entry>> ReadOwnAsync(QueryContext context, IReadOnlyDictionary<string, PolicyUse> uses, CancellationToken cancellationToken)
    {
        var policies = await (await SearchedAsync(context, cancellationToken))
            .Select(policy => new { policy.Id, policy.Name, policy.Path, policy.CreatedAt, policy.UpdatedAt })
            .ToListAsync(cancellationToken);
        return policies.Select(policy =>
        {
            var arn = Arn.Policy(context.Account, policy.Path, policy.Name).ToString();
            return new Entry(policy.Id, arn, policy.Name, policy.Path, PolicyType.CustomerManaged, uses.GetValueOrDefault(arn), policy.CreatedAt, policy.UpdatedAt);
        });
    }

    private async Task<IQueryable<CustomerManagedPolicy>> SearchedAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var db = context.Db;
        if (TagSearch.Of(Search) is { } tag)
        {
            var tagged = tag.Found(db);
            return await context.IsAllowedOnEveryPolicyAsync("iam:ListPolicyTags", cancellationToken) ? db.Policies.Where(policy => tagged.Contains(policy.Id)) : db.Policies.Where(policy => false);
        }

        var pattern = Searching.Contains(Search.Trim());
        return db.Policies.Where(policy => EF.Functions.Like(policy.Name, pattern, Searching.Escape));
    }

    private IEnumerable<Entry> Ordered(List<Entry> entries)
    {
        // A later sort leaves in their order those that it holds equal.
        var ordered = entries.OrderBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase).ThenBy(entry => entry.Arn, StringComparer.Ordinal).AsEnumerable();
        if (Then is { } then)
        {
            ordered = Sorted(ordered, then);
        }

        return Sorted(ordered, new(Sort, Descending));
    }

    private static IEnumerable<Entry> Sorted(IEnumerable<Entry> entries, SortBy<PolicySort> sort)
    {
        IEnumerable<Entry> By<TKey>(Func<Entry, TKey> key, IComparer<TKey>? comparer = null) =>
            sort.Descending ? entries.OrderByDescending(key, comparer) : entries.OrderBy(key, comparer);
        return sort.Column switch
        {
            PolicySort.Type => By(entry => entry.Type),
            PolicySort.Use => By(entry => entry.Use.Attachments + entry.Use.Boundaries),
            PolicySort.Path => By(entry => entry.Path, StringComparer.Ordinal),
            PolicySort.Created => By(entry => entry.CreatedAt),
            PolicySort.Edited => By(entry => entry.EditedAt),
            _ => By(entry => entry.Name, StringComparer.OrdinalIgnoreCase),
        };
    }

    /// <summary>Adds the descriptions, each of which is <c>iam:GetPolicy</c>'s to show.</summary>
    private static async Task<IReadOnlyList<PolicyRow>> RowsAsync(QueryContext context, List<Entry> page, CancellationToken cancellationToken)
    {
        var ids = page.Where(entry => entry.PolicyId is not null).Select(entry => entry.PolicyId!).ToList();
        var descriptions = await context.Db.Policies
            .Where(policy => ids.Contains(policy.Id) && policy.Description != null)
            .ToDictionaryAsync(policy => policy.Id, policy => policy.Description, cancellationToken);
        var tags = (await context.Db.Tags.Where(tag => ids.Contains(tag.ResourceId)).ToListAsync(cancellationToken)).ToLookup(tag => tag.ResourceId, tag => new Tag(tag.Key, tag.Value));

        var rows = new List<PolicyRow>(page.Count);
        foreach (var entry in page)
        {
            var description = Guarded.Of<string?>(null);
            if (entry.PolicyId is { } id)
            {
                var allowed = await context.IsAllowedAsync(new ActionRequest("iam:GetPolicy", entry.Arn).WithResourceTags(tags[id]), cancellationToken);
                description = allowed ? Guarded.Of(descriptions.GetValueOrDefault(id)) : Guarded.Denied<string?>();
            }

            rows.Add(new PolicyRow(entry.Arn, entry.Name, entry.Type, entry.Path, entry.Use, description, entry.CreatedAt, entry.EditedAt));
        }

        return rows;
    }

    private sealed record Entry(string? PolicyId, string Arn, string Name, string Path, PolicyType Type, PolicyUse Use, DateTimeOffset CreatedAt, DateTimeOffset EditedAt)
    {
        public static Entry Of(AwsManagedPolicy policy, PolicyUse use) =>
            new(null, policy.Arn, policy.Name, policy.Path, PolicyTypes.Of(policy), use, policy.CreateDate, policy.UpdateDate);
    }
}

/// <summary>One page of policies.</summary>
/// <param name="Rows">In the order asked for.</param>
/// <param name="Total">How many match in all.</param>
public sealed record PolicyListResult(IReadOnlyList<PolicyRow> Rows, int Total);

/// <summary>A managed policy as lists show it.</summary>
/// <param name="Arn">The ARN.</param>
/// <param name="Name">The name.</param>
/// <param name="Type">Whose it is.</param>
/// <param name="Path">Such as <c>/</c>.</param>
/// <param name="Use">How often it is used.</param>
/// <param name="Description">None where it has none; AWS's have none here.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="EditedAt">When it last got a version or another default version.</param>
public sealed record PolicyRow(string Arn, string Name, PolicyType Type, string Path, PolicyUse Use, Guarded<string?> Description, DateTimeOffset CreatedAt, DateTimeOffset EditedAt);

/// <summary>What a list of policies is sorted by.</summary>
public enum PolicySort
{
    Name,
    Type,
    Use,
    Path,
    Created,
    Edited,
}
