using IamConsole.Core.Activity;
using IamConsole.Core.Model;
using IamConsole.Core.Storage;

namespace IamConsole.Core.Operations;

/// <summary>Which kinds of things a unit of work has touched, for the announcement.</summary>
internal static class Changes
{
    public static ChangedKinds Kinds(IamDbContext db) =>
        db.ChangeTracker.Entries().Aggregate(ChangedKinds.None, (kinds, entry) => kinds | entry.Entity switch
        {
            IamUser => ChangedKinds.Users,
            GroupMembership => ChangedKinds.Users | ChangedKinds.Groups,
            IamGroup => ChangedKinds.Groups,
            IamRole or InstanceProfile => ChangedKinds.Roles,
            OidcProvider or SamlProvider or SamlPrivateKey => ChangedKinds.Providers,
            CustomerManagedPolicy or CustomerManagedPolicyVersion or PolicyAttachment => ChangedKinds.Policies,
            AccessKey or LoginProfile or MfaDevice or SigningCertificate or SshPublicKey or ServiceSpecificCredential => ChangedKinds.Credentials,
            ConsoleSession => ChangedKinds.Sessions,
            Account or PasswordPolicy => ChangedKinds.Account,
            ServiceAccessJob => ChangedKinds.ServiceAccessJobs,
            CredentialReport => ChangedKinds.CredentialReport,
            Analyzer or ArchiveRule => ChangedKinds.Analyzers,
            AccessFinding => ChangedKinds.Findings,
            _ => ChangedKinds.None,
        });
}
