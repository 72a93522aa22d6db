using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Users;

/// <summary>The credentials of a user, or of the caller, beside password, MFA devices and access keys: for CodeCommit, Keyspaces and the like, and X.509 certificates. Each kind is its own action's to show.</summary>
/// <param name="UserName">None for the caller: a user, or root, who has certificates only.</param>
public sealed record ServiceCredentialsQuery(string? UserName) : ConsoleQuery<ServiceCredentials>
{
    /// <summary>Whether it is sent because something has changed.</summary>
    public bool IsRefresh { get; init; }

    protected internal override bool IsRecorded => !IsRefresh;

    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [];

    protected internal override async Task<IamResult<ServiceCredentials>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        if (UserName is null && context.Caller.Kind is CallerKind.Root)
        {
            var arn = Arn.Root(context.Account).ToString();
            return new ServiceCredentials { SigningCertificates = await ReadCertificatesAsync(context, context.Account.ToString(), name => new ActionRequest(name, arn), cancellationToken) };
        }

        var target = await context.FindUserAsync(UserName ?? context.Caller.UserName ?? "", cancellationToken);
        if (target.User is not { } user)
        {
            return await context.DemandAsync(target.Action("iam:ListServiceSpecificCredentials"), cancellationToken) ?? target.Missing ?? IamError.InvalidSession();
        }

        return new ServiceCredentials
        {
            SigningCertificates = await ReadCertificatesAsync(context, user.Id, target.Action, cancellationToken),
            SshKeys = await ReadSshKeysAsync(context, target, cancellationToken),
            Passwords = await ReadPasswordsAsync(context, target, cancellationToken),
        };
    }

    private static async Task<IamResult<SigningCertificateList>> ReadCertificatesAsync(QueryContext context, string ownerId, Func<string, ActionRequest> action, CancellationToken cancellationToken)
    {
        if (await context.DemandAsync(action("iam:ListSigningCertificates"), cancellationToken) is { } denied)
        {
            return denied;
        }

        var certificates = await context.Db.SigningCertificates.Where(certificate => certificate.OwnerId == ownerId).OrderBy(certificate => certificate.UploadedAt).ThenBy(certificate => certificate.Id).ToListAsync(cancellationToken);
        return new SigningCertificateList([.. certificates.Select(certificate => new SigningCertificateRow(certificate.Id, certificate.Thumbprint, certificate.IsActive, certificate.UploadedAt))]);
    }

    private static async Task<IamResult<SshKeyList>> ReadSshKeysAsync(QueryContext context, UserTarget target, CancellationToken cancellationToken)
    {
        if (await context.DemandAsync(target.Action("iam:ListSSHPublicKeys"), cancellationToken) is { } denied)
        {
            return denied;
        }

        var keys = await context.Db.SshPublicKeys.Where(key => key.UserId == target.Existing.Id).OrderBy(key => key.UploadedAt).ThenBy(key => key.Id).ToListAsync(cancellationToken);
        return new SshKeyList([.. keys.Select(key => new SshKeyRow(key.Id, key.Fingerprint, key.IsActive, key.UploadedAt))]);
    }

    private static async Task<IamResult<ServicePasswordList>> ReadPasswordsAsync(QueryContext context, UserTarget target, CancellationToken cancellationToken)
    {
        if (await context.DemandAsync(target.Action("iam:ListServiceSpecificCredentials"), cancellationToken) is { } denied)
        {
            return denied;
        }

        var credentials = await context.Db.ServiceSpecificCredentials.Where(credential => credential.UserId == target.Existing.Id).OrderBy(credential => credential.CreatedAt).ThenBy(credential => credential.Id).ToListAsync(cancellationToken);
        return new ServicePasswordList([.. credentials.Select(credential => new ServicePasswordRow(credential.Id, credential.ServiceName, credential.ServiceUserName, credential.IsActive, credential.CreatedAt))]);
    }
}

/// <summary>Further credentials; a part is either there or refused. Root has certificates only.</summary>
public sealed record ServiceCredentials
{
    public required IamResult<SigningCertificateList> SigningCertificates { get; init; }

    public IamResult<SshKeyList>? SshKeys { get; init; }

    public IamResult<ServicePasswordList>? Passwords { get; init; }
}

/// <summary>X.509 signing certificates, oldest first.</summary>
public sealed record SigningCertificateList(IReadOnlyList<SigningCertificateRow> Certificates);

/// <summary>An X.509 signing certificate.</summary>
public sealed record SigningCertificateRow(string Id, string Thumbprint, bool IsActive, DateTimeOffset UploadedAt);

/// <summary>SSH public keys for CodeCommit, oldest first.</summary>
public sealed record SshKeyList(IReadOnlyList<SshKeyRow> Keys);

/// <summary>An SSH public key.</summary>
public sealed record SshKeyRow(string Id, string Fingerprint, bool IsActive, DateTimeOffset UploadedAt);

/// <summary>User names with passwords for single services, oldest first.</summary>
public sealed record ServicePasswordList(IReadOnlyList<ServicePasswordRow> Credentials);

/// <summary>A user name with a password for one service.</summary>
public sealed record ServicePasswordRow(string Id, string ServiceName, string ServiceUserName, bool IsActive, DateTimeOffset CreatedAt);
