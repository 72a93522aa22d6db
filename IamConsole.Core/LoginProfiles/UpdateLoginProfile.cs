using IamConsole.Core.Authentication;
using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.LoginProfiles;

/// <summary>Sets a user's password, or whether another one must be chosen at the next sign-in. A new password ends the user's other sessions.</summary>
public sealed record UpdateLoginProfile(string UserName) : IamOperation<Nothing, CredentialOwner>
{
    public string? Password { get; init; }

    public bool? PasswordResetRequired { get; init; }

    protected override async ValueTask<object?> PrepareAsync(Preparation preparation, CancellationToken cancellationToken) => Password is null
        ? null
        : await PreparedPassword.PrepareAsync(
            preparation, Password, db => db.Users.Where(user => user.Name == UserName).Select(user => user.Id).FirstOrDefaultAsync(cancellationToken), cancellationToken);

    protected override Task<CredentialOwner> ResolveAsync(OperationContext context, CancellationToken cancellationToken) =>
        context.FindProfileOwnerAsync(UserName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, CredentialOwner target) => [target.Action("iam:UpdateLoginProfile")];

    /// <summary>Who sets its own password here does not give the present one, and the new one would pass for the next proof.</summary>
    protected override bool NeedsFreshProof(OperationContext context, CredentialOwner target) => Password is not null && target.OwnerId == context.Caller.PrincipalId;

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, CredentialOwner target, CancellationToken cancellationToken)
    {
        var user = target.User!.Existing;
        if (await context.FindLoginProfileAsync(user.Id, cancellationToken) is not { } profile)
        {
            return LoginProfileRows.NotFound(user.Name);
        }

        if (Password is not null)
        {
            var password = context.Prepared<PreparedPassword>();
            if (await password.FindProblemAsync(context, Password, user.Id, cancellationToken) is { } problem)
            {
                return problem;
            }

            await context.Db.ChangePasswordAsync(profile, password.Hash, context.Now, cancellationToken);
            await context.EndConsoleSessionsAsync(user, cancellationToken);
        }

        profile.PasswordResetRequired = PasswordResetRequired ?? profile.PasswordResetRequired;
        return Nothing.Value;
    }
}
