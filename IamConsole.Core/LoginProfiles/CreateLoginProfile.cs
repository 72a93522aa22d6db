using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;

namespace IamConsole.Core.LoginProfiles;

/// <summary>Gives a user a password for the console.</summary>
public sealed record CreateLoginProfile(string? UserName = null) : IamOperation<CreateLoginProfileResult, CredentialOwner>
{
    public string? Password { get; init; }

    public bool PasswordResetRequired { get; init; }

    protected override ValueTask<object?> PrepareAsync(Preparation preparation, CancellationToken cancellationToken) =>
        new(Password is null ? null : preparation.HashPassword(Password));

    protected override Task<CredentialOwner> ResolveAsync(OperationContext context, CancellationToken cancellationToken) =>
        context.FindProfileOwnerAsync(UserName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, CredentialOwner target) => [target.Action("iam:CreateLoginProfile")];

    protected override async Task<IamResult<CreateLoginProfileResult>> ExecuteAsync(OperationContext context, CredentialOwner target, CancellationToken cancellationToken)
    {
        if (Password is null)
        {
            return IamError.ValidationError("1 validation error detected: Value null at 'password' failed to satisfy constraint: Member must not be null");
        }

        var user = target.User!.Existing;
        if (await context.FindLoginProfileAsync(user.Id, cancellationToken) is not null)
        {
            return IamError.EntityAlreadyExists($"Login Profile for user {user.Name} already exists.");
        }

        if (await PasswordRules.FindProblemAsync(context.Db, Password, cancellationToken) is { } problem)
        {
            return problem;
        }

        var profile = new Model.LoginProfile
        {
            UserId = user.Id,
            PasswordHash = context.Prepared<string>(),
            CreatedAt = context.Now,
            PasswordChangedAt = context.Now,
            PasswordResetRequired = PasswordResetRequired,
        };
        context.Db.LoginProfiles.Add(profile);
        return new CreateLoginProfileResult(LoginProfile.Of(user, profile));
    }
}

/// <summary>The login profile that was made.</summary>
public sealed record CreateLoginProfileResult(LoginProfile LoginProfile);
