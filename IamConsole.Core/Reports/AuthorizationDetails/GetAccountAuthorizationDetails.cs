using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.Reports.AuthorizationDetails;

/// <summary>All users, groups, roles and managed policies with what they grant, page by page across the kinds (IAM API Reference, GetAccountAuthorizationDetails).</summary>
/// <remarks>The order is users, groups, roles, customer managed and AWS managed policies, each by name. Of AWS managed policies those come that are used (unverified).</remarks>
public sealed record GetAccountAuthorizationDetails : IamOperation<GetAccountAuthorizationDetailsResult, AccountTarget>
{
    /// <summary>User, Role, Group, LocalManagedPolicy or AWSManagedPolicy: the kinds that are wanted; all where nothing is said.</summary>
    public IReadOnlyList<string>? Filter { get; init; }

    public string? Marker { get; init; }

    public int? MaxItems { get; init; }

    protected override Task<AccountTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => Task.FromResult(AccountTarget.Any);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AccountTarget target) => [new("iam:GetAccountAuthorizationDetails", target.ArnText)];

    protected override async Task<IamResult<GetAccountAuthorizationDetailsResult>> ExecuteAsync(OperationContext context, AccountTarget target, CancellationToken cancellationToken)
    {
        if (!Operations.Marker.Decode(Marker).TryGet(out var after, out var invalid))
        {
            return invalid;
        }

        // A marker names the last item shown behind the digit of its kind.
        var kindAfter = after.Length == 0 ? 0 : after[0] - '0';
        if (kindAfter is < 0 or >= AuthorizationDetailReader.KindCount)
        {
            return Operations.Marker.Invalid;
        }

        var most = MaxItems ?? Operations.Marker.DefaultMaxItems;
        var reader = new AuthorizationDetailReader(context.Db);
        var found = new List<(AuthorizationDetailKind Kind, string Name)>();
        foreach (var kind in Enum.GetValues<AuthorizationDetailKind>())
        {
            if ((int)kind >= kindAfter && found.Count <= most && Filter?.Contains(kind.ToString()) != false)
            {
                var names = await reader.ReadNamesAsync(kind, (int)kind == kindAfter && after.Length > 0 ? after[1..] : "", most + 1 - found.Count, cancellationToken);
                found.AddRange(names.Select(name => (kind, name)));
            }
        }

        var page = Operations.Marker.Cut(found, most, item => $"{(int)item.Kind}{item.Name}");
        return new GetAccountAuthorizationDetailsResult
        {
            UserDetailList = await reader.ReadUsersAsync(Names(AuthorizationDetailKind.User), cancellationToken),
            GroupDetailList = await reader.ReadGroupsAsync(Names(AuthorizationDetailKind.Group), cancellationToken),
            RoleDetailList = await reader.ReadRolesAsync(Names(AuthorizationDetailKind.Role), cancellationToken),
            Policies =
            [
                .. await reader.ReadPoliciesAsync(Names(AuthorizationDetailKind.LocalManagedPolicy), cancellationToken),
                .. await reader.ReadAwsPoliciesAsync(Names(AuthorizationDetailKind.AWSManagedPolicy), cancellationToken),
            ],
            IsTruncated = page.IsTruncated,
            Marker = page.Marker,
        };

        List<string> Names(AuthorizationDetailKind kind) => [.. page.Items.Where(item => item.Kind == kind).Select(item => item.Name)];
    }
}

/// <summary>The kinds, named as the filter names them, in the order in which they come.</summary>
internal enum AuthorizationDetailKind
{
    User,
    Group,
    Role,
    LocalManagedPolicy,
    AWSManagedPolicy,
}

/// <summary>One page of everything.</summary>
public sealed record GetAccountAuthorizationDetailsResult
{
    public required IReadOnlyList<UserDetail> UserDetailList { get; init; }
    public required IReadOnlyList<GroupDetail> GroupDetailList { get; init; }
    public required IReadOnlyList<RoleDetail> RoleDetailList { get; init; }
    public required IReadOnlyList<ManagedPolicyDetail> Policies { get; init; }
    public required bool IsTruncated { get; init; }
    public string? Marker { get; init; }
}
