using IamConsole.Core.Authentication;
using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.LoginProfiles;

/// <summary>Takes a user's password away, and ends the user's other sessions in the console.</summary>
public sealed record DeleteLoginProfile(string? UserName = null) : IamOperation<Nothing, CredentialOwner>
{
    protected override Task<CredentialOwner> ResolveAsync(OperationContext context, CancellationToken cancellationToken) =>
        context.FindProfileOwnerAsync(UserName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, CredentialOwner target) => [target.Action("iam:DeleteLoginProfile")];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, CredentialOwner target, CancellationToken cancellationToken)
    {
        var user = target.User!.Existing;
        if (await context.FindLoginProfileAsync(user.Id, cancellationToken) is not { } profile)
        {
            return LoginProfileRows.NotFound(user.Name);
        }

        context.Db.LoginProfiles.Remove(profile);
        await context.EndConsoleSessionsAsync(user, cancellationToken);
        return Nothing.Value;
    }
}
