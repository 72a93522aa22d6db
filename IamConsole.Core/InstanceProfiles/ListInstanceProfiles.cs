using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.InstanceProfiles;

/// <summary>The instance profiles of the account by name, with their roles and without tags.</summary>
public sealed record ListInstanceProfiles : IamOperation<ListInstanceProfilesResult, AccountTarget>
{
    public string? PathPrefix { get; init; }

    public string? Marker { get; init; }

    public int? MaxItems { get; init; }

    protected override Task<AccountTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) =>
        Task.FromResult(new AccountTarget(Arn.OfIam(context.Account, $"instance-profile{PathPrefix ?? "/"}").ToString()));

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AccountTarget target) => [new("iam:ListInstanceProfiles", target.ArnText)];

    protected override async Task<IamResult<ListInstanceProfilesResult>> ExecuteAsync(OperationContext context, AccountTarget target, CancellationToken cancellationToken)
    {
        var prefix = PathPrefix ?? "/";
        var profiles = await context.Db.InstanceProfiles
            .Where(profile => profile.Path.Substring(0, prefix.Length) == prefix)
            .ToPageAsync(profile => profile.Name, Marker, MaxItems, cancellationToken);
        if (!profiles.TryGet(out var page, out var invalid))
        {
            return invalid;
        }

        var roles = await context.RolesOfAsync(page.Items, cancellationToken);
        return new ListInstanceProfilesResult([.. page.Items.Select(profile => Operations.Shapes.InstanceProfile.Of(context.Account, profile, profile.RoleIn(roles)))], page.IsTruncated, page.Marker);
    }
}

/// <summary>One page of instance profiles.</summary>
public sealed record ListInstanceProfilesResult(IReadOnlyList<Operations.Shapes.InstanceProfile> InstanceProfiles, bool IsTruncated, string? Marker);
