using IamConsole.Components.Pages.SecurityCredentials;
using IamConsole.Core.AccessKeys;
using IamConsole.Core.Arns;
using IamConsole.Core.Groups;
using IamConsole.Core.InlinePolicies;
using IamConsole.Core.LoginProfiles;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Operations;
using IamConsole.Core.ServiceSpecificCredentials;
using IamConsole.Core.SigningCertificates;
using IamConsole.Core.SshPublicKeys;
using IamConsole.Core.Users;

namespace IamConsole.Components.Pages.Users;

/// <summary>What the console does to delete a user: all that hangs on it goes first (IAM User Guide, Deleting an IAM user).</summary>
internal static class UserDeletionPlan
{
    /// <summary>What goes, one line each.</summary>
    public static IEnumerable<string> Consequences(UserDeletion deletion)
    {
        if (deletion.HasPassword)
        {
            yield return "The console password and the sessions in the console";
        }

        foreach (var key in deletion.AccessKeys)
        {
            yield return $"Access key {key.Id} ({(key.IsActive ? "active" : "inactive")}{(key.LastUsedAt is null ? ", never used" : "")})";
        }

        foreach (var device in deletion.MfaDevices)
        {
            yield return $"MFA device {device.SerialNumber}";
        }

        foreach (var certificate in deletion.SigningCertificates)
        {
            yield return $"X.509 signing certificate {certificate}";
        }

        foreach (var key in deletion.SshPublicKeys)
        {
            yield return $"SSH public key {key}";
        }

        foreach (var credential in deletion.ServiceCredentials)
        {
            yield return $"The service-specific credential {credential.ServiceUserName}";
        }

        foreach (var policy in deletion.InlinePolicies)
        {
            yield return $"Inline policy {policy}";
        }

        if (deletion.PolicyArns.Count > 0)
        {
            yield return $"The attachment of {string.Join(", ", deletion.PolicyArns.Select(Arn.NameIn))}; managed policies stay";
        }

        if (deletion.Groups.Count > 0)
        {
            yield return $"The membership in {string.Join(", ", deletion.Groups)}; the groups stay";
        }
    }

    /// <summary>The operations in the order in which IAM accepts them.</summary>
    public static IEnumerable<IamOperation> Operations(UserDeletion deletion)
    {
        var name = deletion.UserName;
        return
        [
            .. deletion.Groups.Select(group => new RemoveUserFromGroup(group, name)),
            .. deletion.PolicyArns.Select(arn => new DetachUserPolicy(name, arn)),
            .. deletion.InlinePolicies.Select(policy => new DeleteUserPolicy(name, policy)),
            .. deletion.HasPassword ? [new DeleteLoginProfile(name)] : Array.Empty<IamOperation>(),
            .. deletion.AccessKeys.Select(key => new DeleteAccessKey(key.Id) { UserName = name }),
            .. deletion.MfaDevices.SelectMany(device => MfaRemoval.Operations(device.SerialNumber, device.Kind, name)),
            .. deletion.SigningCertificates.Select(id => new DeleteSigningCertificate(id) { UserName = name }),
            .. deletion.SshPublicKeys.Select(id => new DeleteSSHPublicKey(name, id)),
            .. deletion.ServiceCredentials.Select(credential => new DeleteServiceSpecificCredential(credential.Id) { UserName = name }),
            new DeleteUser(name),
        ];
    }
}
