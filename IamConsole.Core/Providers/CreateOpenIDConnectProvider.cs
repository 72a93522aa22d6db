using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Federation;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Providers;

/// <summary>Makes an OpenID Connect provider, at most <see cref="Quotas.OidcProviders"/> in an account.</summary>
/// <remarks>AWS asks the provider for its thumbprint where none is given; here nobody outside is asked and the list stays empty.</remarks>
public sealed record CreateOpenIDConnectProvider(string Url) : IamOperation<CreateOpenIDConnectProviderResult, AccountTarget>
{
    /// <summary>The audiences, at most <see cref="Quotas.ClientIdsPerOidcProvider"/>.</summary>
    public IReadOnlyList<string>? ClientIDList { get; init; }

    /// <summary>SHA-1 thumbprints, at most <see cref="Quotas.ThumbprintsPerOidcProvider"/>.</summary>
    public IReadOnlyList<string>? ThumbprintList { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }

    /// <summary>The provider's keys, by <see cref="ProviderKeys.With(CreateOpenIDConnectProvider, SigningKeySet)"/>; no member of AWS's.</summary>
    internal SigningKeySet? SigningKeys { get; init; }

    protected override Task<AccountTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) =>
        Task.FromResult(new AccountTarget(Arn.OidcProvider(context.Account, OidcRules.HostAndPath(Url).Match(url => url, _ => "*")).ToString()));

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AccountTarget target)
    {
        yield return new ActionRequest("iam:CreateOpenIDConnectProvider", target.ArnText).WithRequestTags(Tags);
        if (Tags is { Count: > 0 })
        {
            yield return new ActionRequest("iam:TagOpenIDConnectProvider", target.ArnText).WithRequestTags(Tags);
        }
    }

    protected override async Task<IamResult<CreateOpenIDConnectProviderResult>> ExecuteAsync(OperationContext context, AccountTarget target, CancellationToken cancellationToken)
    {
        if (!OidcRules.HostAndPath(Url).TryGet(out var url, out var invalid))
        {
            return invalid;
        }

        List<string> clientIds = [.. (ClientIDList ?? []).Distinct(StringComparer.Ordinal)];
        List<string> thumbprints = [.. (ThumbprintList ?? []).Distinct(StringComparer.OrdinalIgnoreCase)];
        if ((TagRules.FirstProblem(Tags, ignoreCase: false) ?? OidcRules.ClientIdProblem(clientIds) ?? OidcRules.ThumbprintProblem(thumbprints)) is { } problem)
        {
            return problem;
        }

        if (await context.Db.OidcProviders.AnyAsync(provider => provider.Id == target.ArnText, cancellationToken))
        {
            return IamError.EntityAlreadyExists($"Provider with url {Url} already exists.");
        }

        if (await context.Db.OidcProviders.CountAsync(cancellationToken) >= Quotas.OidcProviders)
        {
            return IamError.LimitExceeded("OpenIdConnectProvidersPerAccount", Quotas.OidcProviders);
        }

        context.Db.OidcProviders.Add(new OidcProvider
        {
            Id = target.ArnText,
            Url = url,
            ClientIds = clientIds,
            Thumbprints = thumbprints,
            SigningKeys = SigningKeys?.Text,
            SigningKeysUpdatedAt = SigningKeys is null ? null : context.Now,
            CreatedAt = context.Now,
        });
        context.Db.Tags.AddRange((Tags ?? []).Select(tag => new ResourceTag { ResourceId = target.ArnText, Key = tag.Key, Value = tag.Value }));
        return new CreateOpenIDConnectProviderResult(target.ArnText, Tags);
    }
}

/// <summary>The provider's ARN, and its tags where it got any.</summary>
public sealed record CreateOpenIDConnectProviderResult(string OpenIDConnectProviderArn, IReadOnlyList<Tag>? Tags);
