using System.Linq.Expressions;
using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Catalog;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Search;

/// <summary>Finds users, groups, roles, policies and identity providers by a part of the name, ARN or unique id, and users by their access keys.</summary>
/// <remarks>A kind that the caller may not list is left out, without a word. Looking is no event of the log: it would be one for each key pressed.</remarks>
/// <param name="Text">What is looked for; too short a text finds nothing.</param>
public sealed record AccountSearchQuery(string Text) : ConsoleQuery<AccountSearchResult>
{
    /// <summary>How many of a kind are shown at most.</summary>
    public const int MostOfKind = 5;

    protected internal override bool IsRecorded => false;

    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [];

    protected internal override async Task<IamResult<AccountSearchResult>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var text = Text.Trim();
        if (text.Length == 0)
        {
            return new AccountSearchResult([], []);
        }

        var found = new Found(context, text, cancellationToken);
        var (db, account) = (context.Db, context.Account);
        await found.AddAsync(SearchedKind.User, "iam:ListUsers", "user/", db.Users, user => user.Name, user => user.Id, user => ":user" + user.Path + user.Name, user => Arn.User(account, user.Path, user.Name).ToString(), user => user.Name);
        await found.AddKeysAsync();
        await found.AddAsync(SearchedKind.Group, "iam:ListGroups", "group/", db.Groups, group => group.Name, group => group.Id, group => ":group" + group.Path + group.Name, group => Arn.Group(account, group.Path, group.Name).ToString(), group => group.Name);
        await found.AddAsync(SearchedKind.Role, "iam:ListRoles", "role/", db.Roles, role => role.Name, role => role.Id, role => ":role" + role.Path + role.Name, role => Arn.Role(account, role.Path, role.Name).ToString(), role => role.Name);
        await found.AddAsync(SearchedKind.Policy, "iam:ListPolicies", "policy/", db.Policies, policy => policy.Name, policy => policy.Id, policy => ":policy" + policy.Path + policy.Name, policy => policy.ArnIn(account), policy => policy.Name);
        await found.AddAwsPoliciesAsync();
        await found.AddAsync(SearchedKind.SamlProvider, "iam:ListSAMLProviders", null, db.SamlProviders, provider => provider.Name, provider => provider.Id, provider => ":saml-provider/" + provider.Name, provider => Arn.SamlProvider(account, provider.Name).ToString(), provider => provider.Name);
        await found.AddAsync(SearchedKind.OidcProvider, "iam:ListOpenIDConnectProviders", null, db.OidcProviders, provider => provider.Url, provider => provider.Id, provider => ":oidc-provider/" + provider.Url, provider => Arn.OidcProvider(account, provider.Url).ToString(), provider => provider.Url);
        return found.Result;
    }

    /// <summary>Collects what is found, kind by kind.</summary>
    private sealed class Found(QueryContext context, string text, CancellationToken cancellationToken)
    {
        // Of an ARN, what stands before the resource is the same for all.
        private readonly string _arnStart = $"arn:aws:iam::{context.Account}";
        private readonly string _pattern = Searching.Contains(text);
        private readonly string _start = Searching.Contains(text)[1..];
        private readonly List<SearchHit> _hits = [];
        private readonly List<SearchedKind> _more = [];

        public AccountSearchResult Result => new(_hits, _more);

        public async Task AddAsync<T>(
            SearchedKind kind, string action, string? resource, IQueryable<T> all, Expression<Func<T, string>> name, Expression<Func<T, string>> id, Expression<Func<T, string>> arnEnd, Func<T, string> arn, Func<T, string> nameOf)
            where T : class
        {
            if (!await context.IsAllowedAsync(new ActionRequest(action, resource is null ? "*" : Arn.OfIam(context.Account, resource).ToString()), cancellationToken))
            {
                return;
            }

            var row = Expression.Parameter(typeof(T), "row");
            var byName = Like(Of(name), _pattern);

            // A text with a colon or slash is a part of an ARN: names and ids have neither.
            Expression matches = text.AsSpan().IndexOfAny(':', '/') < 0
                ? Expression.OrElse(byName, Expression.OrElse(Like(Of(id), _pattern), Like(Of(arnEnd), _pattern)))
                : Expression.OrElse(byName, Like(Expression.Add(Expression.Constant(_arnStart), Of(arnEnd), typeof(string).GetMethod(nameof(string.Concat), [typeof(string), typeof(string)])), _pattern));
            var found = await all.AsNoTracking()
                .Where(Expression.Lambda<Func<T, bool>>(matches, row))
                .OrderByDescending(Expression.Lambda<Func<T, bool>>(Like(Of(name), _start), row))
                .ThenByDescending(Expression.Lambda<Func<T, bool>>(byName, row))
                .ThenBy(Expression.Lambda<Func<T, string>>(Of(name), row))
                .Take(MostOfKind + 1)
                .ToListAsync(cancellationToken);
            Add(kind, [.. found.Select(item => new SearchHit(kind, nameOf(item), arn(item), null))]);

            Expression Of(Expression<Func<T, string>> member) => new Replacement(member.Parameters[0], row).Visit(member.Body);
        }

        /// <summary>Keys tell their owners to who may list every user's keys.</summary>
        public async Task AddKeysAsync()
        {
            if (!await context.IsAllowedAsync(new ActionRequest("iam:ListUsers", Arn.OfIam(context.Account, "user/").ToString()), cancellationToken)
                || !await context.IsAllowedAsync(new ActionRequest("iam:ListAccessKeys", Arn.OfIam(context.Account, "user/*").ToString()), cancellationToken))
            {
                return;
            }

            var db = context.Db;
            var found = await db.AccessKeys.AsNoTracking()
                .Where(key => EF.Functions.Like(key.Id, _pattern, Searching.Escape))
                .Join(db.Users, key => key.OwnerId, user => user.Id, (key, user) => new { key.Id, user.Name, user.Path })
                .OrderBy(key => key.Id)
                .Take(MostOfKind + 1)
                .ToListAsync(cancellationToken);
            Add(SearchedKind.AccessKey, [.. found.Select(key => new SearchHit(SearchedKind.AccessKey, key.Name, Arn.User(context.Account, key.Path, key.Name).ToString(), key.Id))]);
        }

        public async Task AddAwsPoliciesAsync()
        {
            if (await context.IsAllowedAsync(new ActionRequest("iam:ListPolicies", Arn.OfIam(context.Account, "policy/").ToString()), cancellationToken))
            {
                Add(SearchedKind.AwsPolicy, [.. ManagedPolicyCatalog.Current.Policies
                    .Where(policy => policy.Arn.Contains(text, StringComparison.OrdinalIgnoreCase))
                    .OrderByDescending(policy => policy.Name.StartsWith(text, StringComparison.OrdinalIgnoreCase))
                    .ThenBy(policy => policy.Name, StringComparer.OrdinalIgnoreCase)
                    .Take(MostOfKind + 1)
                    .Select(policy => new SearchHit(SearchedKind.AwsPolicy, policy.Name, policy.Arn, null))]);
            }
        }

        private static MethodCallExpression Like(Expression text, string pattern) => Expression.Call(
            typeof(DbFunctionsExtensions),
            nameof(DbFunctionsExtensions.Like),
            null,
            Expression.Constant(EF.Functions),
            text,
            ((Expression<Func<string>>)(() => pattern)).Body,
            Expression.Constant(Searching.Escape));

        private void Add(SearchedKind kind, List<SearchHit> found)
        {
            if (found.Count > MostOfKind)
            {
                _more.Add(kind);
            }

            _hits.AddRange(found.Take(MostOfKind));
        }
    }

    private sealed class Replacement(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}

/// <summary>What can be found.</summary>
public enum SearchedKind
{
    User,
    AccessKey,
    Group,
    Role,
    Policy,
    AwsPolicy,
    SamlProvider,
    OidcProvider,
}

/// <summary>What was found.</summary>
/// <param name="Hits">Kind by kind, the best of each first.</param>
/// <param name="More">The kinds of which there is more.</param>
public sealed record AccountSearchResult(IReadOnlyList<SearchHit> Hits, IReadOnlyList<SearchedKind> More);

/// <summary>One thing that was found.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name; of an access key its owner's.</param>
/// <param name="Arn">Its ARN; of an access key its owner's.</param>
/// <param name="AccessKeyId">Of an access key.</param>
public sealed record SearchHit(SearchedKind Kind, string Name, string Arn, string? AccessKeyId);
