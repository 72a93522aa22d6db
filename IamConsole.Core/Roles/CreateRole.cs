using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;
using IamConsole.Core.PolicyLanguage;
using IamConsole.Core.Trust;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Roles;

/// <summary>Makes a role with its trust policy, and with tags and a permissions boundary where given.</summary>
public sealed record CreateRole(string RoleName, string AssumeRolePolicyDocument) : IamOperation<CreateRoleResult, CreateRoleTarget>
{
    public string Path { get; init; } = "/";

    public string? Description { get; init; }

    /// <summary>In seconds, 3,600 to 43,200.</summary>
    public int? MaxSessionDuration { get; init; }

    public string? PermissionsBoundary { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }

    protected override ValueTask<object?> PrepareAsync(Preparation preparation, CancellationToken cancellationToken) =>
        new(CheckedDocument.Of(AssumeRolePolicyDocument, PolicyKind.Trust));

    protected override async Task<CreateRoleTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => new(
        Arn.Role(context.Account, Path, RoleName).ToString(),
        PermissionsBoundary is null ? null : await context.FindPolicyAsync(PermissionsBoundary, cancellationToken));

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, CreateRoleTarget target)
    {
        yield return new ActionRequest("iam:CreateRole", target.ArnText).With("iam:PermissionsBoundary", target.Boundary?.ArnText).WithRequestTags(Tags);
        if (Tags is { Count: > 0 })
        {
            yield return new ActionRequest("iam:TagRole", target.ArnText).WithRequestTags(Tags);
        }
    }

    protected override async Task<IamResult<CreateRoleResult>> ExecuteAsync(OperationContext context, CreateRoleTarget target, CancellationToken cancellationToken)
    {
        if ((TagRules.FirstProblem(Tags, ignoreCase: true) ?? context.Prepared<CheckedDocument>().TrustPolicyProblem) is { } problem)
        {
            return problem;
        }

        if (Path.StartsWith(IamRole.ServiceLinkedPath, StringComparison.Ordinal))
        {
            return IamError.InvalidInput($"The path {IamRole.ServiceLinkedPath} is reserved for service-linked roles.");
        }

        if (!(await TrustDocument.ResolveAsync(context.Db, AssumeRolePolicyDocument, cancellationToken)).TryGet(out var trust, out var unknown))
        {
            return unknown;
        }

        if (await context.Db.Roles.AnyAsync(role => role.Name == RoleName, cancellationToken))
        {
            return IamError.EntityAlreadyExists($"Role with name {RoleName} already exists.");
        }

        if (await context.Db.Roles.CountAsync(cancellationToken) >= Quotas.Roles)
        {
            return IamError.LimitExceeded("RolesPerAccount", Quotas.Roles);
        }

        var role = new IamRole
        {
            Id = UniqueIds.New(UniqueIds.RolePrefix, context.Account),
            Name = RoleName,
            Path = Path,
            Description = Description,
            AssumeRolePolicyDocument = trust,
            PermissionsBoundaryArn = target.Boundary?.ArnText,
            CreatedAt = context.Now,
        };
        role.MaxSessionDuration = MaxSessionDuration ?? role.MaxSessionDuration;
        context.Db.Roles.Add(role);
        context.Db.Tags.AddRange((Tags ?? []).Select(tag => new ResourceTag { ResourceId = role.Id, Key = tag.Key, Value = tag.Value }));
        return new CreateRoleResult(Role.Of(context.Account, role, Tags ?? []) with
        {
            RoleLastUsed = null,
            AssumeRolePolicyDocument = await TrustDocument.ShowAsync(context.Db, trust, cancellationToken),
        });
    }
}

/// <summary>The role that is to be made.</summary>
/// <param name="ArnText">The ARN that it will have.</param>
/// <param name="Boundary">Its permissions boundary in its stored spelling, or none where none is asked for.</param>
public sealed record CreateRoleTarget(string ArnText, PolicyTarget? Boundary) : ITarget
{
    public IamError? Missing => Boundary?.Missing;

    public IRevisioned? Revisioned => null;
}

/// <summary>The role that was made.</summary>
public sealed record CreateRoleResult(Role Role);
