using IamConsole.Core.Arns;
using IamConsole.Core.Authentication;
using IamConsole.Core.Catalog;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.SecurityTokens.Shapes;

namespace IamConsole.Core.SecurityTokens;

/// <summary>Issues the session of a role to whoever was authorised for it, however they proved who they are.</summary>
internal static class RoleSessions
{
    /// <summary>Issues it, unless its policies do not exist or take too much room.</summary>
    /// <param name="context">The request's.</param>
    /// <param name="role">The role.</param>
    /// <param name="name">The session's name.</param>
    /// <param name="chain">Tags and source identity.</param>
    /// <param name="policies">Checked already.</param>
    /// <param name="length">How long it lasts.</param>
    /// <param name="cancellationToken">Ends the reads early.</param>
    /// <param name="provider">The identity provider that vouched; none where the caller itself asked.</param>
    public static async Task<IamResult<IssuedRoleSession>> IssueAsync(
        OperationContext context, AssumableRole role, string name, SessionChain chain, RequestedPolicies policies, TimeSpan length, CancellationToken cancellationToken, string? provider = null)
    {
        foreach (var arn in policies.Arns)
        {
            if (ManagedPolicyCatalog.Current.Find(arn) is null && !await context.Db.HasPolicyAsync(role, arn, cancellationToken))
            {
                return IamError.ValidationError($"Policy {arn} does not exist or is not attachable.");
            }
        }

        var session = policies.Limit(new CallerSession(name)
        {
            Tags = chain.Tags,
            TransitiveTagKeys = chain.TransitiveTagKeys,
            SourceIdentity = chain.SourceIdentity,
            FederatedProvider = provider,
            Source = provider is null ? new SessionSource(context.Caller.Arn, context.Caller.PrincipalId, context.Caller.UserName) : null,
        });
        var packed = PackedSize.PercentOf(session);
        if (packed > 100)
        {
            return PackedSize.TooLarge(packed.Value);
        }

        var caller = new Caller
        {
            Account = role.Account,
            Kind = CallerKind.AssumedRole,
            PrincipalId = role.Id,
            Arn = Arn.RoleSession(role.Account, role.Name, name).ToString(),
            IsTemporary = true,
            IssuedAt = context.Now,
            Session = session,
        };
        context.OtherAccount = role.Account;
        return new IssuedRoleSession(
            Credentials.Of(TemporaryCredentials.Issue(context.Secrets, caller, context.RealNow + length)),
            new AssumedRoleUser(caller.Arn, caller.UserId),
            packed);
    }
}

/// <summary>The session of a role that was issued.</summary>
/// <param name="Credentials">To sign with.</param>
/// <param name="User">Who signs with them.</param>
/// <param name="PackedPolicySize">In per cent, or none.</param>
internal sealed record IssuedRoleSession(Credentials Credentials, AssumedRoleUser User, int? PackedPolicySize);
