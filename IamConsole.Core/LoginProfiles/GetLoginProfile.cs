using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;

namespace IamConsole.Core.LoginProfiles;

/// <summary>Whether and since when a user has a password for the console.</summary>
public sealed record GetLoginProfile(string? UserName = null) : IamOperation<GetLoginProfileResult, CredentialOwner>
{
    protected override Task<CredentialOwner> ResolveAsync(OperationContext context, CancellationToken cancellationToken) =>
        context.FindProfileOwnerAsync(UserName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, CredentialOwner target) => [target.Action("iam:GetLoginProfile")];

    protected override async Task<IamResult<GetLoginProfileResult>> ExecuteAsync(OperationContext context, CredentialOwner target, CancellationToken cancellationToken)
    {
        var user = target.User!.Existing;
        return await context.FindLoginProfileAsync(user.Id, cancellationToken) is { } profile
            ? new GetLoginProfileResult(LoginProfile.Of(user, profile))
            : LoginProfileRows.NotFound(user.Name);
    }
}

/// <summary>The login profile, without the password.</summary>
public sealed record GetLoginProfileResult(LoginProfile LoginProfile);
