using IamConsole.Core.Authentication;
using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.LoginProfiles;

/// <summary>Changes the caller's own password. The session that asks goes on; the user's others end.</summary>
/// <remarks>Guesses of the old password are counted under a counter of the caller's own, and refused with <c>Throttling</c> when there were too many.</remarks>
public sealed record ChangePassword(string OldPassword, string NewPassword) : IamOperation<Nothing, CredentialOwner>
{
    protected override async ValueTask<object?> PrepareAsync(Preparation preparation, CancellationToken cancellationToken)
    {
        var userId = preparation.Caller.PrincipalId;
        var hash = await preparation.ReadAsync(
            db => db.LoginProfiles.Where(profile => profile.UserId == userId).Select(profile => profile.PasswordHash).FirstOrDefaultAsync(cancellationToken),
            cancellationToken);
        if (hash is null)
        {
            return null;
        }

        if (await preparation.Guesses.BeginAsync(preparation.Caller) is { } wait)
        {
            return new Checked(hash, IamError.Throttling(wait), null);
        }

        if (!preparation.VerifyPassword(hash, OldPassword))
        {
            return new Checked(hash, WrongPassword, null);
        }

        await preparation.Guesses.GiveBackAsync(preparation.Caller);
        return new Checked(hash, null, await PreparedPassword.PrepareAsync(preparation, NewPassword, _ => Task.FromResult<string?>(userId), cancellationToken));
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
        var known = context.Prepared<Checked?>();
        if (known?.Refused is { } refused)
        {
            return refused;
        }

        if (known?.New is not { } password || known.OldHash != profile.PasswordHash)
        {
            return WrongPassword;
        }

        if (await password.FindProblemAsync(context, NewPassword, user.Id, cancellationToken) is { } problem)
        {
            return problem;
        }

        await context.Db.ChangePasswordAsync(profile, password.Hash, context.Now, cancellationToken);
        profile.PasswordResetRequired = false;
        await context.EndConsoleSessionsAsync(user, cancellationToken);
        return Nothing.Value;
    }

    private static IamError WrongPassword => new("AccessDenied", "The old password was incorrect.");

    /// <param name="OldHash">What the old password was held against.</param>
    /// <param name="Refused">Why it was not accepted, or none.</param>
    /// <param name="New">Where it was accepted.</param>
    private sealed record Checked(string OldHash, IamError? Refused, PreparedPassword? New);
}
