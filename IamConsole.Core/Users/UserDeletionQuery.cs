using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Users;

/// <summary>What hangs on a user and goes with it when the console deletes it.</summary>
public sealed record UserDeletionQuery(string UserName) : ConsoleQuery<UserDeletion>
{
    private static readonly string[] Actions =
    [
        "iam:ListGroupsForUser", "iam:ListAttachedUserPolicies", "iam:ListUserPolicies", "iam:GetLoginProfile", "iam:ListAccessKeys", "iam:ListMFADevices",
        "iam:ListSigningCertificates", "iam:ListSSHPublicKeys", "iam:ListServiceSpecificCredentials",
    ];

    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [];

    protected internal override async Task<IamResult<UserDeletion>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var target = await context.FindUserAsync(UserName, cancellationToken);
        if ((await context.DemandAsync(Actions.Select(target.Action), cancellationToken) ?? target.Missing) is { } refusal)
        {
            return refusal;
        }

        var (db, user) = (context.Db, target.Existing);
        var memberships = db.GroupMemberships.Where(membership => membership.UserId == user.Id);
        var keys = await db.AccessKeys.Where(key => key.OwnerId == user.Id).OrderBy(key => key.CreatedAt).ToListAsync(cancellationToken);
        return new UserDeletion
        {
            UserId = user.Id,
            UserName = user.Name,
            Revision = user.Revision,
            Groups = await db.Groups.Where(group => memberships.Any(membership => membership.GroupId == group.Id)).OrderBy(group => group.Name).Select(group => group.Name).ToListAsync(cancellationToken),
            PolicyArns = await db.PolicyAttachments.Where(attachment => attachment.HolderId == user.Id).OrderBy(attachment => attachment.PolicyArn).Select(attachment => attachment.PolicyArn).ToListAsync(cancellationToken),
            InlinePolicies = await db.InlinePolicies.Where(policy => policy.HolderId == user.Id).OrderBy(policy => policy.Name).Select(policy => policy.Name).ToListAsync(cancellationToken),
            HasPassword = await db.LoginProfiles.AnyAsync(profile => profile.UserId == user.Id, cancellationToken),
            PasswordLastUsedAt = user.PasswordLastUsedAt,
            AccessKeys = [.. keys.Select(key => new DeletedKey(key.Id, key.IsActive, key.LastUsedAt))],
            SigningCertificates = await db.SigningCertificates.Where(certificate => certificate.OwnerId == user.Id).OrderBy(certificate => certificate.Id).Select(certificate => certificate.Id).ToListAsync(cancellationToken),
            SshPublicKeys = await db.SshPublicKeys.Where(key => key.UserId == user.Id).OrderBy(key => key.Id).Select(key => key.Id).ToListAsync(cancellationToken),
            ServiceCredentials = await db.ServiceSpecificCredentials.Where(credential => credential.UserId == user.Id).OrderBy(credential => credential.ServiceUserName).Select(credential => new DeletedServiceCredential(credential.Id, credential.ServiceUserName)).ToListAsync(cancellationToken),
            MfaDevices = await db.MfaDevices.Where(device => device.OwnerId == user.Id).OrderBy(device => device.SerialNumber).Select(device => new DeletedDevice(device.SerialNumber, device.Kind)).ToListAsync(cancellationToken),
        };
    }
}

/// <summary>What goes with a user.</summary>
public sealed record UserDeletion
{
    public required string UserId { get; init; }
    public required string UserName { get; init; }
    public required long Revision { get; init; }

    /// <summary>The names of its groups.</summary>
    public required IReadOnlyList<string> Groups { get; init; }

    /// <summary>The attached managed policies.</summary>
    public required IReadOnlyList<string> PolicyArns { get; init; }

    /// <summary>The names of its inline policies.</summary>
    public required IReadOnlyList<string> InlinePolicies { get; init; }
    public required bool HasPassword { get; init; }
    public DateTimeOffset? PasswordLastUsedAt { get; init; }
    public required IReadOnlyList<DeletedKey> AccessKeys { get; init; }
    public required IReadOnlyList<DeletedDevice> MfaDevices { get; init; }

    /// <summary>The ids of its X.509 signing certificates.</summary>
    public IReadOnlyList<string> SigningCertificates { get; init; } = [];

    /// <summary>The ids of its SSH public keys.</summary>
    public IReadOnlyList<string> SshPublicKeys { get; init; } = [];
    public IReadOnlyList<DeletedServiceCredential> ServiceCredentials { get; init; } = [];
}

/// <summary>An access key that goes.</summary>
public sealed record DeletedKey(string Id, bool IsActive, DateTimeOffset? LastUsedAt);

/// <summary>A credential for one service that goes.</summary>
public sealed record DeletedServiceCredential(string Id, string ServiceUserName);

/// <summary>An MFA device that goes.</summary>
public sealed record DeletedDevice(string SerialNumber, MfaDeviceKind Kind);
