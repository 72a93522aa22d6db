using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.LoginProfiles;

/// <summary>What the shell says to IAM users of their own password. It belongs to the session, so that it needs no action and is no event.</summary>
public sealed record OwnPasswordQuery : ConsoleQuery<OwnPassword>
{
    protected internal override bool IsRecorded => false;

    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [];

    protected internal override async Task<IamResult<OwnPassword>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var policy = await context.Db.PasswordPolicies.FirstOrDefaultAsync(cancellationToken);
        var profile = context.Caller.Kind is CallerKind.User
            ? await context.Db.LoginProfiles.FirstOrDefaultAsync(profile => profile.UserId == context.Caller.PrincipalId, cancellationToken)
            : null;
        return new OwnPassword(
            profile?.PasswordChangedAt,
            profile is null ? null : PasswordExpiry.Of(policy, profile.PasswordChangedAt).WarningDays(context.Now),
            policy?.IsHardExpiry == true,
            PasswordRules.Of(policy));
    }
}

/// <summary>The caller's own console password.</summary>
/// <param name="ChangedAt">When it was set; none for root and for who has none.</param>
/// <param name="WarningDays">How many days it can still be used, once these are few; else none.</param>
/// <param name="IsHardExpiry">Whether only an administrator can replace it then.</param>
/// <param name="Rules">What another one must look like.</param>
public sealed record OwnPassword(DateTimeOffset? ChangedAt, int? WarningDays, bool IsHardExpiry, PasswordRules Rules);
