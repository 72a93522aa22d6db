using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Roles;

/// <summary>Makes the role through which an AWS service acts in this account; only that service may change it afterwards.</summary>
/// <remarks>
/// Refused with <c>InvalidInput</c> for a service that has no such role, a suffix that the service does not take, and a role
/// that exists. An account that is at its quota of roles still gets it, as on AWS. The words for an unknown service are from memory.
/// </remarks>
public sealed record CreateServiceLinkedRole(string AWSServiceName) : IamOperation<CreateServiceLinkedRoleResult, AccountTarget>
{
    private const int LongestRoleName = 64;

    /// <summary>Joined to the role's name by an underscore, for services that allow several such roles.</summary>
    public string? CustomSuffix { get; init; }

    /// <summary>None where none is given, as Terraform's provider finds it.</summary>
    public string? Description { get; init; }

    private string RoleName => ServiceLinkedRole.Find(AWSServiceName)?.NameWith(CustomSuffix) ?? "*";

    protected override Task<AccountTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) =>
        Task.FromResult(new AccountTarget(Arn.Role(context.Account, ServiceLinkedRole.PathOf(AWSServiceName), RoleName).ToString()));

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AccountTarget target) =>
        [new ActionRequest("iam:CreateServiceLinkedRole", target.ArnText).With("iam:AWSServiceName", AWSServiceName)];

    protected override async Task<IamResult<CreateServiceLinkedRoleResult>> ExecuteAsync(OperationContext context, AccountTarget target, CancellationToken cancellationToken)
    {
        if (ServiceLinkedRole.Find(AWSServiceName) is not { } known)
        {
            return IamError.InvalidInput($"{AWSServiceName} is not a service that has a service-linked role.");
        }

        if (CustomSuffix is not null && !known.AllowsSuffix)
        {
            return IamError.InvalidInput($"Custom suffix is not allowed for {AWSServiceName}");
        }

        var name = known.NameWith(CustomSuffix);
        if (name.Length > LongestRoleName)
        {
            return IamError.InvalidInput($"The suffix is too long: the role's name {name} may have at most {LongestRoleName} characters.");
        }

        if (await context.Db.Roles.AnyAsync(role => role.Name == name, cancellationToken))
        {
            return IamError.InvalidInput($"Service role name {name} has been taken in this account, please try a different suffix.");
        }

        var role = known.AddTo(context, CustomSuffix, Description);
        return new CreateServiceLinkedRoleResult(Role.Of(context.Account, role, []) with { RoleLastUsed = null });
    }
}

/// <summary>The role that was made.</summary>
public sealed record CreateServiceLinkedRoleResult(Role Role);
