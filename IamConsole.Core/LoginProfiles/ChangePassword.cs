using IamConsole.Core.Authentication;
using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.LoginProfiles;

/// <summary>Changes the caller's own password. The session that asks goes on; the user's others end.</summary>
public sealed record ChangePassword(string OldPassword, string NewPassword) : IamOperation<Nothing, CredentialOwner>
{
    protected override async ValueTask<object?> PrepareAsync(Preparation preparation, CancellationToken cancellationToken)
    {
        var userId = preparation.Caller.PrincipalId;
        var hash = await preparation.ReadAsync(
            db => db.LoginProfiles.Where(profile => profile.UserId == userId).Select(profile => profile.PasswordHash).FirstOrDefaultAsync(cancellationToken),
            cancellationToken);
        return hash is null
            ? null
            : new Checked(
                hash,
                preparation.VerifyPassword(hash, OldPassword),
                await PreparedPassword.PrepareAsync(preparation, NewPassword, _ => Task.FromResult<string?>(userId), cancellationToken));
    }

    protected override async Task<CredentialOwner> ResolveAsync(OperationContext context, CancellationToken cancellationToken)
    {
        var owner = await context.FindCredentialOwnerAsync(null, cancellationToken);
        return context.Caller.Kind is CallerKind.User ? owner : owner with { Missing = new IamError("InvalidUserType", "Only IAM Users can change their own password") };
    }

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, CredentialOwner target) => [target.Action("iam:ChangePassword")];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, CredentialOwner target, CancellationToken cancellationToken)
    {
        var user = target.User!.Existing;
        if (await context.FindLoginProfileAsync(user.Id, cancellationToken) is not { } profile)
        {
            return LoginProfileRows.NotFound(user.Name);
        }

        // A password that somebody else has just set was not the one that was verified.
        if (context.Prepared<Checked?>() is not { IsOldPasswordRight: true } known || known.OldHash != profile.PasswordHash)
        {
            return new IamError("AccessDenied", "The old password was incorrect.");
        }

        if (await known.New.FindProblemAsync(context, NewPassword, user.Id, cancellationToken) is { } problem)
        {
            return problem;
        }

        await context.Db.ChangePasswordAsync(profile, known.New.Hash, context.Now, cancellationToken);
        profile.PasswordResetRequired = false;
        await context.EndConsoleSessionsAsync(user, cancellationToken);
        return Nothing.Value;
    }

    private sealed record Checked(string OldHash, bool IsOldPasswordRight, PreparedPassword New);
}
