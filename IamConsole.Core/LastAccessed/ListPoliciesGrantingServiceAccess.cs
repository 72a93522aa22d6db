using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;

namespace IamConsole.Core.LastAccessed;

/// <summary>Which policies of a user, group or role allow any action of services, as they are now (IAM API Reference, ListPoliciesGrantingServiceAccess).</summary>
/// <param name="Arn">A user, whose groups' policies count too, a group or a role.</param>
/// <param name="ServiceNamespaces">The services' prefixes.</param>
public sealed record ListPoliciesGrantingServiceAccess(string Arn, IReadOnlyList<string> ServiceNamespaces) : IamOperation<ListPoliciesGrantingServiceAccessResult, AccessSubject>
{
    public string? Marker { get; init; }

    protected override Task<AccessSubject> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => AccessSubject.FindAsync(context.Db, Arn, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AccessSubject target) => [target.Action("iam:ListPoliciesGrantingServiceAccess")];

    protected override async Task<IamResult<ListPoliciesGrantingServiceAccessResult>> ExecuteAsync(OperationContext context, AccessSubject target, CancellationToken cancellationToken)
    {
        if (target.Holder is null)
        {
            return IamError.InvalidInput($"The ARN {Arn} is no user, group or role.");
        }

        var granted = (await GrantedServices.ReadAsync(context.Db, target, cancellationToken)).ToDictionary(service => service.Summary.Prefix, StringComparer.OrdinalIgnoreCase);
        var asked = ServiceNamespaces.Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return ReportPages.Cut(asked, prefix => prefix, Marker, null).Map(page => new ListPoliciesGrantingServiceAccessResult(
            [.. page.Items.Select(prefix => new ListPoliciesGrantingServiceAccessEntry(prefix, granted.TryGetValue(prefix, out var service) ? [.. service.Policies.Select(PolicyGrantingServiceAccess.Of)] : []))],
            page.IsTruncated,
            page.Marker));
    }
}

/// <summary>One page of services.</summary>
public sealed record ListPoliciesGrantingServiceAccessResult(IReadOnlyList<ListPoliciesGrantingServiceAccessEntry> PoliciesGrantingServiceAccess, bool IsTruncated, string? Marker);

/// <summary>A service, and the policies that allow any of its actions.</summary>
public sealed record ListPoliciesGrantingServiceAccessEntry(string ServiceNamespace, IReadOnlyList<PolicyGrantingServiceAccess> Policies);

/// <summary>A policy that allows any action of a service.</summary>
/// <param name="PolicyName">The policy's name.</param>
/// <param name="PolicyType">INLINE or MANAGED.</param>
/// <param name="PolicyArn">Of a managed policy.</param>
/// <param name="EntityType">USER, GROUP or ROLE, in which an inline policy is embedded.</param>
/// <param name="EntityName">The name of that user, group or role.</param>
public sealed record PolicyGrantingServiceAccess(string PolicyName, string PolicyType, string? PolicyArn, string? EntityType, string? EntityName)
{
    internal static PolicyGrantingServiceAccess Of(GrantingPolicy policy) =>
        new(policy.Name, policy.Arn is null ? "INLINE" : "MANAGED", policy.Arn, policy.HolderKind?.ToString().ToUpperInvariant(), policy.HolderName);
}
