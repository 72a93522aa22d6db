using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.LoginProfiles;

/// <summary>Sets a user's password, or whether another one must be chosen at the next sign-in. A new password ends the user's other sessions.</summary>
public sealed record UpdateLoginProfile(string UserName) : IamOperation<Nothing, CredentialOwner>
{
    public string? Password { get; init; }

    public bool? PasswordResetRequired { get; init; }

    protected override ValueTask<object?> PrepareAsync(Preparation preparation, CancellationToken cancellationToken) =>
        new(Password is null ? null : preparation.HashPassword(Password));

    protected override Task<CredentialOwner> ResolveAsync(OperationContext context, CancellationToken cancellationToken) =>
        context.FindProfileOwnerAsync(UserName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, CredentialOwner target) => [target.Action("iam:UpdateLoginProfile")];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, CredentialOwner target, CancellationToken cancellationToken)
    {
        var user = target.User!.Existing;
        if (await context.FindLoginProfileAsync(user.Id, cancellationToken) is not { } profile)
        {
            return LoginProfileRows.NotFound(user.Name);
        }

        if (Password is not null)
        {
            if (await PasswordRules.FindProblemAsync(context.Db, Password, cancellationToken) is { } problem)
            {
                return problem;
            }

            profile.PasswordHash = context.Prepared<string>();
            profile.PasswordChangedAt = context.Now;
            await context.EndConsoleSessionsAsync(user, cancellationToken);
        }

        profile.PasswordResetRequired = PasswordResetRequired ?? profile.PasswordResetRequired;
        return Nothing.Value;
    }
}
